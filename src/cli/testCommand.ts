// For tests: the command without a process, on a small folder of images.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeImages, encodeLabels } from "../../scripts/lib/idx.mjs";
import type { NetworkDocument } from "../index";
import { perform } from "./main";

export interface Outcome {
  readonly code: number;
  readonly printed: readonly string[];
  readonly warned: readonly string[];
}

/** Runs the command line, its words parted by single spaces. */
export async function command(line: string, signal = new AbortController().signal): Promise<Outcome> {
  const printed: string[] = [];
  const warned: string[] = [];
  const terminal = {
    print: (text: string) => void printed.push(text),
    warn: (text: string) => void warned.push(text),
    show: null,
  };
  const code = await perform(line.split(" "), { terminal, signal, root: "." });
  return { code, printed, warned };
}

/** An empty folder, for the test to remove. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), "cli-"));
}

/** 4x4 images of two classes, the upper half bright or the lower: 12 to learn from and 4 to test with. */
export function writeDigits(folder: string): void {
  for (const [name, count] of [
    ["train", 12],
    ["t10k", 4],
  ] as const) {
    const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
    const isBright = (k: number) => Math.floor((k % 16) / 8) === labels[Math.floor(k / 16)];
    const pixels = Uint8Array.from({ length: 16 * count }, (_, k) => (isBright(k) ? 255 : 0));
    writeFileSync(join(folder, `${name}-images-idx3-ubyte`), encodeImages(count, 4, 4, pixels));
    writeFileSync(join(folder, `${name}-labels.idx1-ubyte`), encodeLabels(labels));
  }
}

/** Learns from such images in a few milliseconds, also on the reference engine. */
export const tiny: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "tiny",
  dt: 1,
  seed: 5,
  presentation: { duration: 20 },
  populations: {
    eye: { kind: "input", shape: [4, 4], encoder: "poisson", params: { max_rate: 500 } },
    cells: { kind: "neurons", shape: [6], neuron: "lif_adaptive", params: { theta_plus: 1 }, winners: 1 },
  },
  projections: {
    eye_cells: {
      from: "eye",
      to: "cells",
      synapse: "delta",
      receptor: "exc",
      connector: { name: "all_to_all" },
      weight: { uniform: [0, 1] },
      learn: { name: "instar", params: { eta: 0.5 } },
      normalize: { name: "l1", params: { total: 16 } },
    },
    rivalry: {
      from: "cells",
      to: "cells",
      synapse: "delta",
      receptor: "inh",
      connector: { name: "all_to_all", self: false },
      weight: 30,
    },
  },
  readout: { population: "cells", classes: 10 },
};
