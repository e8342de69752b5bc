// in/begin_sample
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;

fn begin(n: u32) {
  state[0u + n] = inputs[clock.sample * 40u + 0u + n];
  state[246u + n] = 0f;
}

// free/begin_sample
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;

fn begin(n: u32) {
  state[40u + n] = constants[0].x;
  state[110u + n] = 0f;
}

// rivals/begin_sample
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;

fn begin(n: u32) {
  state[180u + n] = constants[0].y;
  state[213u + n] = 0f;
}

// in/encode
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;
const VALUE = 0u;
const SEED = 1u;
const STREAM = 0u;

fn emits(value: f32, u: f32) -> bool { return (u < ((value * constants[0].z) * constants[0].w)); }

// free/step_neurons, free/emit_spikes
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;
const HELD = 110u;
const MARGIN = 286u;

struct Neuron {
  s_v: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[40u + n]); }
fn store_neuron(n: u32, x: Neuron) {
  state[40u + n] = x.s_v;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[1].x) + constants[1].y);
  return y;
}
fn receive(n: u32, before: Neuron) -> Neuron {
  var x = before;
  { let w = gather_dense(slot_at(1u) + 0u, 2u, 0u, 70u, n); x.s_v = (x.s_v + w); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (x.s_v > constants[1].z); }
fn margin(x: Neuron) -> f32 { return (x.s_v - constants[1].z); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[1].w;
  x = y;
  return y;
}
fn held_steps() -> f32 { return floor(constants[2].x + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }

// rivals/step_neurons, rivals/compete
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;
const HELD = 213u;
const MARGIN = 356u;

struct Neuron {
  s_v: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[180u + n]); }
fn store_neuron(n: u32, x: Neuron) {
  state[180u + n] = x.s_v;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[2].y) + constants[2].z);
  return y;
}
fn receive(n: u32, before: Neuron) -> Neuron {
  var x = before;
  { let w = gather_uniform(slot_at(3u) + 2u, 3u, constants[2].w, 0xffffffffu); x.s_v = (x.s_v + (-w)); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (x.s_v > constants[3].x); }
fn margin(x: Neuron) -> f32 { return (x.s_v - constants[3].x); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[3].y;
  x = y;
  return y;
}
fn held_steps() -> f32 { return floor(constants[3].z + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }

// in/update_traces
const N = 40u;
const SPIKES = 0u;

fn update(n: u32, spiked: bool) {
  { var x = state[246u + n]; if (spiked) { x = 1f; } state[246u + n] = (x * constants[3].w); }
}

// up/learn
const PRE = 40u;
const POST = 70u;
const PRE_SPIKES = 0u;
const POST_SPIKES = 2u;
const WEIGHTS = 0u;
const BLOCK = 8u;
const SELF = true;
const LEARNS_ON_PRE = false;
const LEARNS_ON_POST = true;

fn on_pre(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  return x;
}
fn on_post(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x + (constants[4].x * (state[246u + i] - x))), constants[4].y, constants[4].z);
  return x;
}

// up/normalize
const PRE = 40u;
const POST = 70u;
const WEIGHTS = 0u;

fn measure(x: f32) -> f32 { return abs(x); }
fn factor(x: f32) -> f32 { return (constants[4].w / x); }
