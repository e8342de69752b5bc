// Parameters of a population's neurons: some that differ from neuron to neuron, and whole sets of them by name.
import { modelsOf, type NetworkDocument, type NeuronPopulation, type Values } from "../../../index";
import { withPopulation } from "../documentEdits";

/** Lets a parameter differ between neurons; a number is again one for all. */
export function withVaried(
  document: NetworkDocument,
  id: string,
  param: string,
  values: Values,
): NetworkDocument {
  return withNeurons(document, id, ({ vary = {}, params = {}, ...others }) => {
    const { [param]: _, ...rest } = vary;
    const { [param]: __, ...common } = params;
    const one = typeof values === "number";
    return tidy({
      ...others,
      params: one ? { ...common, [param]: values } : common,
      vary: one ? rest : { ...rest, [param]: values },
    });
  });
}

/** The parameters of a set that the model names; those that it does not name are the model's own. */
export function withSet(document: NetworkDocument, id: string, set: string): NetworkDocument {
  return withNeurons(document, id, ({ params: _, vary = {}, ...others }) => {
    const named = modelsOf(document).neurons[others.neuron]?.sets?.[set]?.params ?? {};
    const left = Object.entries(vary).filter(([param]) => !Object.hasOwn(named, param));
    return tidy({ ...others, params: named, vary: Object.fromEntries(left) });
  });
}

/** The set that a population has just the parameters of; null: none. */
export function setOf(document: NetworkDocument, { neuron, params = {} }: NeuronPopulation): string | null {
  const model = modelsOf(document).neurons[neuron];
  if (!model) return null;
  const numberOf = (given: Readonly<Record<string, number>>, param: string) =>
    given[param] ?? model.params[param]!.value;
  const same = (given: Readonly<Record<string, number>>) =>
    Object.keys(model.params).every((param) => numberOf(given, param) === numberOf(params, param));
  return Object.entries(model.sets ?? {}).find(([, one]) => same(one.params))?.[0] ?? null;
}

function withNeurons(
  document: NetworkDocument,
  id: string,
  change: (population: NeuronPopulation) => NeuronPopulation,
): NetworkDocument {
  return withPopulation(document, id, (one) => (one.kind === "neurons" ? change(one) : one));
}

/** Without parts that hold nothing. */
function tidy({ params = {}, vary = {}, ...others }: NeuronPopulation): NeuronPopulation {
  return {
    ...others,
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(Object.keys(vary).length > 0 ? { vary } : {}),
  };
}
