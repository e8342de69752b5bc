// Bring every synapse of one projection to this step, then let this step's spikes change it.
//
// Runs:   once per projection whose synapses change between spikes and learning step; x: one invocation per postsynaptic
//         neuron, y: one per BLOCK words of 32 synapses onto it.
// Reads:  this step's spikes on both sides; traces as they stood before them; what neurons were paid, one step ago
// Writes: the projection's weights and eligibilities
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/eligibility.wgsl

@compute @workgroup_size(64)
fn learn_synapses(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST || halted()) { return; }  // the last workgroup overhangs
  add_up();
  let post = spiked_at(slot_at(0u) + POST_SPIKES, j);
  let begin = first_of(j) + id.y * BLOCK * 32u;
  for (var k = begin; k < min(end_of(j), begin + BLOCK * 32u); k++) {
    let i = pre_of(k);
    if (!SELF && i == j) { continue; }
    let at = weight_of(k, j);
    var x = advance(load_synapse(at), j);
    if (spiked_at(slot_at(0u) + PRE_SPIKES, i)) { x = on_pre(x, i, j); }
    if (post) { x = on_post(x, i, j); }
    if (is_faulty(x)) { report_fault(); }
    store_synapse(at, x);
  }
}
