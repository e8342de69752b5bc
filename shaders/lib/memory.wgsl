// The memory that all kernels of a network share. The plan says which part is whose; every index into it is
// a constant in a kernel's generated region.
//
// state    f32, one row of n a variable: per population its variables and the steps still held, then the traces;
//          behind them what no one reads back, and the rows of other lanes (lib/lane.wgsl)
// weights  f32, [pre, post] row-major or one a synapse, one projection after another
// spikes   u32 bits: a word that is 1 after a fault, one that counts the readout's spikes of this sample, then a
//          ring of SLOTS steps of STRIDE words each; steps behind the ring belong to samples shown as a whole
// inputs   f32, the times of steps (ms since the sample began), then the values of the samples of this submit
// synapses u32, of projections that do not connect all with all: for each postsynaptic neuron where its list
//          starts, then the presynaptic neurons of all lists, the places of their weights, and their delays in
//          steps, if each has its own; of those that do the delays, [pre, post]

// What differs from one dispatch to the next; one entry a time step, chosen by dynamic offset.
struct Clock {
  step: u32,    // number of this time step; random numbers depend on it
  slot: u32,    // where this step's spikes go
  count: u32,   // steps that follow without a break, this one included; of a minibatch: its samples
  learn: u32,   // 0 while not learning; in a lane 1: slow variables only, 2: weights, too
  sample: u32,  // which of the submitted samples it is
  entry: u32,   // of the clock: the time of the step after `k` is inputs[entry + k]
  lane: u32,    // first lane of a fused dispatch; 0 is the network's own state
  label: u32,   // class of the sample that ends, for a teacher
}

@group(0) @binding(0) var<uniform> clock: Clock;
@group(0) @binding(1) var<uniform> constants: array<vec4f, 256>;
@group(0) @binding(2) var<storage, read_write> state: array<f32>;
@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> spikes: array<u32>;
@group(0) @binding(5) var<storage, read> inputs: array<f32>;
@group(0) @binding(6) var<storage, read> synapses: array<u32>;

//#begin memory
const SLOTS = 1024u;
const STRIDE = 29u;
const HISTORY = 1u;
const VALUES = 2048u;
const SAMPLE_VALUES = 784u;
const UNTIL_TRAIN = 0xffffffffu;
const UNTIL_TEST = 3u;
//#end memory

const NEVER = 0xffffffffu;
const FAULT = 0u;
const COUNT = 1u;
const FIRST_SLOT = 2u;

fn spiked_at(first_word: u32, n: u32) -> bool {
  return ((spikes[first_word + (n >> 5u)] >> (n & 31u)) & 1u) == 1u;
}

// NaN and infinity by their bits: a comparison may be optimised away.
fn is_not_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u;
}

fn report_fault() {
  spikes[FAULT] = 1u;
}

// Spikes of the readout after which a sample ends.
fn spike_limit() -> u32 {
  return select(UNTIL_TRAIN, UNTIL_TEST, clock.learn == 0u);
}
