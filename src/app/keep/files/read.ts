// A network from a file, whatever kind of file it is.
import { DataError, type NetworkDocument, readDocumentFile, readLink, readSource } from "../../../index";
import { HEAD, kindOf } from "./kind";
import { textIn } from "./pngText";

export type ReadFile =
  | { readonly kind: "document"; readonly document: NetworkDocument }
  /** a file with weights, which the engine's worker reads */
  | { readonly kind: "weights"; readonly name: string; readonly bytes: Uint8Array };

/** Under which the network stands in a picture. */
export const KEYWORD = "spikeyard";

/** Null if it holds no network but maybe digits. */
export async function looksLikeNetwork(file: Blob): Promise<boolean> {
  return kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer())) !== "other";
}

/** @throws {DataError} naming the file and what is wrong with it */
export async function readNetwork(file: File): Promise<ReadFile> {
  const [name, bytes] = await readSource(file);
  switch (kindOf(bytes)) {
    case "weights":
      return { kind: "weights", name, bytes };
    case "text":
      return { kind: "document", document: readDocumentFile(name, bytes) };
    case "picture":
      return { kind: "document", document: inPicture(name, bytes) };
    default:
      throw new DataError(
        name,
        "holds no network. Open a .json or .spikeyard file, or a picture that Spikeyard saved.",
      );
  }
}

function inPicture(name: string, bytes: Uint8Array): NetworkDocument {
  const link = textIn(name, bytes, KEYWORD);
  if (link === null)
    throw new DataError(
      name,
      "is a picture without a network in it. Messengers often take it out: ask for the file itself.",
    );
  try {
    return readLink(link);
  } catch (error) {
    if (error instanceof DataError)
      throw new DataError(name, error.message.replace(/^link: /, "its network "));
    throw error;
  }
}
