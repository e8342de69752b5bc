// Units as exponents over ms, mV, pA. NEST's set closes over these: nS = pA/mV, pF = pA ms/mV, GOhm = mV/pA.
// Hz differs by a factor: rates are Hz at the door and 1/ms inside.
import { ModelError } from "../util/errors";

/** Exponents of ms, mV and pA. */
export type Unit = readonly [ms: number, mV: number, pA: number];

export const ONE: Unit = [0, 0, 0];
export const MS: Unit = [1, 0, 0];

const NAMED: Readonly<Record<string, { readonly unit: Unit; readonly scale: number }>> = {
  "1": { unit: ONE, scale: 1 },
  ms: { unit: MS, scale: 1 },
  mV: { unit: [0, 1, 0], scale: 1 },
  pA: { unit: [0, 0, 1], scale: 1 },
  nS: { unit: [0, -1, 1], scale: 1 },
  pF: { unit: [1, -1, 1], scale: 1 },
  GOhm: { unit: [0, 1, -1], scale: 1 },
  Hz: { unit: [-1, 0, 0], scale: 1e-3 },
};

/** Units that equations may name, as in `140*mV`: each stands for its size in base units. */
export const UNIT_NAMES: Readonly<Record<string, { readonly unit: Unit; readonly scale: number }>> =
  Object.fromEntries(Object.entries(NAMED).filter(([name]) => name !== "1"));

/** Reads a unit such as "mV", "1", "mV/ms" or "1/ms". @returns its exponents and its factor to base units */
export function parseUnit(text: string, path: string): { unit: Unit; scale: number } {
  let unit: Unit = ONE;
  let scale = 1;
  for (const [i, part] of text.split("/").entries()) {
    const known = Object.hasOwn(NAMED, part.trim()) ? NAMED[part.trim()] : undefined;
    if (!known) {
      throw new ModelError(
        path,
        `unknown unit '${text}'. Known: ${Object.keys(NAMED).join(", ")}, and a/b of them.`,
      );
    }
    unit = i === 0 ? known.unit : combine(unit, known.unit, -1);
    scale = i === 0 ? known.scale : scale / known.scale;
  }
  return { unit, scale };
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

/** `a * b^power` */
export function combine(a: Unit, b: Unit, power: number): Unit {
  return [a[0] + b[0] * power, a[1] + b[1] * power, a[2] + b[2] * power];
}

/** A unit as the user reads it: a known name, else `ms^a mV^b pA^c`. */
export function showUnit(unit: Unit): string {
  for (const [name, known] of Object.entries(NAMED)) {
    if (known.scale === 1 && sameUnit(known.unit, unit)) return name === "1" ? "a plain number" : name;
  }
  for (const [above, a] of Object.entries(NAMED)) {
    for (const [below, b] of Object.entries(NAMED)) {
      if (a.scale === 1 && b.scale === 1 && sameUnit(combine(a.unit, b.unit, -1), unit))
        return `${above}/${below}`;
    }
  }
  return ["ms", "mV", "pA"]
    .map((base, i) => (unit[i] ? `${base}^${unit[i]}` : ""))
    .filter(Boolean)
    .join(" ");
}
