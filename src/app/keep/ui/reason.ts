// Why something is not kept, in words.
import { copy } from "../../copy";

export function reasonOf(reason: string): string {
  return reason === "full" ? copy.share.full : reason.replace(/\.$/, "");
}
