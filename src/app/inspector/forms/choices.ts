// What can be chosen for a part of the network: each choice is tried on the document, so that it and the check agree.
import { checkDocument, ModelError, type NetworkDocument } from "../../../index";
import { splitAbout } from "../../ui/format";
import type { Choice } from "../fields/ChoiceField";

/** @param make - the document with that choice in it */
export function choicesOf<Name extends string>(
  names: readonly Name[],
  wordsOf: (name: Name) => string,
  make: (name: Name) => NetworkDocument,
): Choice<Name>[] {
  return names.map((name) => ({ name, words: wordsOf(name), unfit: refusalOf(() => make(name)) }));
}

/** Why a document would be refused, or cannot even be made; null if it is right. */
export function refusalOf(document: NetworkDocument | (() => NetworkDocument)): string | null {
  try {
    checkDocument(typeof document === "function" ? document() : document);
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
}

/** "lif_adaptive: leaky integrate-and-fire" from a model's name and its first words. */
export function modelWords({ name, about }: { readonly name: string; readonly about: string }): string {
  const first = splitAbout(about.replace(/[.;].*$/s, "")).name;
  return `${name}: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

/** Rows, columns and more from what was typed; null if it is no shape. */
export function parseShape(text: string): number[] | null {
  const parts = text.trim().split(/\s*[×x*,]\s*|\s+/);
  const shape = parts.map(Number);
  const fits = parts.length <= 3 && shape.every((n) => Number.isSafeInteger(n) && n >= 1);
  return parts[0] !== "" && fits ? shape : null;
}
