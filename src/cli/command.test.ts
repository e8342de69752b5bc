// The command as it is called: what it prints, its JSON, and its exit codes; on the reference engine.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readModelFile } from "../index";
import { twelve } from "../training/testPaid";
import { presets } from "./presets";
import { command, makeFolder, tiny, writeDigits } from "./testCommand";

let folder: string;
let file: string;
beforeAll(() => {
  folder = makeFolder();
  writeDigits(folder);
  file = join(folder, "tiny.json");
  writeFileSync(file, JSON.stringify(tiny));
});
afterAll(() => rmSync(folder, { recursive: true }));

const training = (rest: string) => `train ${file} --data ${folder} --engine reference ${rest}`.trim();

test("the examples are presets, named after their files", () => {
  expect([...presets.keys()]).toEqual(
    expect.arrayContaining(["coba", "cuba", "mnist-latency-400", "mnist-rate", "mnist-rate-400"]),
  );
  expect(presets.get("cuba")).toMatchObject({ name: "CUBA", dt: 0.1 });
});

test("training prints one line of JSON with what was asked, how fast it was and how good", async () => {
  const { code, printed, warned } = await command(
    training("--limit 10 --epochs 2 --batch 2 --seed 7 --json"),
  );
  expect(warned).toEqual([]);
  expect(code).toBe(0);
  expect(printed).toHaveLength(1);
  const result = JSON.parse(printed[0]!);
  expect(result).toMatchObject({
    preset: file,
    engine: "reference",
    threads: 1,
    seed: 7,
    batch: 2,
    samples: 20, // two passes through ten
    test_samples: 4,
  });
  expect(result.accuracy).toBe(1); // two classes that share no pixel
  expect(result.train_s).toBeGreaterThan(0);
  expect(result.samples_per_s).toBeCloseTo(20 / result.train_s, 0);
});

test("a seed fixes the result, whatever is printed", async () => {
  const accuracy = async (rest: string) => JSON.parse((await command(training(rest))).printed[0]!).accuracy;
  expect(await accuracy("--limit 2 --json")).toBe(await accuracy("--limit 2 --test-limit 4 --json"));
});

test("without --json training tells what it learned from and what it recognised", async () => {
  const { code, printed } = await command(training("--test-limit 3"));
  expect(code).toBe(0);
  expect(printed[0]).toBe(`${file} on reference (f64 on the CPU), seed 5`);
  expect(printed[1]).toMatch(/^Learned from 12 images in .* s: .* images\/s$/);
  expect(printed[2]).toMatch(/^Recognised 100\.0 % of 3 test images in .* s$/);
});

test("a run counts the spikes of each population, and lists those of the probed one", async () => {
  const line = `run ${file} --duration 50 --engine reference --probe cells`;
  const { code, printed } = await command(`${line} --json`);
  expect(code).toBe(0);
  const { spikes, spike_counts, rates_hz, duration_ms } = JSON.parse(printed[0]!);
  expect(duration_ms).toBe(50);
  expect(spikes).toHaveLength(spike_counts.cells);
  expect(spike_counts.eye).toBeGreaterThan(300); // 400 are expected: 16 inputs at 500 Hz for 50 ms; sd 14
  expect(spike_counts.eye).toBeLessThan(500);
  expect(rates_hz.eye).toBeCloseTo(spike_counts.eye / 16 / 0.05, 3);
  for (const [neuron, ms] of spikes) {
    expect([0, 1, 2, 3, 4, 5]).toContain(neuron);
    expect(ms).toBeLessThan(50);
  }
  const plain = await command(line);
  expect(plain.printed.slice(0, spikes.length)).toEqual(
    spikes.map((spike: number[]) => JSON.stringify(spike)),
  );
  expect(plain.printed.at(-1)).toMatch(/^cells: \d+ spikes, .* Hz$/);
  const dark = JSON.parse((await command(`${line} --input 0 --json`)).printed[0]!);
  expect(dark.spike_counts).toEqual({ eye: 0, cells: 0 });
});

test("a run of a network that is paid learns, and tells its rewards", async () => {
  const paid = join(folder, "paid.json");
  writeFileSync(paid, JSON.stringify(twelve({ within: 300, delay: [20, 60] })));
  const line = `run ${paid} --duration 600 --engine event`;
  const { printed } = await command(`${line} --json`);
  expect(JSON.parse(printed[0]!)).toMatchObject({ rewards_earned: 2, rewards_paid: 1 }); // as payer.test.ts has it
  expect((await command(line)).printed.at(-1)).toBe("Rewards: 2 earned, 1 paid");
});

test("a trained network goes on from its file as if it had never stopped", async () => {
  const [half, whole, resumed] = ["half", "whole", "resumed"].map((name) =>
    join(folder, `${name}.spikeyard`),
  );
  expect((await command(training(`--limit 12 --epochs 2 --save ${whole} --json`))).code).toBe(0);
  expect((await command(training(`--limit 12 --epochs 1 --save ${half} --json`))).code).toBe(0);
  const line = `train ${half} --data ${folder} --engine reference --limit 12 --epochs 2 --save ${resumed} --json`;
  const { code, printed, warned } = await command(line);
  expect([code, warned]).toEqual([0, []]);
  expect(JSON.parse(printed[0]!)).toMatchObject({ samples: 24, accuracy: 1 });
  const [a, b] = [whole, resumed].map((name) => readModelFile(name!, new Uint8Array(readFileSync(name!))));
  expect(b!.checkpoint).toEqual(a!.checkpoint);
  const tested = await command(
    `train ${whole} --data ${folder} --engine reference --limit 12 --epochs 2 --json`,
  );
  expect(JSON.parse(tested.printed[0]!)).toMatchObject({ samples: 24, samples_per_s: 0, accuracy: 1 });
});

test("a file that is no model is one line, and what there was stays", async () => {
  const wrong = join(folder, "wrong.spikeyard");
  writeFileSync(wrong, "not a model at all");
  const { code, warned } = await command(`train ${wrong} --data ${folder}`);
  expect(code).toBe(1);
  expect(warned[0]).toMatch(
    /^spikeyard: .*wrong\.spikeyard: its first 8 bytes ask for a header of \d+ bytes/,
  );
});

test("gzipped files do as well as unpacked ones, and win over embedded ones", async () => {
  const packed = join(folder, "packed");
  mkdirSync(packed);
  writeDigits(packed);
  const images = join(packed, "t10k-images-idx3-ubyte");
  writeFileSync(`${images}.gz`, gzipSync(readFileSync(images)));
  rmSync(images);
  writeFileSync(join(packed, "embedded-train-images-idx3-ubyte.gzip"), "not read");
  const { code, printed } = await command(
    `train ${file} --data ${packed} --engine reference --json --limit 1`,
  );
  expect(code).toBe(0);
  expect(JSON.parse(printed[0]!).test_samples).toBe(4);
});

test("Ctrl-C stops after the running batch, and says after how much", async () => {
  const stop = new AbortController();
  stop.abort();
  const trained = await command(training("--json"), stop.signal);
  expect(trained).toMatchObject({ code: 130, printed: [] });
  const ran = await command(`run ${file} --duration 50 --engine reference`, stop.signal);
  expect(ran.warned).toEqual(["spikeyard: stopped after 0 of 50 steps."]);
});

test("what cannot be asked for is one line and exit code 2", async () => {
  const names = [...presets.keys()].join(", ");
  const wrong = join(folder, "wrong.json");
  writeFileSync(wrong, "[]");
  const broken = join(folder, "broken.json");
  writeFileSync(broken, JSON.stringify({ ...tiny, dt: -1 }));
  const faults = [
    ["train nope", `there is no preset 'nope'. There are: ${names}, a network as FILE.json.`],
    ["train no.json", `no.json: cannot be read. Give a preset (${names}) or a JSON file.`],
    [`train ${wrong}`, `${wrong}: is not a network; JSON with "format": "spikeyard" is expected.`],
    [`train ${broken}`, "dt: 0.001 to 100 ms is expected, got -1."],
    [
      "train cuba --engine reference",
      "readout: training needs one: which population answers, in how many classes.",
    ],
    [
      "train mnist-rate --data no-such-folder",
      "no-such-folder: there is no such folder. Name another, or run `npm run data` to fill public/mnist.",
    ],
    ["run cuba --duration 5 --probe x", "there is no population 'x'. There are: exc, inh."],
    ["run cuba --duration 0.01", "--duration: at least one step of 0.1 ms is expected, got 0.01."],
  ] as const;
  for (const [line, message] of faults) {
    const engine = line.startsWith(`train ${broken}`) ? `${line} --data ${folder} --engine reference` : line;
    expect(await command(engine)).toEqual({ code: 2, printed: [], warned: [`spikeyard: ${message}`] });
  }
});

test("a folder without some of the files names them; a damaged file is exit code 1", async () => {
  const part = join(folder, "part");
  mkdirSync(part);
  writeDigits(part);
  const labels = join(part, "t10k-labels.idx1-ubyte");
  renameSync(labels, join(part, "labels"));
  const line = `train ${file} --data ${part} --engine reference`;
  expect(await command(line)).toEqual({
    code: 2,
    printed: [],
    warned: [
      `spikeyard: ${part}: test labels (t10k-labels-idx1-ubyte.gz) missing. All four files are needed, .gz or unpacked.`,
    ],
  });
  writeFileSync(labels, "cut");
  const damaged = await command(line);
  expect(damaged.code).toBe(1);
  expect(damaged.warned).toHaveLength(1);
  expect(damaged.warned[0]).toMatch(/^spikeyard: t10k-labels\.idx1-ubyte: .+/);
});
