// Trained networks in model files: `train` goes on from one, and leaves one.
import {
  type Model,
  readSaved,
  readSource,
  type SavedAgent,
  type SavedModel,
  writeModelFile,
  writePath,
} from "../index";

/** The network, or agent, in a model file with its weights; null for any other name. @throws {DataError} if it is damaged */
export async function loadSaved(name: string): Promise<SavedModel | SavedAgent | null> {
  if (!name.endsWith(".spikeyard")) return null;
  const [file, bytes] = await readSource(name);
  return readSaved(file, bytes);
}

/** Writes a model file, whole or not at all. */
export async function save(model: Model, path: string): Promise<void> {
  await writePath(path, writeModelFile({ document: model.document, checkpoint: await model.checkpoint() }));
}
