// Change the synapses onto the neurons that are rewarded or punished.
//
// Runs:   once per projection whose synapses change between spikes and reward; x: one invocation per postsynaptic neuron,
//         y: one per BLOCK words of 32 synapses onto it.
// Reads:  rewards; traces as they stood before the last step's spikes
// Writes: the projection's weights and eligibilities
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/eligibility.wgsl

@compute @workgroup_size(64)
fn reward_synapses(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST || reward_of(j) == 0f) { return; }  // the last workgroup overhangs
  add_up();
  let begin = first_of(j) + id.y * BLOCK * 32u;
  for (var k = begin; k < min(end_of(j), begin + BLOCK * 32u); k++) {
    let i = pre_of(k);
    if (!SELF && i == j) { continue; }
    let at = weight_of(k, j);
    let x = on_reward(load_synapse(at), i, j);
    if (is_faulty(x)) { report_fault(); }
    store_synapse(at, x);
  }
}
