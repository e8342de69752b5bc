// Give every neuron the same reward, that of a command.
//
// Runs:   once per command, one invocation per neuron of the largest population that hears rewards.
// Reads:  the reward, as bits of an f32 in the clock's label
// Writes: the row of rewards
//#include lib/memory.wgsl
//#include lib/clock.wgsl

//#begin model
const N = 10u;
const REWARDS = 110u;
//#end model

@compute @workgroup_size(64)
fn pay(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N) { return; }  // the last workgroup overhangs
  state[row(REWARDS) + id.x] = bitcast<f32>(clock.label);
}
