// retina/begin_sample
const N = 784u;
const WORDS = 25u;
const SPIKES = 0u;

fn begin(n: u32) {
  state[0u + n] = inputs[clock.sample * 784u + 0u + n];
  state[1084u + n] = 0f;
}

// features/begin_sample
const N = 100u;
const WORDS = 4u;
const SPIKES = 25u;

fn begin(n: u32) {
  state[784u + n] = constants[0].x;
  state[984u + n] = 0f;
}

// retina/encode
const N = 784u;
const WORDS = 25u;
const SPIKES = 0u;
const VALUE = 0u;
const SEED = 1u;
const STREAM = 0u;

fn emits(value: f32, u: f32) -> bool { return (u < ((value * constants[0].y) * constants[0].z)); }

// features/step_neurons, features/compete
const N = 100u;
const WORDS = 4u;
const SPIKES = 25u;
const HELD = 984u;
const MARGIN = 1868u;

struct Neuron {
  s_v: f32,
  s_theta: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[784u + n], state[884u + n]); }
fn store_neuron(n: u32, x: Neuron) {
  state[784u + n] = x.s_v;
  state[884u + n] = x.s_theta;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[0].w) + constants[1].x);
  return y;
}
fn receive(n: u32, before: Neuron) -> Neuron {
  var x = before;
  { let w = gather_dense(slot_at(1u) + 0u, 25u, 0u, 100u, n); x.s_v = (x.s_v + w); }
  { let w = gather_uniform(slot_at(1u) + 25u, 4u, constants[1].y, n); x.s_v = (x.s_v + (-w)); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (x.s_v > (constants[1].z + x.s_theta)); }
fn margin(x: Neuron) -> f32 { return (x.s_v - (constants[1].z + x.s_theta)); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[1].w;
  x = y;
  if (clock.learn == 0u) { return y; }
  y.s_theta = (x.s_theta + constants[2].x);
  x = y;
  return y;
}
fn held_steps() -> f32 { return floor(constants[2].y + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_theta); }

// retina/update_traces
const N = 784u;
const SPIKES = 0u;

fn update(n: u32, spiked: bool) {
  { var x = state[1084u + n]; if (spiked) { x = 1f; } state[1084u + n] = (x * constants[2].z); }
}

// retina_features/learn
const PRE = 784u;
const POST = 100u;
const PRE_SPIKES = 0u;
const POST_SPIKES = 25u;
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
  x = clamp_weight((x + (constants[2].w * (state[1084u + i] - x))), constants[3].x, constants[3].y);
  return x;
}

// features/end_sample
const N = 100u;

fn advance_slow(n: u32) {
  let x_v = state[784u + n];
  let x_theta = state[884u + n];
  state[884u + n] = (x_theta * constants[3].z);
}

// retina_features/normalize
const PRE = 784u;
const POST = 100u;
const WEIGHTS = 0u;

fn measure(x: f32) -> f32 { return abs(x); }
fn factor(x: f32) -> f32 { return (constants[3].w / x); }
