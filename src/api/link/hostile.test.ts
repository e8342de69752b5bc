// Ten thousand spoilt links and a thousand spoilt files: each gives a network or one clear error, soon.

import { expect, test } from "vitest";
import type { NetworkDocument } from "../../core/document";
import { diehlCook } from "../../examples/diehlCook";
import { mnistFirst } from "../../examples/mnistFirst";
import { compile } from "../../training/model";
import { readModelFile, writeModelFile } from "../../training/modelFile";
import { DataError } from "../../util/errors";
import { cpuMs } from "../../util/testTime";
import { compact } from "./documentShape";
import { readDocumentFile, writeDocument } from "./file";
import { readLink, toLink } from "./link";
import { pack } from "./pack";
import { draws, mangled, mutated } from "./testMutations";

const MOST_MS = 100;

/** @returns how many were refused; all others are documents */
function readAll(count: number, make: (k: number) => () => unknown): { refused: number; slowest: number } {
  let refused = 0;
  let slowest = 0;
  for (let k = 0; k < count; k++) {
    const read = make(k);
    const start = cpuMs();
    try {
      read();
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      expect(error.message.length).toBeLessThan(400);
      refused++;
    }
    slowest = Math.max(slowest, cpuMs() - start);
  }
  return { refused, slowest };
}

const links = [diehlCook, mnistFirst].map((document) => ({
  letters: new TextEncoder().encode(toLink(document)),
  json: JSON.stringify(compact(document)),
}));

test("10,000 mutated links", () => {
  const draw = draws(1);
  const { refused, slowest } = readAll(10_000, (k) => {
    const { letters, json } = links[draw(links.length)]!;
    const link =
      k % 2 === 0 ? new TextDecoder().decode(mutated(letters, draw)) : `1.${pack(mangled(json, draw))}`;
    return () => readLink(link);
  });
  expect(refused).toBeGreaterThan(9000); // most changes break it; the others make another network
  expect(slowest).toBeLessThan(MOST_MS);
});

test("500 mutated files of text", () => {
  const draw = draws(2);
  const bytes = new TextEncoder().encode(writeDocument(diehlCook));
  const { refused, slowest } = readAll(500, () => {
    const spoilt = mutated(bytes, draw);
    return () => readDocumentFile("a.json", spoilt);
  });
  expect(refused).toBeGreaterThan(200); // a change within a name, or of a digit, is another network
  expect(slowest).toBeLessThan(MOST_MS);
});

test("500 mutated files with weights", async () => {
  const small: NetworkDocument = {
    ...mnistFirst,
    populations: { ...mnistFirst.populations, retina: { ...mnistFirst.populations.retina!, shape: [4, 4] } },
  };
  const model = await compile(small, { engine: "event" });
  const bytes = writeModelFile({ document: small, checkpoint: await model.checkpoint() });
  model.dispose();
  const draw = draws(3);
  const { refused, slowest } = readAll(500, (k) => {
    // half of the changes in the header, which is small beside the weights
    const head = bytes.subarray(0, 2000);
    const spoilt = k % 2 === 0 ? mutated(bytes, draw) : joined(mutated(head, draw), bytes.subarray(2000));
    return () => readModelFile("a.spikeyard", spoilt);
  });
  expect(refused).toBeGreaterThan(350); // a changed weight is a weight
  expect(slowest).toBeLessThan(MOST_MS);
});

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
