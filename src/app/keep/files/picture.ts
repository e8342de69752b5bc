// A network as a picture that opens again: its link stands in it as text.
import { type NetworkDocument, toLink } from "../../../index";
import { copy } from "../../copy";
import { drawNetwork } from "./drawNetwork";
import { withText } from "./pngText";
import { KEYWORD } from "./read";

/** @throws {ModelError} if a name in it is too long to be shared @throws {Error} if the browser makes no picture */
export async function pictureOf(network: NetworkDocument): Promise<Blob> {
  const link = toLink(network);
  const canvas = drawNetwork(network);
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!drawn) throw new Error(copy.share.noPicture);
  const png = withText(new Uint8Array(await drawn.arrayBuffer()), KEYWORD, link);
  return new Blob([png], { type: "image/png" });
}
