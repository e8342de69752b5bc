// in/begin_sample
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;

fn begin(n: u32) {
  state[row(0u + n)] = inputs[VALUES + clock.sample * SAMPLE_VALUES + 0u + n];
}
fn forget(n: u32) {
  state[row(246u + n)] = 0f;
}

// free/begin_sample
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;

fn begin(n: u32) {
  state[row(40u + n)] = constants[0].x;
  state[row(110u + n)] = 0f;
}
fn forget(n: u32) {
  state[row(286u + n)] = 0f;
}

// rivals/begin_sample
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;

fn begin(n: u32) {
  state[row(180u + n)] = constants[0].y;
  state[row(213u + n)] = 0f;
}
fn forget(n: u32) {
}

// in/encode
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;
const VALUE = 0u;
const SEED = 1u;
const STREAM = 0u;
const DRAWS = true;
const FALLS = true;

fn emits(value: f32, u: f32, t: f32) -> bool { return (u < ((value * constants[0].z) * constants[0].w)); }

// free/step_neurons, free/emit_spikes
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;
const HELD = 110u;
const MARGIN = 356u;
const RIVALS = 1u;

var<private> drawn_0: vec4f;
fn draw_numbers(n: u32) { drawn_0 = draw_quad(1u, 1u, n, step_number(), 0u); }
struct Neuron {
  s_v: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(40u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(40u + n)] = x.s_v;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[1].x) + constants[1].y);
  return y;
}
struct Sums {
  p_0: f32,
}
fn gather(n: u32) -> Sums { return Sums(gather_dense(slot_at(1u) + 0u, 2u, 0u, 70u, n)); }
fn receive(before: Neuron, sums: Sums) -> Neuron {
  var x = before;
  { let w = sums.p_0; x.s_v = (x.s_v + w); }
  return x;
}
fn crosses(x: Neuron) -> bool { return ((x.s_v - (constants[1].z * log(-(log(max(drawn_0.x, 1.0000000116860974e-7f)))))) > constants[1].w); }
fn margin(x: Neuron) -> f32 { return ((x.s_v - (constants[1].z * log(-(log(max(drawn_0.x, 1.0000000116860974e-7f)))))) - constants[1].w); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[0].x;
  x = y;
  return y;
}
fn hold(x: Neuron, y: Neuron) -> Neuron {
  var z = y;
  z.s_v = x.s_v;
  return z;
}
fn held_steps() -> f32 { return floor(constants[2].x + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }

// rivals/step_neurons, rivals/compete
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;
const HELD = 213u;
const MARGIN = 426u;
const RIVALS = 33u;

var<private> drawn_0: vec4f;
fn draw_numbers(n: u32) { drawn_0 = draw_quad(1u, 2u, n, step_number(), 0u); }
struct Neuron {
  s_v: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(180u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(180u + n)] = x.s_v;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[2].y) + constants[2].z);
  return y;
}
struct Sums {
  p_0: f32,
}
fn gather(n: u32) -> Sums { return Sums(sum_uniform(slot_at(3u) + 2u, count_spikes_of(slot_at(3u) + 2u, 3u), constants[2].w, 0xffffffffu)); }
fn receive(before: Neuron, sums: Sums) -> Neuron {
  var x = before;
  { let w = sums.p_0; x.s_v = (x.s_v + (-w)); }
  return x;
}
fn crosses(x: Neuron) -> bool { return ((x.s_v - (constants[3].x * log(-(log(max(drawn_0.x, 1.0000000116860974e-7f)))))) > constants[3].y); }
fn margin(x: Neuron) -> f32 { return ((x.s_v - (constants[3].x * log(-(log(max(drawn_0.x, 1.0000000116860974e-7f)))))) - constants[3].y); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[0].y;
  x = y;
  return y;
}
fn hold(x: Neuron, y: Neuron) -> Neuron {
  var z = y;
  z.s_v = x.s_v;
  return z;
}
fn held_steps() -> f32 { return floor(constants[3].z + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }

// in/update_traces
const N = 40u;
const SPIKES = 0u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(246u + n)]; if (spiked) { x = (x + 1f); } state[row(246u + n)] = (x * constants[3].w); }
}
fn forget(n: u32) {
  state[row(246u + n)] = 0f;
}

// free/update_traces
const N = 70u;
const SPIKES = 2u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(286u + n)]; if (spiked) { x = (x + 1f); } state[row(286u + n)] = (x * constants[4].x); }
}
fn forget(n: u32) {
  state[row(286u + n)] = 0f;
}

// up/learn
const PRE = 40u;
const POST = 70u;
const PRE_SPIKES = 0u;
const POST_SPIKES = 2u;
const WEIGHTS = 0u;
const BLOCK = 8u;
const SPARSE = false;
const SELF = true;
const LEARNS_ON_PRE = true;
const LEARNS_ON_POST = true;

fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return 40u; }
fn pre_of(k: u32) -> u32 { return k; }
fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * 70u + j; }
fn add_up() {
}
fn on_pre(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x - (constants[4].y * state[row(286u + j)])), constants[4].z, constants[4].w);
  return x;
}
fn on_post(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x + (constants[5].x * state[row(246u + i)])), constants[4].z, constants[4].w);
  return x;
}
fn reward_of(j: u32) -> f32 { return 0f; }
fn on_reward(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  return x;
}

// up/normalize
const POST = 70u;
const WEIGHTS = 0u;

fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return 40u; }
fn pre_of(k: u32) -> u32 { return k; }
fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * 70u + j; }
fn measure(x: f32) -> f32 { return abs(x); }
fn factor(x: f32) -> f32 { return (constants[5].y / x); }
