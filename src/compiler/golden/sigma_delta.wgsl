// in/begin_sample
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;

fn begin(n: u32) {
  state[row(0u + n)] = inputs[VALUES + clock.sample * SAMPLE_VALUES + 0u + n];
}
fn forget(n: u32) {
  state[row(695u + n)] = 0f;
}

// free/begin_sample
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;

fn begin(n: u32) {
  state[row(40u + n)] = 0f;
  state[row(110u + n)] = 0f;
  state[row(180u + n)] = 0f;
}
fn forget(n: u32) {
  state[row(735u + n)] = 0f;
}

// rivals/begin_sample
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;

fn begin(n: u32) {
  state[row(530u + n)] = 0f;
  state[row(563u + n)] = 0f;
  state[row(596u + n)] = 0f;
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

fn emits(value: f32, u: f32, t: f32) -> bool { return (u < ((value * constants[0].x) * constants[0].y)); }

// free/step_neurons, free/emit_spikes
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;
const HELD = 180u;
const MARGIN = 805u;
const RIVALS = 1u;

fn draw_numbers(n: u32) { }
struct Neuron {
  s_v: f32,
  s_sent: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(40u + n)], state[row(110u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(40u + n)] = x.s_v;
  state[row(110u + n)] = x.s_sent;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
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
fn crosses(x: Neuron) -> bool { return (abs(((constants[0].z * floor(((max((x.s_v + constants[0].w), 0f) / constants[0].z) + 0.5f))) - x.s_sent)) > constants[1].x); }
fn margin(x: Neuron) -> f32 { return (abs(((constants[0].z * floor(((max((x.s_v + constants[0].w), 0f) / constants[0].z) + 0.5f))) - x.s_sent)) - constants[1].x); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_sent = (x.s_sent + ((constants[0].z * floor(((max((x.s_v + constants[0].w), 0f) / constants[0].z) + 0.5f))) - x.s_sent));
  x = y;
  return y;
}
fn hold(x: Neuron, y: Neuron) -> Neuron {
  var z = y;
  return z;
}
fn held_steps() -> f32 { return floor(constants[1].y + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_sent); }

// free/carry
const N = 70u;
const MARGIN = 805u;

fn place_of(n: u32) -> u32 { return (250u + ((step_number() - 0u) & 3u) * 70u) + n; }
fn number_of(n: u32) -> f32 { return ((constants[0].z * floor(((max((state[row(40u + n)] + constants[0].w), 0f) / constants[0].z) + 0.5f))) - state[row(110u + n)]); }

// rivals/step_neurons, rivals/compete
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;
const HELD = 596u;
const MARGIN = 875u;
const RIVALS = 33u;

fn draw_numbers(n: u32) { }
struct Neuron {
  s_v: f32,
  s_sent: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(530u + n)], state[row(563u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(530u + n)] = x.s_v;
  state[row(563u + n)] = x.s_sent;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  return y;
}
struct Sums {
  p_0: f32,
}
fn gather(n: u32) -> Sums { return Sums(gather_released(slot_at(3u) + 2u, 0u, 33u, 2310u, NEVER, constants[1].z, (250u + ((step_number() - 3u) & 3u) * 70u), n)); }
fn receive(before: Neuron, sums: Sums) -> Neuron {
  var x = before;
  { let w = sums.p_0; x.s_v = (x.s_v + (-w)); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (abs(((constants[1].w * floor(((max((x.s_v + constants[2].x), 0f) / constants[1].w) + 0.5f))) - x.s_sent)) > constants[2].y); }
fn margin(x: Neuron) -> f32 { return (abs(((constants[1].w * floor(((max((x.s_v + constants[2].x), 0f) / constants[1].w) + 0.5f))) - x.s_sent)) - constants[2].y); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_sent = (x.s_sent + ((constants[1].w * floor(((max((x.s_v + constants[2].x), 0f) / constants[1].w) + 0.5f))) - x.s_sent));
  x = y;
  return y;
}
fn hold(x: Neuron, y: Neuron) -> Neuron {
  var z = y;
  return z;
}
fn held_steps() -> f32 { return floor(constants[2].z + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_sent); }

// rivals/carry
const N = 33u;
const MARGIN = 875u;

fn place_of(n: u32) -> u32 { return (629u + ((step_number() - 0u) & 1u) * 33u) + n; }
fn number_of(n: u32) -> f32 { return ((constants[1].w * floor(((max((state[row(530u + n)] + constants[2].x), 0f) / constants[1].w) + 0.5f))) - state[row(563u + n)]); }

// in/update_traces
const N = 40u;
const SPIKES = 0u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(695u + n)]; if (spiked) { x = (x + 1f); } state[row(695u + n)] = (x * constants[2].w); }
}
fn forget(n: u32) {
  state[row(695u + n)] = 0f;
}

// free/update_traces
const N = 70u;
const SPIKES = 2u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(735u + n)]; if (spiked) { x = (x + 1f); } state[row(735u + n)] = (x * constants[3].x); }
}
fn forget(n: u32) {
  state[row(735u + n)] = 0f;
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
  x = clamp_weight((x - (constants[3].y * state[row(735u + j)])), constants[3].z, constants[3].w);
  return x;
}
fn on_post(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x + (constants[4].x * state[row(695u + i)])), constants[3].z, constants[3].w);
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
fn factor(x: f32) -> f32 { return (constants[4].y / x); }
