// Layers in a row, as in Keras: from the input through layers of neurons to a vote.
import { chainToDocument } from "./builders/chain";
import type { Layer } from "./builders/layers";
import type { ChainOptions } from "./builders/usual";
import { Network } from "./network";

/**
 * @example
 * const model = new Sequential([
 *   layers.input([28, 28], { encode: encode.latency() }),
 *   layers.dense(400, { neuron: "if_latency", learn: learn.instarUnit(), compete: "first-spike" }),
 *   layers.vote({ classes: 10 }),
 * ]);
 */
export class Sequential extends Network {
  /** @throws {ModelError} if the layers are in no such order, or one of them is wrong */
  constructor(layers: readonly Layer[], options: ChainOptions = {}) {
    super(chainToDocument(layers, options));
  }
}
