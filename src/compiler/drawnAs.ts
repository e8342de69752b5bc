// Projections with the synapses of another one: both are drawn by the same random numbers.
import type { NetworkDocument, Projection } from "../core/document";
import { ModelError } from "../util/errors";
import { isSame } from "../util/frozen";
import { lookUp } from "./requirements";

type Projections = NetworkDocument["projections"];

/** Which of the projections' streams of random numbers one draws from: its own, or that of the one it is drawn as. */
export function drawsOf(name: string, projections: Projections): number {
  return Object.keys(projections).indexOf(projections[name]?.drawnAs ?? name);
}

/** @throws {ModelError} if the synapses of a projection cannot be those of the one it is drawn as */
export function checkDrawnAs(
  name: string,
  { drawnAs, connector, from, to }: Projection,
  { populations, projections }: NetworkDocument,
): void {
  if (drawnAs === undefined) return;
  const path = `projections.${name}.drawnAs`;
  if (drawnAs === name)
    throw new ModelError(path, "names the projection itself. Name another one, or leave it out.");
  const other = lookUp(projections, drawnAs, "projection", path);
  if (other.drawnAs !== undefined)
    throw new ModelError(path, `'${drawnAs}' is itself drawn as '${other.drawnAs}'. Name that one.`);
  for (const [side, mine, theirs] of [
    ["from", from, other.from],
    ["to", to, other.to],
  ] as const) {
    const own = populations[mine]!.shape;
    // a name that is not there is told where it stands
    const shape = lookUp(populations, theirs, "population", `projections.${drawnAs}.${side}`).shape;
    if (!isSame(own, shape))
      throw new ModelError(
        path,
        `'${drawnAs}' goes ${side} '${theirs}', [${shape.join(", ")}], this one ${side} '${mine}', [${own.join(", ")}]. Both shapes must be the same.`,
      );
  }
  if (!isSame(connector, other.connector))
    throw new ModelError(path, `'${drawnAs}' has another connector. Give both the same.`);
}

/** The same projections where some are gone: those that were drawn as one of them draw by numbers of their own. */
export function withoutLostDraws(projections: Projections): Projections {
  return Object.fromEntries(
    Object.entries(projections).map(([name, projection]) => {
      const { drawnAs, ...others } = projection;
      const lost = drawnAs !== undefined && !Object.hasOwn(projections, drawnAs);
      return [name, lost ? others : projection];
    }),
  );
}
