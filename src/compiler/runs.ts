// Synapses that a connector lists: in runs, so that a spike finds those of a place together.

/** Synapses in runs, in order of their presynaptic neuron, then of the postsynaptic one. */
export interface Connections {
  /** shape `[pre + 1]`: the runs of neuron i are those from `start[i]` to `start[i + 1]` */
  readonly start: Uint32Array;
  /** postsynaptic neuron of the first synapse of each run */
  readonly post: Uint32Array;
  /** synapses of a run: they end on as many neurons in a row, by as many weights in a row */
  readonly span: number;
  /** place of the first weight of each run among the weights, where synapses share them; else run k has weight k */
  readonly shared: Uint32Array | null;
  /** how many weights there are */
  readonly weights: number;
  /** of a list: which of its pairs each run is; absent: they are in order */
  readonly order?: Uint32Array;
}

/** All synapses, in order of the presynaptic neuron, then of the postsynaptic one. */
export function eachSynapse(
  { start, post, span, shared }: Connections,
  visit: (i: number, j: number, place: number) => void,
): void {
  for (let i = 0; i < start.length - 1; i++) {
    for (let run = start[i]!; run < start[i + 1]!; run++) {
      const place = shared ? shared[run]! : run * span;
      for (let k = 0; k < span; k++) visit(i, post[run]! + k, place + k);
    }
  }
}
