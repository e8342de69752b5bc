// Add what the neurons of one projection are paid to what they were paid before.
//
// Runs:   once per projection with traces of rewards and reward, after `reward_synapses`; one invocation per
//         postsynaptic neuron.
// Reads:  rewards
// Writes: its traces of rewards
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/eligibility.wgsl

@compute @workgroup_size(64)
fn collect_rewards(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= POST || reward_of(id.x) == 0f) { return; }  // the last workgroup overhangs
  collect_rewards_of(id.x);
}
