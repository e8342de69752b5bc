// The memory that all kernels of a network share. The plan says which part is whose; every index into it is
// a constant in a kernel's generated region.
//
// state   f32, one row of n a variable: per population its variables and the steps still held, then the traces
// weights f32, [pre, post] row-major, one projection after another
// spikes  u32 bits: a ring of SLOTS steps of STRIDE words each, then one word that is 1 after a fault
// inputs  f32, the values of the samples of this submit

// What differs from one dispatch to the next; one entry a time step, chosen by dynamic offset.
struct Clock {
  step: u32,    // number of this time step; random numbers depend on it
  slot: u32,    // where in the ring this step's spikes go
  count: u32,   // steps that follow without a break, this one included
  learn: u32,   // 1 while learning
  sample: u32,  // which of the submitted samples begins
}

@group(0) @binding(0) var<uniform> clock: Clock;
@group(0) @binding(1) var<uniform> constants: array<vec4f, 256>;
@group(0) @binding(2) var<storage, read_write> state: array<f32>;
@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> spikes: array<u32>;
@group(0) @binding(5) var<storage, read> inputs: array<f32>;

//#begin memory
const SLOTS = 1024u;
const STRIDE = 29u;
const HISTORY = 1u;
//#end memory

// First word of the step `back` steps ago.
fn slot_at(back: u32) -> u32 {
  return ((clock.slot + SLOTS - back) % SLOTS) * STRIDE;
}

fn spiked_at(first_word: u32, n: u32) -> bool {
  return ((spikes[first_word + (n >> 5u)] >> (n & 31u)) & 1u) == 1u;
}

// NaN and infinity by their bits: a comparison may be optimised away.
fn is_not_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u;
}

fn report_fault() {
  spikes[SLOTS * STRIDE] = 1u;
}
