// The network that is open in the worker: its engine, and what learns over it where something does.
import {
  AgentModel,
  canRetune,
  compile,
  type Dataset,
  type Engine,
  type NetworkDocument,
  openEngine,
  planNetwork,
  sizeOf,
} from "../../index";
import { copy } from "../copy";
import type { EnginePreference, EngineView } from "./protocol";
import type { Learner } from "./runs/learner";

export interface OpenNetwork {
  readonly engine: Engine;
  /** an agent, where the document says how it acts; else null where it has no readout, or not one input */
  readonly learner: Learner | null;
  readonly choice: Pick<EngineView, "reason" | "fallback">;
}

/**
 * @param watch - what an agent acts on in place of the engine itself
 * @throws {ModelError} if the document is wrong
 * @throws {EngineError} if no engine can be had
 */
export async function openNetwork(
  document: NetworkDocument,
  engine: EnginePreference,
  threads = 1,
  watch: (engine: Engine) => Engine = (made) => made,
): Promise<OpenNetwork> {
  const options = { engine, threads };
  if (document.agent) {
    const opened = await openEngine(planNetwork(document), engine, options);
    const { engine: made, ...choice } = { ...opened, engine: watch(opened.engine) };
    const learner = new AgentModel({ engine: made, ...choice }, document.agent, await made.snapshot());
    return { engine: made, learner, choice };
  }
  if (lackOf(document) !== null) {
    const { engine: made, ...choice } = await openEngine(planNetwork(document), engine, options);
    return { engine: made, learner: null, choice };
  }
  const learner = await compile(document, options);
  return { engine: learner.engine, learner, choice: learner.choice };
}

/** Takes in new live numbers; false if the network must be built anew for this document. */
export function retuneNetwork({ engine, learner }: OpenNetwork, document: NetworkDocument): boolean {
  if (learner) return learner.retune(document);
  if (!canRetune(engine.plan.document, document)) return false;
  engine.retune(document);
  return true;
}

/** What a document lacks to be trained; null: nothing. */
function lackOf({ populations, readout }: NetworkDocument): string | null {
  const inputs = Object.values(populations).filter(({ kind }) => kind === "input");
  if (inputs.length !== 1) return copy.untrainable.inputs(inputs.length);
  return readout ? null : copy.untrainable.readout;
}

/** Why a network cannot learn from these samples; null if it can. */
export function untrainable(document: NetworkDocument, dataset: Dataset | null): string | null {
  if (document.agent) return document.agent.environment ? null : copy.untrainable.world;
  const lack = lackOf(document);
  if (lack !== null || !dataset) return lack;
  const { train } = dataset;
  const pixels = train.images.length / train.count;
  const [, input] = inputOf(document)!;
  if (sizeOf(input) !== pixels) return copy.untrainable.shape(sizeOf(input), pixels);
  const learns = Object.values(document.projections).some(({ learn }) => learn) || document.training?.stages;
  return learns ? null : copy.untrainable.rule;
}

/** The document's first input that takes as many values as samples have. */
export function inputOf(document: NetworkDocument) {
  return Object.entries(document.populations).find(([, { kind }]) => kind === "input") ?? null;
}
