// Two trainings ended alike if and only if these are equal.
import type { Engine } from "../engines/engine";
import { fingerprint } from "../util/hash";

/** Fingerprint of all weights that an engine stores, projection by projection. */
export async function weightHash(engine: Engine): Promise<string> {
  const hashes: string[] = [];
  for (const { name, weights } of engine.plan.projections) {
    if (weights === "stored") hashes.push(fingerprint(new Float32Array(await engine.read(`${name}.w`))));
  }
  return hashes.join("-");
}
