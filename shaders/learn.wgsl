// Change the weights of the synapses of one projection that saw a spike on either side.
//
// Runs:   once per plastic projection and learning step; x: one invocation per postsynaptic neuron,
//         y: one per BLOCK words of 32 presynaptic neurons.
// Reads:  this step's spikes on both sides; traces as they stood before them
// Writes: weights[pre, post]
//#include lib/memory.wgsl
//#include lib/functions.wgsl

//#begin model
const PRE = 784u;
const POST = 100u;
const PRE_SPIKES = 4u;
const POST_SPIKES = 0u;
const WEIGHTS = 0u;
const BLOCK = 8u;
const SELF = true;
const LEARNS_ON_PRE = true;
const LEARNS_ON_POST = true;

fn on_pre(w: f32, i: u32, j: u32) -> f32 { return w - 0.00525f * state[PRE + j]; }
fn on_post(w: f32, i: u32, j: u32) -> f32 { return w + 0.005f * state[i]; }
//#end model

// clamp() may turn NaN into a bound and so hide it.
fn clamp_weight(w: f32, low: f32, high: f32) -> f32 {
  return select(clamp(w, low, high), w, is_not_finite(w));
}

fn learn_synapse(i: u32, j: u32, pre: bool, post: bool) {
  if (!SELF && i == j) { return; }
  var w = weights[WEIGHTS + i * POST + j];
  if (pre) { w = on_pre(w, i, j); }
  if (post) { w = on_post(w, i, j); }
  if (is_not_finite(w)) { report_fault(); }
  weights[WEIGHTS + i * POST + j] = w;
}

@compute @workgroup_size(64)
fn learn(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST) { return; }  // the last workgroup overhangs
  let first_word = slot_at(0u);
  let post = LEARNS_ON_POST && spiked_at(first_word + POST_SPIKES, j);
  if (!LEARNS_ON_PRE && !post) { return; }
  for (var word = id.y * BLOCK; word < min((PRE + 31u) / 32u, id.y * BLOCK + BLOCK); word++) {
    let pre_bits = select(0u, spikes[first_word + PRE_SPIKES + word], LEARNS_ON_PRE);
    if (!post && pre_bits == 0u) { continue; }
    for (var i = word * 32u; i < min(PRE, word * 32u + 32u); i++) {
      let pre = ((pre_bits >> (i & 31u)) & 1u) == 1u;
      if (pre || post) { learn_synapse(i, j, pre, post); }
    }
  }
}
