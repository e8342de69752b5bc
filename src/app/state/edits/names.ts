// Names of parts of a document: what may be one, and one that is free.
import type { NetworkDocument } from "../../../index";

/** The cards of the readout and of an agent's world, on the canvas and in the layout, unless a population has this name. */
const [VOTE, WORLD] = ["vote", "world"] as const;
/** As documents have it; longer ones are cut. */
const NAME = /^[a-z][a-z0-9_]{0,31}$/;
const LONGEST = 32;

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** The readout's card: no name of a population can have a dollar sign. */
export function voteCardOf(document: Pick<NetworkDocument, "populations">): string {
  return Object.hasOwn(document.populations, VOTE) ? "$vote" : VOTE;
}

/** The card of the world that an agent acts in. */
export function worldCardOf(document: Pick<NetworkDocument, "populations">): string {
  return Object.hasOwn(document.populations, WORLD) ? "$world" : WORLD;
}

/** Whether a card is that of the world, and there is one. */
export function isWorldCard(document: NetworkDocument, card: string): boolean {
  return document.agent !== undefined && card === worldCardOf(document);
}

/** "Winner takes all" -> "winner_takes_all"; what has no letters becomes `otherwise`. */
export function nameFrom(text: string, otherwise = "neurons"): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, LONGEST);
  return isName(plain) ? plain : otherwise;
}

/** `base`, or with the first free number after it: no population or projection has it, nor a card of another kind. */
export function freeName(document: NetworkDocument, base: string): string {
  const taken = (name: string) =>
    name === VOTE ||
    name === WORLD ||
    Object.hasOwn(document.populations, name) ||
    Object.hasOwn(document.projections, name);
  if (!taken(base)) return base;
  for (let n = 2; ; n++) {
    const name = `${base.slice(0, LONGEST - 1 - String(n).length)}_${n}`;
    if (!taken(name)) return name;
  }
}

/** The same for what is written on cards: "LIF", then "LIF 2". */
export function freeLabel(document: NetworkDocument, label: string): string {
  const taken = new Set(Object.entries(document.populations).map(([id, one]) => one.label ?? id));
  if (!taken.has(label)) return label;
  for (let n = 2; ; n++) if (!taken.has(`${label} ${n}`)) return `${label} ${n}`;
}
