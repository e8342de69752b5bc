// The vote: whose spikes make a class.
import { ModelError, type NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import { voteCardOf } from "./names";
import { freePlace, PITCH, type Place, placesOf, withPlaces } from "./places";

/** Digits from 0 to 9. */
const CLASSES = 10;

/**
 * Reads out a population: by the vote that is there, or a new one beside it.
 * @throws {ModelError} if it has no spikes of its own to give
 */
export function withReadout(document: NetworkDocument, population: string, at?: Place): NetworkDocument {
  const read = document.populations[population];
  if (read?.kind !== "neurons") throw new ModelError("readout.population", copy.editor.readsNeurons);
  if (document.readout) {
    if (document.readout.population === population) return document;
    const { counted: _, ...others } = document.readout; // what was counted goes with the one before
    return { ...document, readout: { ...others, population } };
  }
  const beside = placesOf(document)[population]!;
  const place = freePlace(document, at ?? { x: beside.x + PITCH.x, y: beside.y });
  const placed = withPlaces(document);
  return {
    ...placed,
    readout: { population, classes: CLASSES },
    layout: { ...placed.layout, [voteCardOf(document)]: place },
  };
}

/** Whom a new vote would most likely read: the last neurons that send to no others. */
export function likelyReadout(document: NetworkDocument): string | null {
  const neurons = Object.keys(document.populations).filter(
    (id) => document.populations[id]!.kind === "neurons",
  );
  const sends = (id: string) =>
    Object.values(document.projections).some(
      ({ from, to, receptor }) => from === id && to !== id && receptor === "exc",
    );
  return neurons.findLast((id) => !sends(id)) ?? neurons.at(-1) ?? null;
}
