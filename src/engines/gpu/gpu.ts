// The WebGPU engine: one network on one device, under two schedules.
import { evaluateConstants } from "../../compiler/constants";
import { canRetune, planNetwork } from "../../compiler/plan";
import type { Plan } from "../../compiler/planned";
import { EngineError } from "../../util/errors";
import {
  addCounts,
  askedFor,
  type BatchResult,
  checkBatch,
  checkCommands,
  type Engine,
  splitSpikes,
} from "../engine";
import type { Range } from "./buffers";
import type { Device } from "./device";
import { presentFused } from "./fused";
import {
  buildNetwork,
  pastSlots,
  rangeOf,
  readArray,
  readRanges,
  slotsFrom,
  writeArray,
  writeCount,
  writePast,
} from "./network";
import { Pace } from "./pace";
import { mostSteps, presentStepped, runStepped } from "./stepped";

export type Schedule = "stepped" | "fused";

export interface GpuOptions {
  /** how `present` runs; fused where the network fits, if absent */
  readonly schedule?: Schedule | undefined;
}

/** Samples of the first submit of the fused schedule, before anything is measured. Chosen: some 10 ms. */
const FIRST_SAMPLES = 4;
/** Samples whose spikes of all steps are held at once while a batch is counted. Chosen. */
const AT_ONCE = 256;

/**
 * Builds the GPU engine for a plan on an open device, which the engine then owns.
 * @throws {EngineError} "too-large" if the network does not fit the device, or the schedule that is asked for
 */
export async function createGpu(initial: Plan, opened: Device, options: GpuOptions = {}): Promise<Engine> {
  const { device, label, software } = opened;
  const network = await buildNetwork(initial, opened);
  const { memory, constants, places, weightPlaces, cursor } = network;
  const stepsPace = new Pace(mostSteps(network));
  const pace = () => new Pace(memory.lanes, FIRST_SAMPLES);
  const paces = { testing: pace(), oneByOne: pace(), together: pace() }; // they differ in speed
  if (options.schedule === "fused" && memory.lanes === 0)
    throw new EngineError("too-large", "This network fits no workgroup. Use fewer neurons, or stepped.");

  return {
    name: "gpu",
    device: label,
    software,
    get plan() {
      return network.plan;
    },
    async run(commands) {
      checkCommands(commands, network.plan);
      const words = await runStepped(network, commands, stepsPace);
      return splitSpikes(network.plan, words.length / Math.max(1, network.plan.words), words);
    },
    async present(batch): Promise<BatchResult> {
      const { plan } = network;
      checkBatch(batch, plan);
      const { counted, outputs, sampleSteps } = plan;
      const counts = new Uint16Array(batch.count * outputs);
      const sampleWords = sampleSteps * plan.words;
      const keptSamples = Math.max(0, batch.count - batch.spikesFrom);
      const kept = new Uint32Array(keptSamples * sampleWords);
      const together = batch.learn ? batch.minibatch : 1;
      const fused = options.schedule !== "stepped" && together <= memory.lanes;
      const paceOf = batch.learn ? (together > 1 ? paces.together : paces.oneByOne) : paces.testing;
      const whole = Math.max(1, Math.floor(AT_ONCE / together)) * together;
      const atOnce = together > 1 && !fused ? together : whole;
      for (let first = 0; first < batch.count; first += atOnce) {
        const last = Math.min(batch.count, first + atOnce);
        const words = fused
          ? await presentFused(network, batch, first, last, paceOf)
          : await presentStepped(network, batch, first, last, stepsPace);
        for (let number = first; number < last; number++) {
          const sample = words.subarray((number - first) * sampleWords, (number - first + 1) * sampleWords);
          if (number >= batch.spikesFrom) kept.set(sample, (number - batch.spikesFrom) * sampleWords);
          for (const { population, at: place } of counted) {
            const first = number * outputs + place;
            const ofSample = counts.subarray(first, first + population.n);
            for (let at = population.spikesAt; at < sampleWords; at += plan.words)
              addCounts(sample.subarray(at, at + population.words), population.words, ofSample);
          }
        }
        batch.onCounts?.(counts, first, last - first);
      }
      return { counts, spikes: askedFor(splitSpikes(plan, keptSamples * sampleSteps, kept), batch) };
    },
    work: () => null,
    read: (name) => readArray(network, name),
    async write(name, values) {
      writeArray(network, name, values);
    },
    retune(document) {
      if (!canRetune(network.plan.document, document))
        throw new EngineError("stopped", "this change needs the network to be rebuilt.");
      network.plan = planNetwork(document);
      device.queue.writeBuffer(network.buffers.constants, 0, evaluateConstants(constants, network.plan));
    },
    async snapshot() {
      const names = [...places, ...weightPlaces].map(({ name }) => name);
      const ranges = names.map((name) => rangeOf(network, name));
      const past = pastSlots(network).map((slot) => slotsFrom(network, slot));
      const all = await readRanges(network, [...ranges, ...past]);
      let end = 0;
      const next = ({ length }: Range) => {
        end += 4 * length;
        return new Float32Array(all.slice(end - 4 * length, end));
      };
      return {
        arrays: Object.fromEntries(names.map((name, k) => [name, next(ranges[k]!)])),
        spikes: new Uint32Array(all.slice(end)),
        clock: cursor.clock,
        sample: { steps: cursor.since, spikes: network.spikesOfSample },
      };
    },
    async restore(snapshot) {
      for (const [name, values] of Object.entries(snapshot.arrays)) writeArray(network, name, values);
      cursor.clock = snapshot.clock;
      cursor.since = snapshot.sample.steps;
      network.spikesOfSample = snapshot.sample.spikes;
      writeCount(network, snapshot.sample.spikes);
      writePast(network, snapshot.spikes);
    },
    dispose() {
      device.destroy();
    },
  };
}
