// How an item of the palette comes into a network.
import { checkDocument, ModelError, type NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import { isBlank } from "../../state/documentStore";
import { withActing } from "../../state/edits/acting";
import {
  type Added,
  isPicture,
  withConvolution,
  withInput,
  withNeurons,
  withWinnerTakeAll,
} from "../../state/edits/add";
import { voteCardOf, worldCardOf } from "../../state/edits/names";
import type { Place } from "../../state/edits/places";
import { likelyReadout, withReadout } from "../../state/edits/readout";
import { heardOf } from "../../state/edits/stages";
import { agentIn, withWorld } from "../../state/edits/world";
import type { PaletteItem } from "./items";

/** @param chosen - the card that is marked, if one is @throws {ModelError} if it cannot be */
export function addedBy(
  { title, adds }: PaletteItem,
  document: NetworkDocument,
  at: Place,
  chosen: string | null,
): Added {
  switch (adds.kind) {
    case "input":
      return withInput(document, adds.encoder, title, at);
    case "neurons":
      return withNeurons(document, adds.neuron, title, at);
    case "winnerTakeAll":
      return withWinnerTakeAll(document, title, at);
    case "convolution":
      return convolution(document, at, chosen);
    case "vote":
      return vote(document, at, chosen);
    case "world":
      return actingIn(document, adds.environment);
  }
}

/**
 * An agent goes on in another world, and what was drawn without a vote acts there, if it can. Any other network gives way to an
 * agent made for that world.
 */
export function actingIn(
  document: NetworkDocument,
  environment: string,
): Added & { readonly replaces: boolean } {
  const use = { name: environment };
  if (document.agent)
    return { document: withWorld(document, use), ids: [worldCardOf(document)], replaces: false };
  const drawn = isBlank(document) || document.readout ? null : fitting(() => withActing(document, use));
  const next = drawn ?? agentIn(environment);
  return { document: next, ids: [worldCardOf(next)], replaces: drawn === null };
}

/** What an edit gives, if it is a network that is right. */
function fitting(make: () => NetworkDocument): NetworkDocument | null {
  try {
    const made = make();
    checkDocument(made);
    return made;
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

function convolution(document: NetworkDocument, at: Place, chosen: string | null): Added {
  const seen = chosen !== null && heardOf(document, chosen) !== null ? chosen : onlyInput(document);
  const from = seen !== null && isPicture(document.populations[seen]?.shape ?? []) ? seen : undefined;
  const { features, pools } = copy.editor.palette;
  return withConvolution(document, { features, pools }, at, from);
}

function vote(document: NetworkDocument, at: Place, chosen: string | null): Added {
  const isNeurons = chosen !== null && document.populations[chosen]?.kind === "neurons";
  const read = isNeurons ? chosen : document.readout ? document.readout.population : likelyReadout(document);
  if (read === null) throw new ModelError("readout", copy.editor.needsNeurons);
  return { document: withReadout(document, read, at), ids: [voteCardOf(document)] };
}

function onlyInput({ populations }: NetworkDocument): string | null {
  const all = Object.keys(populations).filter((id) => populations[id]!.kind === "input");
  return all.length === 1 ? all[0]! : null;
}
