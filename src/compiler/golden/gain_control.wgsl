// in/begin_sample
const N = 40u;
const WORDS = 2u;
const SPIKES = 0u;

fn begin(n: u32) {
  state[row(0u + n)] = inputs[VALUES + clock.sample * SAMPLE_VALUES + 0u + n];
}
fn forget(n: u32) {
  state[row(349u + n)] = 0f;
}

// free/begin_sample
const N = 70u;
const WORDS = 3u;
const SPIKES = 2u;

fn begin(n: u32) {
  state[row(40u + n)] = constants[0].x;
  state[row(110u + n)] = 0f;
  state[row(180u + n)] = 0f;
}
fn forget(n: u32) {
  state[row(389u + n)] = 0f;
}

// rivals/begin_sample
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;

fn begin(n: u32) {
  state[row(250u + n)] = constants[0].y;
  state[row(283u + n)] = 0f;
  state[row(316u + n)] = 0f;
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
const HELD = 180u;
const MARGIN = 459u;
const RIVALS = 1u;

fn draw_numbers(n: u32) { }
struct Neuron {
  s_v: f32,
  s_v_gain: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(40u + n)], state[row(110u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(40u + n)] = x.s_v;
  state[row(110u + n)] = x.s_v_gain;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = (x.s_v + (constants[1].x * (constants[1].y - min(constants[1].z, ((x.s_v - constants[1].w) / constants[1].x)))));
  y.s_v_gain = (x.s_v_gain + (constants[1].x * (-(x.s_v_gain) / constants[2].x)));
  return y;
}
struct Sums {
  p_0: f32,
}
fn gather(n: u32) -> Sums { return Sums(gather_dense(slot_at(1u) + 0u, 2u, 0u, 70u, n)); }
fn receive(before: Neuron, sums: Sums) -> Neuron {
  var x = before;
  { let w = sums.p_0; x.s_v_gain = (x.s_v_gain + w); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (x.s_v > (constants[2].y + x.s_v_gain)); }
fn margin(x: Neuron) -> f32 { return (x.s_v - (constants[2].y + x.s_v_gain)); }
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
fn held_steps() -> f32 { return floor(constants[2].z + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_v_gain); }

// rivals/step_neurons, rivals/compete
const N = 33u;
const WORDS = 2u;
const SPIKES = 5u;
const HELD = 316u;
const MARGIN = 529u;
const RIVALS = 33u;

fn draw_numbers(n: u32) { }
struct Neuron {
  s_v: f32,
  s_v_gain: f32,
}

fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(250u + n)], state[row(283u + n)]); }
fn store_neuron(n: u32, x: Neuron) {
  state[row(250u + n)] = x.s_v;
  state[row(283u + n)] = x.s_v_gain;
}
fn integrate(x: Neuron) -> Neuron {
  var y = x;
  y.s_v = (x.s_v + (constants[2].w * (constants[3].x - min(constants[3].y, ((x.s_v - constants[3].z) / constants[2].w)))));
  y.s_v_gain = (x.s_v_gain + (constants[2].w * (-(x.s_v_gain) / constants[3].w)));
  return y;
}
struct Sums {
  p_0: f32,
}
fn gather(n: u32) -> Sums { return Sums(sum_uniform(slot_at(3u) + 2u, count_spikes_of(slot_at(3u) + 2u, 3u), constants[4].x, 0xffffffffu)); }
fn receive(before: Neuron, sums: Sums) -> Neuron {
  var x = before;
  { let w = sums.p_0; x.s_v_gain = (x.s_v_gain + (-w)); }
  return x;
}
fn crosses(x: Neuron) -> bool { return (x.s_v > (constants[4].y + x.s_v_gain)); }
fn margin(x: Neuron) -> f32 { return (x.s_v - (constants[4].y + x.s_v_gain)); }
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
fn held_steps() -> f32 { return floor(constants[4].z + 0.5f); }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_v_gain); }

// in/update_traces
const N = 40u;
const SPIKES = 0u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(349u + n)]; if (spiked) { x = (x + 1f); } state[row(349u + n)] = (x * constants[4].w); }
}
fn forget(n: u32) {
  state[row(349u + n)] = 0f;
}

// free/update_traces
const N = 70u;
const SPIKES = 2u;

fn update(n: u32, spiked: bool) {
  { var x = state[row(389u + n)]; if (spiked) { x = (x + 1f); } state[row(389u + n)] = (x * constants[5].x); }
}
fn forget(n: u32) {
  state[row(389u + n)] = 0f;
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
  x = clamp_weight((x - (constants[5].y * state[row(389u + j)])), constants[5].z, constants[5].w);
  return x;
}
fn on_post(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x + (constants[6].x * state[row(349u + i)])), constants[5].z, constants[5].w);
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
fn factor(x: f32) -> f32 { return (constants[6].y / x); }

// network/fused
const READOUT_WORDS = 0u;
const READOUT_SPIKES = 0u;

const N_p0 = 70u;
const WORDS_p0 = 3u;
const SPIKES_p0 = 2u;
const HELD_p0 = 180u;
const MARGIN_p0 = 459u;
const RIVALS_p0 = 1u;

fn draw_numbers_p0(n: u32) { }
struct Neuron_p0 {
  s_v: f32,
  s_v_gain: f32,
}

fn load_neuron_p0(n: u32) -> Neuron_p0 { return Neuron_p0(state[row(40u + n)], state[row(110u + n)]); }
fn store_neuron_p0(n: u32, x: Neuron_p0) {
  state[row(40u + n)] = x.s_v;
  state[row(110u + n)] = x.s_v_gain;
}
fn integrate_p0(x: Neuron_p0) -> Neuron_p0 {
  var y = x;
  y.s_v = (x.s_v + (constants[1].x * (constants[1].y - min(constants[1].z, ((x.s_v - constants[1].w) / constants[1].x)))));
  y.s_v_gain = (x.s_v_gain + (constants[1].x * (-(x.s_v_gain) / constants[2].x)));
  return y;
}
struct Sums_p0 {
  p_0: f32,
}
fn gather_p0(n: u32) -> Sums_p0 { return Sums_p0(gather_dense(slot_at(1u) + 0u, 2u, 0u, 70u, n)); }
fn receive_p0(before: Neuron_p0, sums: Sums_p0) -> Neuron_p0 {
  var x = before;
  { let w = sums.p_0; x.s_v_gain = (x.s_v_gain + w); }
  return x;
}
fn crosses_p0(x: Neuron_p0) -> bool { return (x.s_v > (constants[2].y + x.s_v_gain)); }
fn margin_p0(x: Neuron_p0) -> f32 { return (x.s_v - (constants[2].y + x.s_v_gain)); }
fn reset_p0(before: Neuron_p0) -> Neuron_p0 {
  var x = before;
  var y = before;
  y.s_v = constants[0].x;
  x = y;
  return y;
}
fn hold_p0(x: Neuron_p0, y: Neuron_p0) -> Neuron_p0 {
  var z = y;
  z.s_v = x.s_v;
  return z;
}
fn held_steps_p0() -> f32 { return floor(constants[2].z + 0.5f); }
fn is_faulty_p0(x: Neuron_p0) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_v_gain); }

fn step_neuron_p0(n: u32, sums: Sums_p0) -> f32 {
  draw_numbers_p0(n);
  let held = state[row(HELD_p0) + n];
  let before = load_neuron_p0(n);
  var x = receive_p0(integrate_p0(before), sums);
  if (held > 0.0) {
    state[row(HELD_p0) + n] = held - 1.0;
    x = hold_p0(before, x);
  }
  if (is_faulty_p0(x)) { report_fault(); }
  store_neuron_p0(n, x);
  if (held > 0.0 || !crosses_p0(x)) { return -1.0; }
  return max(margin_p0(x), 0.0);
}

fn spike_p0(n: u32) {
  draw_numbers_p0(n);
  store_neuron_p0(n, reset_p0(load_neuron_p0(n)));
  state[row(HELD_p0) + n] = held_steps_p0();
}

fn wins_p0(n: u32) -> bool {
  let mine = state[row(MARGIN_p0) + n];
  let first = n / RIVALS_p0 * RIVALS_p0;
  for (var k = first; k < first + RIVALS_p0; k++) {
    let theirs = state[row(MARGIN_p0) + k];
    if (theirs > mine || (theirs == mine && k < n)) { return false; }
  }
  return true;
}

fn spike_word_p0(word: u32) -> u32 {
  var bits = 0u;
  for (var n = word * 32u; n < min(N_p0, word * 32u + 32u); n++) {
    if (state[row(MARGIN_p0) + n] < 0.0 || !wins_p0(n)) { continue; }
    bits |= 1u << (n & 31u);
    spike_p0(n);
  }
  return bits;
}

fn begin_p0(n: u32) {
  state[row(40u + n)] = constants[0].x;
  state[row(110u + n)] = 0f;
  state[row(180u + n)] = 0f;
}
fn adopt_p0(n: u32) {
}
fn leave_change_p0(n: u32) {
}
fn add_change_p0(n: u32, rows: u32) {
}

const N_p1 = 33u;
const WORDS_p1 = 2u;
const SPIKES_p1 = 5u;
const HELD_p1 = 316u;
const MARGIN_p1 = 529u;
const RIVALS_p1 = 33u;

fn draw_numbers_p1(n: u32) { }
struct Neuron_p1 {
  s_v: f32,
  s_v_gain: f32,
}

fn load_neuron_p1(n: u32) -> Neuron_p1 { return Neuron_p1(state[row(250u + n)], state[row(283u + n)]); }
fn store_neuron_p1(n: u32, x: Neuron_p1) {
  state[row(250u + n)] = x.s_v;
  state[row(283u + n)] = x.s_v_gain;
}
fn integrate_p1(x: Neuron_p1) -> Neuron_p1 {
  var y = x;
  y.s_v = (x.s_v + (constants[2].w * (constants[3].x - min(constants[3].y, ((x.s_v - constants[3].z) / constants[2].w)))));
  y.s_v_gain = (x.s_v_gain + (constants[2].w * (-(x.s_v_gain) / constants[3].w)));
  return y;
}
struct Sums_p1 {
  p_0: f32,
}
fn gather_p1(n: u32) -> Sums_p1 { return Sums_p1(sum_uniform(slot_at(3u) + 2u, count_spikes_of(slot_at(3u) + 2u, 3u), constants[4].x, 0xffffffffu)); }
fn receive_p1(before: Neuron_p1, sums: Sums_p1) -> Neuron_p1 {
  var x = before;
  { let w = sums.p_0; x.s_v_gain = (x.s_v_gain + (-w)); }
  return x;
}
fn crosses_p1(x: Neuron_p1) -> bool { return (x.s_v > (constants[4].y + x.s_v_gain)); }
fn margin_p1(x: Neuron_p1) -> f32 { return (x.s_v - (constants[4].y + x.s_v_gain)); }
fn reset_p1(before: Neuron_p1) -> Neuron_p1 {
  var x = before;
  var y = before;
  y.s_v = constants[0].y;
  x = y;
  return y;
}
fn hold_p1(x: Neuron_p1, y: Neuron_p1) -> Neuron_p1 {
  var z = y;
  z.s_v = x.s_v;
  return z;
}
fn held_steps_p1() -> f32 { return floor(constants[4].z + 0.5f); }
fn is_faulty_p1(x: Neuron_p1) -> bool { return is_not_finite(x.s_v) || is_not_finite(x.s_v_gain); }

fn step_neuron_p1(n: u32, sums: Sums_p1) -> f32 {
  draw_numbers_p1(n);
  let held = state[row(HELD_p1) + n];
  let before = load_neuron_p1(n);
  var x = receive_p1(integrate_p1(before), sums);
  if (held > 0.0) {
    state[row(HELD_p1) + n] = held - 1.0;
    x = hold_p1(before, x);
  }
  if (is_faulty_p1(x)) { report_fault(); }
  store_neuron_p1(n, x);
  if (held > 0.0 || !crosses_p1(x)) { return -1.0; }
  return max(margin_p1(x), 0.0);
}

fn spike_p1(n: u32) {
  draw_numbers_p1(n);
  store_neuron_p1(n, reset_p1(load_neuron_p1(n)));
  state[row(HELD_p1) + n] = held_steps_p1();
}

fn wins_p1(n: u32) -> bool {
  let mine = state[row(MARGIN_p1) + n];
  let first = n / RIVALS_p1 * RIVALS_p1;
  for (var k = first; k < first + RIVALS_p1; k++) {
    let theirs = state[row(MARGIN_p1) + k];
    if (theirs > mine || (theirs == mine && k < n)) { return false; }
  }
  return true;
}

fn spike_word_p1(word: u32) -> u32 {
  var bits = 0u;
  for (var n = word * 32u; n < min(N_p1, word * 32u + 32u); n++) {
    if (state[row(MARGIN_p1) + n] < 0.0 || !wins_p1(n)) { continue; }
    bits |= 1u << (n & 31u);
    spike_p1(n);
  }
  return bits;
}

fn begin_p1(n: u32) {
  state[row(250u + n)] = constants[0].y;
  state[row(283u + n)] = 0f;
  state[row(316u + n)] = 0f;
}
fn adopt_p1(n: u32) {
}
fn leave_change_p1(n: u32) {
}
fn add_change_p1(n: u32, rows: u32) {
}
fn begin_all(local: u32) {
  for (var n = local; n < N_p0; n += INVOCATIONS) { begin_p0(n); adopt_p0(n); }
  for (var n = local; n < N_p1; n += INVOCATIONS) { begin_p1(n); adopt_p1(n); }
  for (var n = local; n < N_t0; n += INVOCATIONS) { forget_t0(n); }
  for (var n = local; n < N_t1; n += INVOCATIONS) { forget_t1(n); }
}
fn advance_all(local: u32) {
  {
  var best = -1.0;
  var winner = 0u;
  for (var first = local; first < N_p0; first += 1u * INVOCATIONS) {
    var block_0 = gather_list_1(1074u, 0u, 70u, first);
    for (var k = 0u; k < 1u; k++) {
      let n = first + k * INVOCATIONS;
      if (n >= N_p0) { break; }
      let above = step_neuron_p0(n, Sums_p0(block_0[k]));
      state[row(MARGIN_p0 + n)] = above;
    }
  }
  }
  {
  var best = -1.0;
  var winner = 0u;
  let before_0 = count_spikes_of(slot_at(3u) + 2u, 3u);
  for (var first = local; first < N_p1; first += 1u * INVOCATIONS) {
    for (var k = 0u; k < 1u; k++) {
      let n = first + k * INVOCATIONS;
      if (n >= N_p1) { break; }
      let above = step_neuron_p1(n, Sums_p1(sum_uniform(slot_at(3u) + 2u, before_0, constants[4].x, 0xffffffffu)));
      if (above > best) { best = above; winner = n; }
    }
  }
  offer_best(562u, local, best, winner);
  }
}
fn spike_all(local: u32) {
  for (var n = local; n < WORDS_p0; n += INVOCATIONS) { spikes[slot_at(0u) + SPIKES_p0 + n] = spike_word_p0(n); }
  {
  let winner = best_of(562u);
  if (local == 0u && winner != NOBODY) { spike_p1(winner); }
  for (var n = local; n < WORDS_p1; n += INVOCATIONS) { spikes[slot_at(0u) + SPIKES_p1 + n] = bit_of(winner, n); }
  }
}
fn silence_all(local: u32) {
  if (local != 0u) { return; }
  state[row(1074u)] = 0f;
}
fn list_all(local: u32) {
  list_spikes(slot_at(0u) + 0u, 2u, 1074u, local);
}
fn leave_all(local: u32) {
  for (var n = local; n < N_p0; n += INVOCATIONS) { leave_change_p0(n); }
  for (var n = local; n < N_p1; n += INVOCATIONS) { leave_change_p1(n); }
}

const N_t0 = 40u;
const SPIKES_t0 = 0u;

fn update_t0(n: u32, spiked: bool) {
  { var x = state[row(349u + n)]; if (spiked) { x = (x + 1f); } state[row(349u + n)] = (x * constants[4].w); }
}
fn forget_t0(n: u32) {
  state[row(349u + n)] = 0f;
}

fn update_trace_t0(n: u32) { update_t0(n, spiked_at(slot_at(1u) + SPIKES_t0, n)); }


const N_t1 = 70u;
const SPIKES_t1 = 2u;

fn update_t1(n: u32, spiked: bool) {
  { var x = state[row(389u + n)]; if (spiked) { x = (x + 1f); } state[row(389u + n)] = (x * constants[5].x); }
}
fn forget_t1(n: u32) {
  state[row(389u + n)] = 0f;
}

fn update_trace_t1(n: u32) { update_t1(n, spiked_at(slot_at(1u) + SPIKES_t1, n)); }


const PRE_q0 = 40u;
const POST_q0 = 70u;
const PRE_SPIKES_q0 = 0u;
const POST_SPIKES_q0 = 2u;
const WEIGHTS_q0 = 0u;
const BLOCK_q0 = 8u;
const SPARSE_q0 = false;
const SELF_q0 = true;
const LEARNS_ON_PRE_q0 = true;
const LEARNS_ON_POST_q0 = true;

fn first_of_q0(j: u32) -> u32 { return 0u; }
fn end_of_q0(j: u32) -> u32 { return 40u; }
fn pre_of_q0(k: u32) -> u32 { return k; }
fn weight_of_q0(k: u32, j: u32) -> u32 { return WEIGHTS_q0 + k * 70u + j; }
fn add_up_q0() {
}
fn on_pre_q0(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x - (constants[5].y * state[row(389u + j)])), constants[5].z, constants[5].w);
  return x;
}
fn on_post_q0(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x + (constants[6].x * state[row(349u + i)])), constants[5].z, constants[5].w);
  return x;
}
fn reward_of_q0(j: u32) -> f32 { return 0f; }
fn on_reward_q0(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  return x;
}

fn learn_synapse_q0(at: u32, i: u32, j: u32, pre: bool, post: bool) {
  if (!SELF_q0 && i == j) { return; }
  var w = weights[at];
  if (pre) { w = on_pre_q0(w, i, j); }
  if (post) { w = on_post_q0(w, i, j); }
  if (is_not_finite(w)) { report_fault(); }
  weights[at] = w;
}

fn learn_list_q0(j: u32, post: bool, begin: u32, end: u32, stride: u32) {
  let first_word = slot_at(0u) + PRE_SPIKES_q0;
  for (var k = begin; k < end; k += stride) {
    let pre = LEARNS_ON_PRE_q0 && spiked_at(first_word, pre_of_q0(k));
    if (pre || post) { learn_synapse_q0(weight_of_q0(k, j), pre_of_q0(k), j, pre, post); }
  }
}

fn learn_words_q0(j: u32, post: bool, begin: u32, end: u32) {
  let first_word = slot_at(0u) + PRE_SPIKES_q0;
  for (var word = begin; word < end; word++) {
    let pre_bits = select(0u, spikes[first_word + word], LEARNS_ON_PRE_q0);
    if (!post && pre_bits == 0u) { continue; }
    for (var i = word * 32u; i < min(PRE_q0, word * 32u + 32u); i++) {
      let pre = ((pre_bits >> (i & 31u)) & 1u) == 1u;
      if (pre || post) { learn_synapse_q0(weight_of_q0(i, j), i, j, pre, post); }
    }
  }
}

fn learn_share_q0(part: u32, parts: u32, local: u32, stride: u32) {
  let begin = POST_q0 * part / parts;
  let end = POST_q0 * (part + 1u) / parts;
  let first_word = slot_at(0u) + POST_SPIKES_q0;
  if (LEARNS_ON_PRE_q0) {
    add_up_q0();
    for (var j = begin + local; j < end; j += stride) {
      let post = LEARNS_ON_POST_q0 && spiked_at(first_word, j);
      if (SPARSE_q0) { learn_list_q0(j, post, first_of_q0(j), end_of_q0(j), 1u); } else { learn_words_q0(j, post, 0u, (PRE_q0 + 31u) / 32u); }
    }
    return;
  }
  var added = false;
  for (var word = begin / 32u; word * 32u < end; word++) {
    for (var bits = spikes[first_word + word]; bits != 0u; bits &= bits - 1u) {
      let j = word * 32u + firstTrailingBit(bits);
      if (j < begin || j >= end) { continue; }
      if (!added) { add_up_q0(); added = true; }
      learn_list_q0(j, true, first_of_q0(j) + local, end_of_q0(j), stride);
    }
  }
}

fn trace_all(local: u32) {
  for (var n = local; n < N_t0; n += INVOCATIONS) { update_trace_t0(n); }
  for (var n = local; n < N_t1; n += INVOCATIONS) { update_trace_t1(n); }
}
fn learn_all(local: u32, part: u32, parts: u32) {
  learn_share_q0(part, parts, local, INVOCATIONS);
}

// network/replay

const N_t0 = 40u;
const SPIKES_t0 = 0u;

fn update_t0(n: u32, spiked: bool) {
  { var x = state[row(349u + n)]; if (spiked) { x = (x + 1f); } state[row(349u + n)] = (x * constants[4].w); }
}
fn forget_t0(n: u32) {
  state[row(349u + n)] = 0f;
}

fn update_trace_t0(n: u32) { update_t0(n, spiked_at(slot_at(1u) + SPIKES_t0, n)); }


const N_t1 = 70u;
const SPIKES_t1 = 2u;

fn update_t1(n: u32, spiked: bool) {
  { var x = state[row(389u + n)]; if (spiked) { x = (x + 1f); } state[row(389u + n)] = (x * constants[5].x); }
}
fn forget_t1(n: u32) {
  state[row(389u + n)] = 0f;
}

fn update_trace_t1(n: u32) { update_t1(n, spiked_at(slot_at(1u) + SPIKES_t1, n)); }


const PRE_q0 = 40u;
const POST_q0 = 70u;
const PRE_SPIKES_q0 = 0u;
const POST_SPIKES_q0 = 2u;
const WEIGHTS_q0 = 0u;
const BLOCK_q0 = 8u;
const SPARSE_q0 = false;
const SELF_q0 = true;
const LEARNS_ON_PRE_q0 = true;
const LEARNS_ON_POST_q0 = true;

fn first_of_q0(j: u32) -> u32 { return 0u; }
fn end_of_q0(j: u32) -> u32 { return 40u; }
fn pre_of_q0(k: u32) -> u32 { return k; }
fn weight_of_q0(k: u32, j: u32) -> u32 { return WEIGHTS_q0 + k * 70u + j; }
fn add_up_q0() {
}
fn on_pre_q0(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x - (constants[5].y * state[row(389u + j)])), constants[5].z, constants[5].w);
  return x;
}
fn on_post_q0(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  x = clamp_weight((x + (constants[6].x * state[row(349u + i)])), constants[5].z, constants[5].w);
  return x;
}
fn reward_of_q0(j: u32) -> f32 { return 0f; }
fn on_reward_q0(w: f32, i: u32, j: u32) -> f32 {
  var x = w;
  return x;
}

fn learn_synapse_q0(at: u32, i: u32, j: u32, pre: bool, post: bool) {
  if (!SELF_q0 && i == j) { return; }
  var w = weights[at];
  if (pre) { w = on_pre_q0(w, i, j); }
  if (post) { w = on_post_q0(w, i, j); }
  if (is_not_finite(w)) { report_fault(); }
  weights[at] = w;
}

fn learn_list_q0(j: u32, post: bool, begin: u32, end: u32, stride: u32) {
  let first_word = slot_at(0u) + PRE_SPIKES_q0;
  for (var k = begin; k < end; k += stride) {
    let pre = LEARNS_ON_PRE_q0 && spiked_at(first_word, pre_of_q0(k));
    if (pre || post) { learn_synapse_q0(weight_of_q0(k, j), pre_of_q0(k), j, pre, post); }
  }
}

fn learn_words_q0(j: u32, post: bool, begin: u32, end: u32) {
  let first_word = slot_at(0u) + PRE_SPIKES_q0;
  for (var word = begin; word < end; word++) {
    let pre_bits = select(0u, spikes[first_word + word], LEARNS_ON_PRE_q0);
    if (!post && pre_bits == 0u) { continue; }
    for (var i = word * 32u; i < min(PRE_q0, word * 32u + 32u); i++) {
      let pre = ((pre_bits >> (i & 31u)) & 1u) == 1u;
      if (pre || post) { learn_synapse_q0(weight_of_q0(i, j), i, j, pre, post); }
    }
  }
}

fn learn_share_q0(part: u32, parts: u32, local: u32, stride: u32) {
  let begin = POST_q0 * part / parts;
  let end = POST_q0 * (part + 1u) / parts;
  let first_word = slot_at(0u) + POST_SPIKES_q0;
  if (LEARNS_ON_PRE_q0) {
    add_up_q0();
    for (var j = begin + local; j < end; j += stride) {
      let post = LEARNS_ON_POST_q0 && spiked_at(first_word, j);
      if (SPARSE_q0) { learn_list_q0(j, post, first_of_q0(j), end_of_q0(j), 1u); } else { learn_words_q0(j, post, 0u, (PRE_q0 + 31u) / 32u); }
    }
    return;
  }
  var added = false;
  for (var word = begin / 32u; word * 32u < end; word++) {
    for (var bits = spikes[first_word + word]; bits != 0u; bits &= bits - 1u) {
      let j = word * 32u + firstTrailingBit(bits);
      if (j < begin || j >= end) { continue; }
      if (!added) { add_up_q0(); added = true; }
      learn_list_q0(j, true, first_of_q0(j) + local, end_of_q0(j), stride);
    }
  }
}

fn trace_all(local: u32) {
  for (var n = local; n < N_t0; n += INVOCATIONS) { update_trace_t0(n); }
  for (var n = local; n < N_t1; n += INVOCATIONS) { update_trace_t1(n); }
}
fn learn_all(local: u32, part: u32, parts: u32) {
  learn_share_q0(part, parts, local, INVOCATIONS);
}

const POST_s0 = 70u;
const WEIGHTS_s0 = 0u;

fn first_of_s0(j: u32) -> u32 { return 0u; }
fn end_of_s0(j: u32) -> u32 { return 40u; }
fn pre_of_s0(k: u32) -> u32 { return k; }
fn weight_of_s0(k: u32, j: u32) -> u32 { return WEIGHTS_s0 + k * 70u + j; }
fn measure_s0(x: f32) -> f32 { return abs(x); }
fn factor_s0(x: f32) -> f32 { return (constants[6].y / x); }

fn scale_weights_s0(j: u32) {
  let end = end_of_s0(j);
  let fours = first_of_s0(j) + (end - first_of_s0(j)) / 4u * 4u;
  var sums = vec4f();
  for (var k = first_of_s0(j); k < fours; k += 4u) { sums += measures_from_s0(k, j); }
  var sum = (sums.x + sums.y) + (sums.z + sums.w);
  for (var k = fours; k < end; k++) { sum += measure_s0(weights[weight_of_s0(k, j)]); }
  if (is_not_finite(sum)) { report_fault(); }
  if (sum == 0.0) { return; }
  let scale = factor_s0(sum);
  for (var k = first_of_s0(j); k < fours; k += 4u) {
    weights[weight_of_s0(k, j)] *= scale;
    weights[weight_of_s0(k + 1u, j)] *= scale;
    weights[weight_of_s0(k + 2u, j)] *= scale;
    weights[weight_of_s0(k + 3u, j)] *= scale;
  }
  for (var k = fours; k < end; k++) { weights[weight_of_s0(k, j)] *= scale; }
}

fn measures_from_s0(k: u32, j: u32) -> vec4f {
  return vec4f(
    measure_s0(weights[weight_of_s0(k, j)]),
    measure_s0(weights[weight_of_s0(k + 1u, j)]),
    measure_s0(weights[weight_of_s0(k + 2u, j)]),
    measure_s0(weights[weight_of_s0(k + 3u, j)]),
  );
}

fn forget_all(local: u32) {
  for (var n = local; n < N_t0; n += INVOCATIONS) { forget_t0(n); }
  for (var n = local; n < N_t1; n += INVOCATIONS) { forget_t1(n); }
}
fn scale_all(local: u32, part: u32, parts: u32) {
  for (var j = POST_s0 * part / parts + local; j < POST_s0 * (part + 1u) / parts; j += INVOCATIONS) { scale_weights_s0(j); }
}
