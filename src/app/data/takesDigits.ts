// Whether a network is shown digits: as the player decides it.
import { type NetworkDocument, sizeOf } from "../../index";

/** @param pixels - of one digit; undefined while none is loaded: then the one input is taken to fit */
export function takesDigits({ populations }: NetworkDocument, pixels: number | undefined): boolean {
  const inputs = Object.values(populations).filter(({ kind }) => kind === "input");
  return inputs.length === 1 && (pixels === undefined || sizeOf(inputs[0]!) === pixels);
}
