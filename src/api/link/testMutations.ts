// For tests: texts and bytes as accidents and enemies make them, by seed.
import { philox } from "../../util/random";

/** Processor time that something takes, in ms: other programs may have the machine meanwhile. The shorter of two. */
export function cost(work: () => void): number {
  const once = () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
}

/** Whole numbers below `most`, one after another. */
export function draws(seed: number): (most: number) => number {
  let k = 0;
  return (most) => philox([k++, 0, 0, 0], seed, 77)[0] % Math.max(1, most);
}

/** Bytes with a few of them changed, dropped, doubled or cut off. */
export function mutated(bytes: Uint8Array, draw: (most: number) => number): Uint8Array<ArrayBuffer> {
  const all = [...bytes];
  for (let left = 1 + draw(4); left > 0; left--) {
    const at = draw(all.length);
    const kind = draw(6);
    if (kind === 0) all[at] = draw(256);
    else if (kind === 1) all[at] = (all[at] ?? 0) ^ (1 << draw(8));
    else if (kind === 2) all.splice(at, 1 + draw(8));
    else if (kind === 3) all.splice(at, 0, ...all.slice(at, at + 1 + draw(16)));
    else if (kind === 4) all.length = at;
    else all.push(...Array.from({ length: draw(40) }, () => draw(256)));
  }
  return Uint8Array.from(all);
}

const WORDS = [
  "__proto__",
  "constructor",
  "<script>alert(1)</script>",
  "1e999",
  "-1",
  "1e9",
  "null",
  "[]",
  "{}",
  '"\\u0000"',
  "true",
  "[[[[",
  '{"a":',
  "9".repeat(400),
];

/** JSON with a number, a text or a name of it replaced by what does not belong there. */
export function mangled(json: string, draw: (most: number) => number): string {
  const tokens = json.split(/(?<=[{}[\]:,])|(?=[{}[\]:,])/);
  for (let left = 1 + draw(3); left > 0; left--) {
    const word = WORDS[draw(WORDS.length)]!;
    tokens[draw(tokens.length)] = draw(2) === 0 ? word : JSON.stringify(word);
  }
  return tokens.join("");
}
