// Arguments: what is read from them, and the one line for each that is wrong.
import { describe, expect, test } from "vitest";
import { readArguments } from "./arguments";
import { UsageError } from "./faults";
import { usage } from "./usage";

const read = (line: string) => readArguments(line.split(" ").filter(Boolean));

describe("reads", () => {
  test.each([
    ["train mnist-rate", { command: "train", network: "mnist-rate" }],
    [
      "train net.json --data d --limit 5 --test-limit 2 --epochs 3 --batch 16 --seed 0 --engine event --threads 2 --json",
      {
        command: "train",
        network: "net.json",
        data: "d",
        limit: 5,
        "test-limit": 2,
        epochs: 3,
        batch: 16,
        seed: 0,
        engine: "event",
        threads: 2,
        json: true,
      },
    ],
    ["train --limit=7 mnist-rate", { command: "train", network: "mnist-rate", limit: 7 }],
    ["run cuba --duration 0.5", { command: "run", network: "cuba", duration: 0.5 }],
    ["run cuba --duration 10 --probe exc", { command: "run", network: "cuba", duration: 10, probe: "exc" }],
    ["bench linear --neurons 1000 --rate 2", { command: "bench", bench: "linear", neurons: 1000, rate: 2 }],
    [
      "bench sparsity --against gpu --plot p.svg",
      { command: "bench", bench: "sparsity", against: "gpu", plot: "p.svg" },
    ],
    ["reproduce", { command: "reproduce", which: "all" }],
    [
      "reproduce best-local --data d --seeds 2 --engine event --threads 4 --json",
      {
        command: "reproduce",
        which: "best-local",
        data: "d",
        seeds: 2,
        engine: "event",
        threads: 4,
        json: true,
      },
    ],
    ["--help", { command: "help" }],
    ["train mnist-rate -h", { command: "help" }],
  ])("%s", (line, request) => {
    expect(read(line)).toEqual(request);
  });
});

const STEPPING = "--neurons, --duration, --repeat, --engine, --threads, --json";
const TRAINING =
  "--data, --limit, --test-limit, --epochs, --episodes, --batch, --seed, --save, --engine, --threads, --json";

describe("refuses", () => {
  test.each([
    ["", "a command is expected: train, bench, run, reproduce. --help says more."],
    ["tain x", "there is no command 'tain'. There are: train, bench, run, reproduce."],
    ["train", "train needs a preset, a .json or a .spikeyard file."],
    ["train a b", "train: 'b' is one name too many; options begin with --."],
    ["train a --lmit 3", `--lmit: train has no such option. There are: ${TRAINING}.`],
    ["train a -l", `-l: train has no such option. There are: ${TRAINING}.`],
    ["train a --limit", "--limit: a whole number from 1 to 1000000000 is expected, got nothing."],
    ["train a --limit 2.5", "--limit: a whole number from 1 to 1000000000 is expected, got '2.5'."],
    ["train a --limit 0", "--limit: a whole number from 1 to 1000000000 is expected, got '0'."],
    ["train a --seed -1", "--seed: a whole number from 0 to 4294967295 is expected, got '-1'."],
    ["train a --data=", "--data: DIR is expected, got ''."],
    ["train a --json=yes", "--json takes no value, got 'yes'."],
    [
      "train a --engine cpu",
      "--engine: one of auto, event, gpu, reference, clocked, stepped, fused is expected, got 'cpu'.",
    ],
    ["run a", "run needs --duration MS, the biological time to simulate."],
    ["run a --duration ten", "--duration: a number from 0.001 to 1000000000 is expected, got 'ten'."],
    ["run a --duration 1 --input 2", "--input: a number from 0 to 1 is expected, got '2'."],
    ["bench", "bench needs one of cuba, coba, linear, mnist-rate-400, mnist-latency-400, memory, sparsity."],
    [
      "bench cube",
      "there is no benchmark 'cube'. There are: cuba, coba, linear, mnist-rate-400, mnist-latency-400, memory, sparsity.",
    ],
    ["bench cuba --limit 3", `--limit: bench cuba has no such option. There are: ${STEPPING}.`],
    ["reproduce a b", "reproduce: 'b' is one name too many; options begin with --."],
    ["reproduce --seeds 0", "--seeds: a whole number from 1 to 1000 is expected, got '0'."],
    [
      "reproduce --seed 2",
      "--seed: reproduce has no such option. There are: --data, --seeds, --engine, --threads, --json.",
    ],
    ["bench coba --neurons 3", "--neurons: a whole number from 10 to 1000000 is expected, got '3'."],
  ])("'%s'", (line, message) => {
    expect(() => read(line)).toThrow(new UsageError(message));
  });
});

test("--help names every command, preset and option once with what it does", () => {
  const text = usage(["mnist-rate", "cuba"], ["mnist-rate"]);
  expect(text).toContain("Presets: mnist-rate, cuba\n");
  expect(text).toContain("\nreproduce\n  mnist-rate; all; agents;\n");
  for (const line of [
    "--limit N            learn from the first N images only",
    "cuba               --neurons",
  ])
    expect(text).toContain(`\n  ${line}`);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});
