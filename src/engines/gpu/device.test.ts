// A device that is lost: whoever waits for it hears of the loss, also where something else fails first.
import { expect, test } from "vitest";
import { EngineError } from "../../util/errors";
import { whileAlive } from "./device";

/** A device of which only the end matters. */
function mortal() {
  let lose: (info: GPUDeviceLostInfo) => void = () => {};
  const lost = new Promise<GPUDeviceLostInfo>((resolve) => {
    lose = resolve;
  });
  return { device: { lost } as GPUDevice, lose: () => lose({ reason: "destroyed", message: "" } as never) };
}
const never = new Promise<never>(() => {});
const unmapped = () => Promise.reject(new DOMException("unmapped before mapping was resolved", "AbortError"));

test("what never settles after a loss rejects with the loss, before it and ever after", async () => {
  const { device, lose } = mortal();
  const waiting = expect(whileAlive(device, never)).rejects.toMatchObject({ reason: "lost" });
  lose();
  await waiting;
  await expect(whileAlive(device, never)).rejects.toMatchObject({ reason: "lost" });
});

test("what fails just before the loss is told counts as the loss", async () => {
  const { device, lose } = mortal();
  const waiting = expect(whileAlive(device, unmapped())).rejects.toMatchObject({ reason: "lost" });
  setTimeout(lose, 20);
  await waiting;
});

test("other failures of a device that lives stay what they are", async () => {
  const { device } = mortal();
  await expect(whileAlive(device, unmapped())).rejects.toThrow("unmapped");
  const tooLarge = new EngineError("too-large", "no memory");
  await expect(whileAlive(device, Promise.reject(tooLarge))).rejects.toBe(tooLarge);
});
