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

// up/forget_synapses, up/learn_synapses, up/reward_synapses
const PRE = 40u;
const POST = 70u;
const PRE_SPIKES = 0u;
const POST_SPIKES = 2u;
const WEIGHTS = 0u;
const BLOCK = 8u;
const SELF = true;

struct Synapse {
  s_w: f32,
  s_e: f32,
}
fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return 40u; }
fn pre_of(k: u32) -> u32 { return k; }
fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * 70u + j; }
fn load_synapse(at: u32) -> Synapse { return Synapse(weights[at], state[row(286u + at - WEIGHTS)]); }
fn store_synapse(at: u32, x: Synapse) {
  weights[at] = x.s_w;
  state[row(286u + at - WEIGHTS)] = x.s_e;
}
fn forget_synapse(at: u32) {
  state[row(286u + at - WEIGHTS)] = 0f;
}
fn add_up() {
}
fn advance(before: Synapse, j: u32) -> Synapse {
  var x = before;
  x.s_e = (x.s_e * constants[0].z);
  return x;
}
fn on_pre(before: Synapse, i: u32, j: u32) -> Synapse {
  var x = before;
  x.s_e = (x.s_e - constants[0].w);
  return x;
}
fn on_post(before: Synapse, i: u32, j: u32) -> Synapse {
  var x = before;
  x.s_e = (x.s_e + (constants[1].x * state[row(246u + i)]));
  return x;
}
fn reward_of(j: u32) -> f32 { return state[row(3812u) + j]; }
fn on_reward(before: Synapse, i: u32, j: u32) -> Synapse {
  var x = before;
  x.s_w = clamp_weight((x.s_w + ((constants[1].y * reward_of(j)) * x.s_e)), constants[1].z, constants[1].w);
  return x;
}
fn fade_rewards_of(j: u32) {
}
fn collect_rewards_of(j: u32) {
}
fn forget_rewards_of(j: u32) {
}
fn is_faulty(x: Synapse) -> bool { return is_not_finite(x.s_w) || is_not_finite(x.s_e); }

// in/encode
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;
const VALUE = 0u;
const SEED = 1u;
const STREAM = 0u;
const DRAWS = true;
const FALLS = true;

fn emits(value: f32, u: f32, t: f32) -> bool { return (u < ((value * constants[2].x) * constants[2].y)); }

// free/step_neurons, free/emit_spikes
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;
const HELD = 110u;
const MARGIN = 3086u;
const RIVALS = 1u;

fn draw_numbers(n: u32) { }
struct Neuron {
  s_v: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(40u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(40u + n)] = x.s_v;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[2].z) + constants[2].w);
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
fn crosses(x: Neuron) -> bool { return (x.s_v > constants[3].x); }
fn margin(x: Neuron) -> f32 { return (x.s_v - constants[3].x); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[3].y;
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

// rivals/step_neurons, rivals/compete
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;
const HELD = 213u;
const MARGIN = 3156u;
const RIVALS = 33u;

fn draw_numbers(n: u32) { }
struct Neuron {
  s_v: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(180u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(180u + n)] = x.s_v;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = ((x.s_v * constants[3].w) + constants[4].x);
  return y;
}
struct Sums {
  p_0: f32,
}
fn gather(n: u32) -> Sums { return Sums(sum_uniform(slot_at(3u) + 2u, count_spikes_of(slot_at(3u) + 2u, 3u), constants[4].y, 0xffffffffu)); }
fn receive(before: Neuron, sums: Sums) -> Neuron {
  var x = before;
  { let w = sums.p_0; x.s_v = (x.s_v + (-w)); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (x.s_v > constants[4].z); }
fn margin(x: Neuron) -> f32 { return (x.s_v - constants[4].z); }
fn reset(before: Neuron) -> Neuron {
  var x = before;
  var y = before;
  y.s_v = constants[4].w;
  x = y;
  return y;
}
fn hold(x: Neuron, y: Neuron) -> Neuron {
  var z = y;
  z.s_v = x.s_v;
  return z;
}
fn held_steps() -> f32 { return floor(constants[5].x + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }

// in/update_traces
const N = 40u;
const SPIKES = 0u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(246u + n)]; if (spiked) { x = (x + 1f); } state[row(246u + n)] = (x * constants[5].y); }
}
fn forget(n: u32) {
  state[row(246u + n)] = 0f;
}

// network/teach
const N = 70u;
const CLASSES = 3742u;
const REWARDS = 3812u;

struct Totals {
  t_0: f32,
  t_1: f32,
}
fn nothing() -> Totals { return Totals(0f, 0f); }
fn with_neuron(all: Totals, n: u32, is_target: f32) -> Totals { return Totals(all.t_0 + exp(min((state[row(40u + n)] / constants[5].z), constants[5].w)), all.t_1 + (is_target * exp(min((state[row(40u + n)] / constants[5].z), constants[5].w)))); }
fn together(a: Totals, b: Totals) -> Totals { return Totals(a.t_0 + b.t_0, a.t_1 + b.t_1); }
fn reward_of(all: Totals, n: u32, is_target: f32) -> f32 { return select((is_target - (exp(min((state[row(40u + n)] / constants[5].z), constants[5].w)) / all.t_0)), 0f, (all.t_1 >= (constants[6].x * all.t_0))); }

// up/normalize
const POST = 70u;
const WEIGHTS = 0u;

fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return 40u; }
fn pre_of(k: u32) -> u32 { return k; }
fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * 70u + j; }
fn measure(x: f32) -> f32 { return abs(x); }
fn factor(x: f32) -> f32 { return (constants[6].y / x); }

// network/pay
const N = 70u;
const REWARDS = 3812u;
