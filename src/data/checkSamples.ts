// Samples against the network they are meant for: what does not fit is refused before anything is learned.
import { ModelError } from "../util/errors";
import { type Pixels, type Samples, sizeOfShape } from "./samples";

/** What a network takes, and how many classes it tells apart. */
export interface Demand {
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly classes: number;
}

/**
 * @throws {ModelError} if there are no samples, shapes or numbers differ, a pixel is not within 0..1, or a label is
 *   not among the classes: names both sides
 */
export function checkSamples(samples: Samples, { input, classes }: Demand): void {
  const { images, labels, count } = samples;
  const wanted = sizeOfShape(input.shape);
  if (count < 1) {
    refuse(`input '${input.name}' takes ${wanted} values, got no samples. ${give(input)}`);
  }
  checkShape(samples, input, images.length / count);
  if (labels.length !== count) {
    refuse(`${count} images, but ${labels.length} labels. Give each image one label.`);
  }
  const fault = findFault(images);
  if (fault !== null) {
    const [sample, pixel] = [Math.floor(fault / wanted), fault % wanted];
    refuse(
      `sample ${sample}, pixel ${pixel} is ${images[fault]}, where 0..1 is expected. Make samples with toSamples, which scales and checks.`,
    );
  }
  for (let k = 0; k < count; k++) {
    if (labels[k]! >= classes) {
      refuse(
        `label ${labels[k]} is not among the readout's ${classes} classes (sample ${k}). Raise readout.classes, or leave the sample out.`,
      );
    }
  }
}

/** As many values, and where both sides are images also the same rows and columns. */
function checkShape({ shape }: Samples, input: Demand["input"], size: number): void {
  const wanted = sizeOfShape(input.shape);
  if (size !== wanted) {
    const states = sizeOfShape(shape) === size && edges(shape).length > 1;
    const stated = states ? ` (${shape.join(" x ")})` : "";
    refuse(
      `input '${input.name}' takes ${wanted} values, got images of ${size} pixels${stated}. ${give(input)}`,
    );
  }
  const [given, taken] = [edges(shape), edges(input.shape)];
  if (sizeOfShape(shape) === size && given.length > 1 && taken.length > 1 && given.join() !== taken.join()) {
    refuse(
      `input '${input.name}' takes ${input.shape.join(" x ")}, got images of ${shape.join(" x ")}: as many values in other places. ${give(input)}`,
    );
  }
}

function give({ shape }: Demand["input"]): string {
  return `Give images of ${shape.join(" x ")}.`;
}

/** The sides along which there is more than one value. */
function edges(shape: readonly number[]): number[] {
  return shape.filter((side) => side !== 1);
}

/** Arrays that were looked through already: training asks again for every batch, and pixels do not change. */
const faultless = new WeakSet<Pixels>();

/** Place of the first value that is not within 0..1; a byte always is. */
function findFault(images: Pixels): number | null {
  if (!(images instanceof Float32Array) || faultless.has(images)) return null;
  for (let i = 0; i < images.length; i++) if (!(images[i]! >= 0 && images[i]! <= 1)) return i;
  faultless.add(images);
  return null;
}

function refuse(what: string): never {
  throw new ModelError("data", what);
}
