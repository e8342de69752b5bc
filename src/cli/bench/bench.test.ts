// Benchmarks: what they report, and the numbers that must be right whatever the speed.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, makeFolder } from "../testCommand";
import { measure, median } from "./measure";
import { drawLogLog } from "./plot";
import { bandwidthOf, measurePass } from "./yardstick";

let folder: string;
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function result(line: string) {
  const { code, printed, warned } = await command(`bench ${line} --json`);
  expect(warned).toEqual([]);
  expect(code).toBe(0);
  expect(printed).toHaveLength(1);
  return JSON.parse(printed[0]!);
}

test("the yardstick reads at a speed that memory can have", async () => {
  const speed = bandwidthOf(await measurePass());
  expect(speed).toBeGreaterThan(0.5); // GB/s; a loop that is not compiled reads less
  expect(speed).toBeLessThan(2000); // no core reads more; a loop that was optimised away would
});

test("measuring gives the median, the spread, and the ratio to the yardstick", async () => {
  const seconds = [0.3, 0.1, 0.2, 0.4];
  let k = 0;
  const measured = await measure(3, async () => seconds[k++]!); // four calls: the first is not counted
  expect(measured).toMatchObject({ wall_s: 0.2, spread: [0.1, 0.4], repeats: 3 });
  const pass = (784 * 400 * 4) / (measured.yardstick_gb_per_s * 1e9);
  expect(measured.ratio * pass).toBeGreaterThan(0.1 / 3); // the speed may change between runs, hardly by 3
  expect(measured.ratio * pass).toBeLessThan(0.4 * 3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("COBA starts by itself, and its synaptic events follow its spikes", async () => {
  const coba = await result("coba --neurons 100 --duration 20 --repeat 2 --engine reference");
  expect(coba).toMatchObject({
    bench: "coba",
    engine: "reference",
    threads: 1,
    neurons: 100,
    bio_s: 0.02,
    repeats: 2,
  });
  expect(coba.spikes).toBeGreaterThan(0);
  expect(coba.rate_hz).toBeCloseTo(coba.spikes / 100 / 0.02, 2);
  expect(coba.real_time_factor).toBeCloseTo(coba.wall_s / 0.02, 2);
  const each = coba.synaptic_events / coba.spikes;
  expect(Math.abs(each - 80)).toBeLessThan(12); // 80 targets of 100 on average, sd 4 a neuron
  expect(coba.synapses).toBeGreaterThan(7_800); // 8,000 expected, sd 40
  expect(coba.synapses).toBeLessThan(8_200);
});

test("unconnected neurons spike only where the input reaches them", async () => {
  const sizes = "--neurons 300 --duration 10 --repeat 1 --engine reference";
  expect(await result(`linear --rate 0 ${sizes}`)).toMatchObject({ spikes: 0, synaptic_events: 0 });
  const driven = await result(`linear --rate 1000 ${sizes}`);
  expect(driven.spikes).toBeGreaterThan(100);
  expect(driven.spikes).toBeLessThanOrEqual(driven.synaptic_events);
});

test("learning is timed in images, from the start each time", async () => {
  const learned = await result("mnist-latency-400 --limit 1 --repeat 2 --engine reference");
  expect(learned).toMatchObject({ samples: 1, repeats: 2, bio_s: 0.022, accuracy: null, test_samples: 0 });
  expect(learned.samples_per_s).toBeCloseTo(1 / learned.wall_s, 1);
});

test("memory is looked at while it learns", async () => {
  const looked = await result("memory --seconds 2 --engine event --batch 16");
  expect(looked).toMatchObject({ engine: "event", batch: 16, seconds: 2 });
  expect(looked.samples % 4096).toBe(0);
  expect(looked.samples).toBeGreaterThan(0);
  expect(looked.early_mb).toBeGreaterThan(20); // Node alone takes more
  expect(looked.most_mb).toBeGreaterThanOrEqual(looked.late_mb);
  expect(looked.growth_percent).toBeCloseTo(100 * (looked.late_mb / looked.early_mb - 1), 1);
});

test("sparsity counts one event a synapse, from 0.1 to 100 % of the inputs, and draws them", async () => {
  const plot = join(folder, "sparsity.svg");
  const swept = await result(
    `sparsity --engine reference --against reference --duration 3 --repeat 1 --plot ${plot}`,
  );
  const points: { active_percent: number; synaptic_events: number; us_per_step: number }[] = swept.points;
  expect(points.map((point) => point.active_percent)).toEqual([0.1, 0.3, 1, 3, 10, 30, 100]);
  const last = points.at(-1)!.synaptic_events / 400;
  expect(Math.abs(last - 300)).toBeLessThan(80); // 1,000 inputs at 100 Hz for 3 ms, sd 17
  const svg = readFileSync(plot, "utf8");
  expect(svg.match(/<polyline /g)).toHaveLength(2);
  expect(svg).toContain("active inputs (%)");
  expect(svg).toContain("time per step (µs)");
});

test("a plot places points between whole decades", () => {
  const points = [
    [1, 10],
    [10, 1000],
    [100, 100],
  ] as const;
  const svg = drawLogLog({ title: "a < b", x: "x", y: "y", series: [{ label: "line", points }] });
  expect(svg).toContain('points="76,360 346,48 616,204"'); // the frame is 76 to 616 and, upwards, 360 to 48 px
  expect(svg).toContain("a &lt; b");
});
