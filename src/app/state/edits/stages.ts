// Training in stages, as a network needs it where a convolution learns: at one place at a time, from windows, before what
// comes after it. What its stage needs follows from when the last spike that it hears has come.
import {
  ModelError,
  type ModelUse,
  modelsOf,
  type NetworkDocument,
  type TrainingPlan,
  windowFeatures,
} from "../../../index";
import { copy } from "../../copy";

const { FEATURES, POOL, learnFeatures } = windowFeatures;

type Stage = NonNullable<TrainingPlan["stages"]>[number];

/** The rule by which windows are learned from; others were not measured there. */
export const WINDOW_RULE = "instar_latency";
/** Share of its start at which a learning rate ends. As in api/builders/usual.ts. */
const ETA_END = 1 / 20;
/** Steps until what has learned before is heard: one to arrive, and one to spare. As in api/builders/stages.ts. */
const STEPS_TO_HEAR = 2;

/** ms: all spikes of a population have come by then, once each; null: they come as long as a sample is shown. */
export function heardOf(
  document: NetworkDocument,
  id: string,
  passed: ReadonlySet<string> = new Set(),
): number | null {
  const population = document.populations[id];
  if (!population || passed.has(id)) return null;
  if (population.kind === "input")
    return (
      population.params?.window ??
      modelsOf(document).encoders[population.encoder]?.params.window?.value ??
      null
    );
  const onto = Object.values(document.projections).filter(({ from, to }) => to === id && from !== id);
  if (onto.length !== 1) return null;
  const [{ from, connector }] = onto as [(typeof onto)[0]];
  if (heardOf(document, from, new Set([...passed, id])) === null) return null;
  const { close } = population.params ?? {};
  if (connector.name === "conv2d")
    return population.neuron === FEATURES.neuron && close !== undefined ? close + document.dt : null;
  if (connector.name !== "pool2d" || population.neuron !== POOL.neuron.name) return null;
  const before = heardOf(document, from, new Set([...passed, id]));
  return before === null ? null : before + document.dt;
}

/** Why a convolution cannot learn from one population in another; null if it can. */
export function refusalOfWindows(document: NetworkDocument, from: string, to: string | null): string | null {
  const target = to === null ? null : document.populations[to];
  if (target && (target.kind !== "neurons" || target.neuron !== FEATURES.neuron))
    return copy.editor.windowsNeuron(copy.editor.model(FEATURES.neuron));
  if (heardOf(document, from) !== null) return null;
  return copy.editor.windowsTimes(document.populations[from]?.label ?? from);
}

/** Lets a projection learn, in a stage of its own where it must or others do. @throws {ModelError} if it cannot */
export function withLearning(document: NetworkDocument, id: string, rule: string): NetworkDocument {
  const projection = document.projections[id];
  if (!projection) return document;
  if (projection.connector.name === "conv2d") return withStage(document, windowStage(document, id, rule));
  if (document.training?.stages) return withStage(document, { learn: { [id]: { name: rule } } });
  return {
    ...document,
    projections: { ...document.projections, [id]: { ...projection, learn: { name: rule } } },
  };
}

/** The rule by which a projection learns in a stage, and which one that is, from 0; null: in none. */
export function stagedRuleOf(
  { training }: NetworkDocument,
  id: string,
): { readonly use: ModelUse; readonly stage: number } | null {
  const stage = training?.stages?.findIndex(({ learn }) => Object.hasOwn(learn, id)) ?? -1;
  return stage < 0 ? null : { use: training!.stages![stage]!.learn[id]!, stage };
}

/** The rule by which a projection learns, in a stage or all the time. */
export function learningOf(document: NetworkDocument, id: string): ModelUse | undefined {
  return stagedRuleOf(document, id)?.use ?? document.projections[id]?.learn;
}

function windowStage(document: NetworkDocument, id: string, rule: string): Stage {
  const { from, to } = document.projections[id]!;
  const refusal = refusalOfWindows(document, from, to);
  const heard = heardOf(document, from);
  if (refusal !== null || heard === null) throw new ModelError(`projections.${id}.learn`, refusal ?? "");
  const isInput = document.populations[from]!.kind === "input";
  const known = modelsOf(document).rules[rule]?.params ?? {};
  const params = isInput && Object.hasOwn(known, "window") ? { params: { window: heard } } : {};
  const eta = known.eta?.value;
  const stage = learnFeatures({
    projection: id,
    population: to,
    learn: { name: rule, ...params },
    etaEnd: eta === undefined ? undefined : Number((eta * ETA_END).toPrecision(12)),
    onset: isInput ? heard : STEPS_TO_HEAR * document.dt,
  });
  if (isInput) return stage;
  return { ...stage, set: { ...stage.set, [`${to}.onset`]: STEPS_TO_HEAR * document.dt } };
}

/** Windows are learned from first. Where there were no stages, what learned so far does so after them, one by one. */
function withStage(document: NetworkDocument, stage: Stage): NetworkDocument {
  const { stages, ...plan } = document.training ?? {};
  if (stages) {
    const isBefore = stage.windows ? (one: Stage) => one.windows !== undefined : () => true;
    const at = stages.filter(isBefore).length;
    const all = [...stages.slice(0, at), stage, ...stages.slice(at)];
    return { ...document, training: { ...plan, stages: all } };
  }
  const { anneal = {}, ...more } = plan;
  const later = Object.entries(document.projections).flatMap(([id, { learn, to }]): Stage[] => {
    if (!learn) return [];
    const own = Object.entries(anneal).filter(([target]) => [id, to].includes(target.split(".")[0]!));
    return [
      {
        ...more,
        learn: { [id]: learn },
        ...(own.length > 0 ? { anneal: Object.fromEntries(own) } : {}),
      },
    ];
  });
  const projections = Object.entries(document.projections).map(([id, { learn: _, ...one }]) => [id, one]);
  return {
    ...document,
    projections: Object.fromEntries(projections),
    training: { stages: [stage, ...later] },
  };
}
