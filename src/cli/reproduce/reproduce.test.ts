// `reproduce` as it is called: what it runs, what it says, and how it ends; on small images and the reference engine.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Claim, type Digits, MNIST } from "../../examples/lib/claims";
import type { ReproduceRequest } from "../arguments";
import { exitCodeOf, lineOf } from "../faults";
import { perform } from "../main";
import { makeFolder, tiny, writeDigits } from "../testCommand";
import { reproduce } from "./reproduce";
import type { Stated } from "./stated";

/** The images that `writeDigits` writes. */
const HALVES: Digits = { name: "halves", about: "the halves", train: 12, test: 4, obtain: "Draw them." };
/** Two classes that share no pixel: each seed recognises all, in some milliseconds. */
const sure = state("sure", { accuracy: 1, seconds: 100 });
const never = state("never", { accuracy: 1.01, seconds: 100 });
const rushed = state("rushed", { accuracy: 1, seconds: 1e-9 });
const elsewhere = state("elsewhere", { accuracy: 0.9, seconds: 100, digits: MNIST });

function state(preset: string, claim: Partial<Claim>): Stated {
  const base: Claim = { about: `${preset} learns`, digits: HALVES, accuracy: 1, seconds: 1, threads: 1 };
  return { preset, document: tiny, claim: { ...base, ...claim } };
}

let root: string;
beforeAll(() => {
  root = makeFolder();
  mkdirSync(join(root, "public", "mnist"), { recursive: true });
  writeDigits(join(root, "public", "mnist"));
});
afterAll(() => rmSync(root, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly printed: readonly string[];
  readonly fault: string | null;
  readonly shown: readonly string[];
}

async function again(
  all: readonly Stated[],
  options: Partial<ReproduceRequest> = {},
  aborted = false,
  at = root,
): Promise<Ran> {
  const printed: string[] = [];
  const shown: string[] = [];
  const terminal = {
    print: (line: string) => void printed.push(line),
    warn: () => {},
    show: (line: string) => void shown.push(line),
  };
  const signal = aborted ? AbortSignal.abort() : new AbortController().signal;
  const request = { command: "reproduce", which: "all", engine: "reference", ...options } as const;
  try {
    await reproduce(request, { terminal, signal, root: at }, all);
    return { code: 0, printed, fault: null, shown };
  } catch (error) {
    return { code: exitCodeOf(error), printed, fault: lineOf(error), shown };
  }
}

test("a preset that reaches what it states gets two ticks and exit code 0", async () => {
  const { code, printed, fault } = await again([sure]);
  expect([code, fault]).toEqual([0, null]);
  expect(printed.slice(0, 3)).toEqual([
    "sure: sure learns",
    "  on reference (f64 on the CPU); learned from 12 samples, tested with 4",
    "  ✓ accuracy: stated 100.00 %, worst 100.00 %: 100.00 % (seed 1), 100.00 % (seed 2), 100.00 % (seed 3)",
  ]);
  expect(printed[3]).toMatch(/^ {2}✓ learning: stated 2 min, took [\d.]+ s; testing took [\d.]+ s$/);
  expect(printed).toHaveLength(4);
});

test("what is missed is crossed, and named with why once all were run: exit code 3", async () => {
  const { code, printed, fault } = await again([never, rushed, sure], { seeds: 1 });
  expect(code).toBe(3);
  expect(fault).toBe("2 of 3 missed what they state: never (accuracy), rushed (time).");
  expect(printed.filter((line) => line.includes("✗")).map((line) => line.trim().split(" ")[0])).toEqual([
    "✗",
    "✗",
    "never",
    "rushed",
  ]);
  expect(printed[2]).toBe(
    "  ✗ accuracy: stated 101.00 %, worst 100.00 %: 100.00 % (seed 1); stated of seeds 1, 2, 3",
  );
  const table = printed.slice(-4);
  expect(table[0]).toMatch(/^preset +stated +worst +stated +learning +testing$/);
  expect(table[1]).toMatch(/^never +101\.00 % +100\.00 % {2}✗ +2 min +[\d.]+ s {2}✓ +[\d.]+ s$/);
  expect(table[2]).toMatch(/^rushed +100\.00 % +100\.00 % {2}✓ +1e-9 s +[\d.]+ s {2}✗ +[\d.]+ s$/);
});

test("with --json each preset is a line, as it is done", async () => {
  const { code, printed } = await again([sure, elsewhere], { json: true, seeds: 2 });
  expect(code).toBe(0);
  const [ran, waits] = printed.map((line) => JSON.parse(line));
  expect(printed).toHaveLength(2);
  expect(ran).toMatchObject({
    preset: "sure",
    data: "halves",
    neurons: { cells: 6 },
    passes: [{ passes: 1 }],
    stated_accuracy: 1,
    stated_s: 100,
    not_run: null,
    engine: "reference",
    threads: 1,
    seeds: [1, 2],
    accuracies: [1, 1],
    worst: 1,
    accuracy_reached: true,
    time_reached: true,
    samples: 12,
    test_samples: 4,
  });
  expect(ran.train_s).toBeGreaterThan(0);
  expect(ran.test_s).toBeGreaterThan(0);
  expect(waits).toMatchObject({
    preset: "elsewhere",
    not_run: "needs all of MNIST",
    worst: null,
    seeds: null,
  });
});

test("what needs other images is named, and the rest decides how it ends", async () => {
  const { code, printed } = await again([elsewhere, sure], { seeds: 1 });
  expect(code).toBe(0);
  expect(printed.slice(0, 2)).toEqual(["elsewhere: elsewhere learns", "  not run: needs all of MNIST"]);
  expect(printed.find((line) => /^elsewhere +90\.00 % +not run +2 min$/.test(line))).toBeDefined();
  expect(printed.at(-1)).toBe(`all of MNIST: ${MNIST.obtain}`);
  expect(await again([elsewhere])).toMatchObject({
    code: 2,
    printed: [],
    fault: `nothing can be run without all of MNIST: ${MNIST.obtain}`,
  });
});

test("a folder with other images than those that a preset is about is refused before anything is run", async () => {
  const data = join(root, "public", "mnist");
  expect(await again([sure, elsewhere], { data })).toMatchObject({
    code: 2,
    printed: [],
    fault: `--data ${data}: 12 and 4 images, where all of MNIST has 60000 and 10000. Name another folder.`,
  });
  expect((await again([sure], { data: join(root, "nowhere") })).fault).toMatch(
    /nowhere: there is no such folder/,
  );
});

test("a folder that is named is used in place of public/mnist, but not for what lies there alone", async () => {
  const data = join(root, "public", "mnist");
  const empty = join(root, "empty");
  mkdirSync(empty);
  const printed = async (at: string) => (await again([sure], { data, seeds: 1 }, false, at)).printed[1];
  expect(await printed(empty)).toBe(await printed(root));
  const embedded: Digits = { ...HALVES, name: "own", about: "our own", set: "embedded" };
  const { code, fault } = await again([state("own", { digits: embedded })], {
    data,
  });
  expect([code, fault]).toEqual([2, "nothing can be run without our own: Draw them."]);
});

test("Ctrl-C stops it as it stops training", async () => {
  const { code, printed, fault } = await again([sure], {}, true);
  expect([code, printed]).toEqual([130, []]);
  expect(fault).toMatch(/^stopped after \d+ of 12 images\.$/);
});

test("the bar says which preset and seed it is about", async () => {
  const { shown } = await again([{ ...sure, document: { ...tiny, training: { epochs: 40 } } }], {
    seeds: 1,
  });
  const lines = shown.filter(Boolean);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^sure, seed 1, (learning|testing) {2}\[/);
});

test("the command itself: without MNIST's files and for what states nothing, one line and exit code 2", async () => {
  const warned: string[] = [];
  const terminal = { print: () => {}, warn: (line: string) => void warned.push(line), show: null };
  const call = (line: string) => {
    return perform(line.split(" "), { terminal, signal: new AbortController().signal, root });
  };
  expect(await call("reproduce best-local")).toBe(2);
  expect(await call("reproduce cuba")).toBe(2);
  expect(warned).toHaveLength(2);
  expect(warned[0]).toBe(`spikeyard: nothing can be run without all of MNIST: ${MNIST.obtain}`);
  expect(warned[1]).toMatch(/^spikeyard: cuba states nothing to reproduce\. These do: .*, all\.$/);
});
