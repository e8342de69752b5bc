// Which population and which rule the curves are of: the selected one, else the one the network is about.

import type { ModelUse, NetworkDocument, NeuronPopulation } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { mainPopulation } from "../../state/mainPopulation";
import type { Selection } from "../../state/uiStore";

export interface ChosenNeuron {
  readonly name: string;
  readonly population: NeuronPopulation;
}

export interface ChosenRule {
  readonly name: string;
  readonly use: ModelUse;
}

export function chosenNeuron(document: NetworkDocument, selection: Selection | null): ChosenNeuron | null {
  const { populations, projections } = document;
  const wanted = [
    selection?.kind === "population" ? selection.id : undefined,
    selection?.kind === "projection" ? projections[selection.id]?.to : undefined,
    mainPopulation(document),
  ];
  for (const id of wanted) {
    const population = id === undefined ? undefined : populations[id];
    if (population?.kind === "neurons") return { name: labelOf(document, id!), population };
  }
  return null;
}

export function chosenRule(document: NetworkDocument, selection: Selection | null): ChosenRule | null {
  const { projections, training } = document;
  const rules = new Map<string, ModelUse>();
  for (const [id, { learn }] of Object.entries(projections)) if (learn) rules.set(id, learn);
  for (const stage of training?.stages ?? [])
    for (const [id, learn] of Object.entries(stage.learn)) if (!rules.has(id)) rules.set(id, learn);
  const wanted = [
    selection?.kind === "projection" ? selection.id : undefined,
    ...Object.keys(projections).filter(
      (id) => selection?.kind === "population" && projections[id]!.to === selection.id,
    ),
    ...rules.keys(),
  ];
  for (const id of wanted) {
    const use = id === undefined ? undefined : rules.get(id);
    const projection = projections[id ?? ""];
    if (use && projection)
      return { name: `${labelOf(document, projection.from)} → ${labelOf(document, projection.to)}`, use };
  }
  return null;
}
