// One projection's learning rule. Pair STDP between all neurons stands in; the compiler writes the network's own here.

//#begin model
const PRE = 784u;
const POST = 100u;
const PRE_SPIKES = 4u;
const POST_SPIKES = 0u;
const WEIGHTS = 0u;
const BLOCK = 8u;
const SPARSE = false;
const SELF = true;
const LEARNS_ON_PRE = true;
const LEARNS_ON_POST = true;

fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return PRE; }
fn pre_of(k: u32) -> u32 { return k; }
fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * POST + j; }
fn add_up() {}
fn on_pre(w: f32, i: u32, j: u32) -> f32 { return w - 0.00525f * state[row(PRE + j)]; }
fn on_post(w: f32, i: u32, j: u32) -> f32 { return w + 0.005f * state[row(i)]; }
fn reward_of(j: u32) -> f32 { return 0f; }
fn on_reward(w: f32, i: u32, j: u32) -> f32 { return w; }
//#end model

fn learn_synapse(at: u32, i: u32, j: u32, pre: bool, post: bool) {
  if (!SELF && i == j) { return; }
  var w = weights[at];
  if (pre) { w = on_pre(w, i, j); }
  if (post) { w = on_post(w, i, j); }
  if (is_not_finite(w)) { report_fault(); }
  weights[at] = w;
}

// Synapses of neuron j from the k-th of its list, one in `stride`, up to `end`.
fn learn_list(j: u32, post: bool, begin: u32, end: u32, stride: u32) {
  let first_word = slot_at(0u) + PRE_SPIKES;
  for (var k = begin; k < end; k += stride) {
    let pre = LEARNS_ON_PRE && spiked_at(first_word, pre_of(k));
    if (pre || post) { learn_synapse(weight_of(k, j), pre_of(k), j, pre, post); }
  }
}

// Synapses of neuron j from words `begin` to `end` of presynaptic neurons, where all are connected.
fn learn_words(j: u32, post: bool, begin: u32, end: u32) {
  let first_word = slot_at(0u) + PRE_SPIKES;
  for (var word = begin; word < end; word++) {
    let pre_bits = select(0u, spikes[first_word + word], LEARNS_ON_PRE);
    if (!post && pre_bits == 0u) { continue; }
    for (var i = word * 32u; i < min(PRE, word * 32u + 32u); i++) {
      let pre = ((pre_bits >> (i & 31u)) & 1u) == 1u;
      if (pre || post) { learn_synapse(weight_of(i, j), i, j, pre, post); }
    }
  }
}

// All synapses onto the neurons of one of `parts` shares, among `stride` invocations of which this is `local`.
fn learn_share(part: u32, parts: u32, local: u32, stride: u32) {
  let begin = POST * part / parts;
  let end = POST * (part + 1u) / parts;
  let first_word = slot_at(0u) + POST_SPIKES;
  if (LEARNS_ON_PRE) {
    add_up();
    for (var j = begin + local; j < end; j += stride) {
      let post = LEARNS_ON_POST && spiked_at(first_word, j);
      if (SPARSE) { learn_list(j, post, first_of(j), end_of(j), 1u); } else { learn_words(j, post, 0u, (PRE + 31u) / 32u); }
    }
    return;
  }
  var added = false;
  for (var word = begin / 32u; word * 32u < end; word++) {
    for (var bits = spikes[first_word + word]; bits != 0u; bits &= bits - 1u) {
      let j = word * 32u + firstTrailingBit(bits);
      if (j < begin || j >= end) { continue; }
      if (!added) { add_up(); added = true; }
      learn_list(j, true, first_of(j) + local, end_of(j), stride);
    }
  }
}
