// What a network is shown: which samples, and what its input gets of each.
import type { DrawnSet, InputPopulation, NetworkDocument } from "../core/document";
import { letters } from "../data/letters";
import { type Dataset, ofClasses, type Pixels, sizeOfShape } from "../data/samples";
import { onCentre } from "../data/transforms/fields";

/** Sets that need no file, by the name that a document has for them. */
export const drawnSets: Readonly<Record<DrawnSet, () => Dataset>> = Object.freeze({ letters });

/**
 * The samples that a network learns from and is tested with: a set that it names, unless the user's own files fit it;
 * of its readout's classes alone, the first ones.
 *
 * @param loaded - what there is for networks that name none; null: nothing
 * @returns null if there is nothing
 */
export function datasetFor(
  { samples, readout, populations }: NetworkDocument,
  loaded: Dataset | null,
): Dataset | null {
  const fits = Object.values(populations).some(
    ({ kind, shape }) => kind === "input" && loaded && sizeOfShape(shape) === sizeOfShape(loaded.train.shape),
  );
  const own = loaded?.source === "files" && fits;
  const dataset = samples === undefined || own ? loaded : drawnSets[samples]();
  if (!dataset || !readout) return dataset;
  const [train, test] = [ofClasses(dataset.train, readout.classes), ofClasses(dataset.test, readout.classes)];
  if (train === dataset.train && test === dataset.test) return dataset;
  return { ...dataset, name: `${dataset.name}, first ${readout.classes} classes`, train, test };
}

/** What reaches the encoder of an input. @param pixels - shape `[any, ...shape]` of the input */
export function throughFilter({ filter, shape }: InputPopulation, pixels: Pixels): Pixels {
  if (!filter) return pixels;
  const { name: _, ...options } = filter; // there is one
  const count = pixels.length / sizeOfShape(shape);
  return onCentre(options)({ images: pixels, labels: new Uint8Array(count), count, shape }).images;
}
