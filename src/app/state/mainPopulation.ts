// The population that a network is about: the one that answers, else the largest of neurons.
import { type NetworkDocument, sizeOf } from "../../index";

export function mainPopulation({ populations, readout }: NetworkDocument): string | undefined {
  if (readout && populations[readout.population]) return readout.population;
  let best: string | undefined;
  let most = 0;
  for (const [id, population] of Object.entries(populations)) {
    if (population.kind !== "neurons" || sizeOf(population) <= most) continue;
    best = id;
    most = sizeOf(population);
  }
  return best;
}
