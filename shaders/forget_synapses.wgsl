// Take the eligibilities of one projection, and what its neurons were paid, back to where a sample begins.
//
// Runs:   once per projection whose synapses change between spikes and sample; x: one invocation per postsynaptic neuron,
//         y: one per BLOCK words of 32 synapses onto it.
// Writes: its eligibilities; traces of rewards
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/eligibility.wgsl

@compute @workgroup_size(64)
fn forget_synapses(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST) { return; }  // the last workgroup overhangs
  let begin = first_of(j) + id.y * BLOCK * 32u;
  for (var k = begin; k < min(end_of(j), begin + BLOCK * 32u); k++) { forget_synapse(weight_of(k, j)); }
  if (id.y == 0u) { forget_rewards_of(j); }
}
