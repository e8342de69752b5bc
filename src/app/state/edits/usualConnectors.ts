// What a connector begins with between two populations, where it is chosen without numbers.
import { type Connector, type Extent, type NetworkDocument, sizeOf } from "../../../index";

type Named<Name extends Connector["name"]> = Extract<Connector, { readonly name: Name }>;
type Ends = readonly [document: NetworkDocument, from: string, to: string];

/** Partners of each neuron. Chosen: a tenth of all as in Brunel 2000, at most as many as are still seen apart. */
const SHARE = 0.1;
const MOST = 100;
/** Sides of a sheet. Chosen: some ten neighbours on a grid of 20 by 20. */
const SIGMA = 0.1;

const selfOf = (from: string, to: string) => (from === to ? { self: false } : {});

export function usualDegree(
  name: "fixed_in_degree" | "fixed_out_degree",
  [{ populations }, from, to]: Ends,
): Named<"fixed_in_degree" | "fixed_out_degree"> {
  const partners = populations[name === "fixed_in_degree" ? from : to];
  const there = partners ? sizeOf(partners) - Number(from === to) : 1;
  const n = Math.min(there, MOST, Math.max(1, Math.round(SHARE * there)));
  return { name, n, ...selfOf(from, to) };
}

export function usualDistance([, from, to]: Ends): Named<"distance"> {
  return { name: "distance", sigma: SIGMA, ...selfOf(from, to) };
}

/** The window and stride by which one shape follows from the other: windows touch, or overlap where they must. */
export function usualLocal([{ populations }, from, to]: Ends): Named<"local2d"> {
  const [pre, post] = [populations[from]?.shape ?? [], populations[to]?.shape ?? []];
  const axis = (k: 0 | 1): readonly [kernel: number, stride: number] => {
    const [places, windows] = [pre[k] ?? 1, post[k] ?? 1];
    const stride = Math.max(1, Math.floor(places / windows));
    return [Math.max(1, places - (windows - 1) * stride), stride];
  };
  const [rows, columns] = [axis(0), axis(1)];
  const stride: Extent = [rows[1], columns[1]];
  const local = { name: "local2d", kernel: [rows[0], columns[0]] } as const;
  return stride[0] === 1 && stride[1] === 1 ? local : { ...local, stride };
}

/** Pairs of the same index, to begin a list with. */
export function usualList([{ populations }, from, to]: Ends): Named<"list"> {
  const sizes = [from, to].map((id) => (populations[id] ? sizeOf(populations[id]) : 0));
  const same = Array.from({ length: Math.min(...sizes) }, (_, k) => k);
  return { name: "list", pre: same, post: same };
}

/** "0-3, 1-2" as pairs; null if a part is none. */
export function parsePairs(text: string): Pick<Named<"list">, "pre" | "post"> | null {
  const parts = text.trim() === "" ? [] : text.trim().split(/\s*[,;]\s*/);
  const pairs = parts.map((part) => /^(\d{1,7})\s*[-→>]+\s*(\d{1,7})$/.exec(part));
  if (pairs.some((pair) => pair === null)) return null;
  return { pre: pairs.map((pair) => Number(pair![1])), post: pairs.map((pair) => Number(pair![2])) };
}

export function printPairs({ pre, post }: Named<"list">): string {
  return pre.map((i, k) => `${i}-${post[k]}`).join(", ");
}
