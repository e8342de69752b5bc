// What the page may ask for while it runs: arrays of the network, and what is known of the samples.
import { type Dataset, type Engine, samplesPerClass, toBytes } from "../../index";
import type { DatasetView } from "./protocol";

/** See `Session.read`. */
export async function readArray(engine: Engine, name: string): Promise<Float32Array | null> {
  const [owner = "", array = "", part] = name.split(".");
  const { plan } = engine;
  const projection = plan.projections.find((one) => one.name === owner);
  if (projection && array === "delay") {
    const { delays } = projection;
    return delays && Float32Array.from(delays, (steps) => steps * plan.document.dt);
  }
  if (projection && array === "w")
    return projection.weights === "stored" ? new Float32Array(await engine.read(name)) : null;
  const population = plan.populations.find((one) => one.name === owner);
  if (population?.kind !== "neurons" || !population.variables.includes(array)) return null;
  if (part === "start") return population.start[array]?.slice() ?? null;
  return new Float32Array(await engine.read(name));
}

/** Counts and mean image of each class. */
export function describeData({ name, source, train, test }: Dataset): DatasetView {
  const learned = samplesPerClass(train);
  const held = samplesPerClass(test);
  const size = train.images.length / train.count;
  const sums = Array.from(learned, () => new Float64Array(size));
  const bytes = toBytes(train.images);
  for (let k = 0; k < train.count; k++) {
    const sum = sums[train.labels[k]!]!;
    for (let i = 0; i < size; i++) sum[i]! += bytes[k * size + i]!;
  }
  const classes = sums.map((sum, k) => ({
    name: train.classes?.[k] ?? String(k),
    train: learned[k]!,
    test: held[k] ?? 0,
    mean: Uint8Array.from(sum, (total) => Math.round(total / Math.max(1, learned[k]!))),
  }));
  return { name, source, shape: train.shape, classes };
}
