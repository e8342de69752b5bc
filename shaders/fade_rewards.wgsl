// Let what the neurons of one projection were paid fade by one step.
//
// Runs:   once per projection with traces of rewards and learning step, after `learn_synapses`; one invocation per
//         postsynaptic neuron.
// Writes: its traces of rewards
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/eligibility.wgsl

@compute @workgroup_size(64)
fn fade_rewards(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= POST || halted()) { return; }  // the last workgroup overhangs
  fade_rewards_of(id.x);
}
