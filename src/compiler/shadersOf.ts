// The WGSL that the compiler makes of a network, to be read: the same text that the GPU engine compiles.
import type { NetworkDocument } from "../core/document";
import { allKernels, generateKernels } from "./kernels";
import { planNetwork } from "./plan";

export interface Shader {
  /** `population/kernel`, `projection/kernel` or `network/kernel` */
  readonly label: string;
  readonly code: string;
}

/**
 * Every kernel of a network, in the order in which a sample runs them.
 *
 * @throws {ModelError} if the document is wrong
 */
export function shadersOf(document: NetworkDocument): Shader[] {
  return allKernels(generateKernels(planNetwork(document))).map(({ label, code }) => ({ label, code }));
}
