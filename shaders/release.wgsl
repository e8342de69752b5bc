// What each presynaptic neuron has to release over one projection: it recovers, and spikes that arrive take of it.
//
// Runs:   once per projection with short-term plasticity and step, before step_neurons; one invocation per neuron.
// Reads:  the spikes that arrive in this step
// Writes: the rows of its release; of those that spike, what the spike counts
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl

//#begin model
const N = 100u;
const SPIKES = 0u;
const DELAY = 1u;

fn recover(n: u32) { state[row(300u) + n] += (1f - state[row(300u) + n]) * 0.001f; }
fn release_spike(n: u32) {
  state[row(400u) + n] = 0.5f * state[row(300u) + n];
  state[row(300u) + n] -= state[row(400u) + n];
}
//#end model

@compute @workgroup_size(64)
fn release(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N || halted()) { return; }  // the last workgroup overhangs
  recover(id.x);
  if (spiked_at(slot_at(DELAY) + SPIKES, id.x)) { release_spike(id.x); }
}
