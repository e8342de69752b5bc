// Bring the traces of one population's spikes to this step: what the step before left, decayed.
//
// Runs:   once per population with traces and learning step, one invocation per neuron, before `learn`.
// Reads:  the population's spikes of the step before
// Writes: its traces, as they stand before a spike of this step
//#include lib/memory.wgsl
//#include lib/functions.wgsl

//#begin model
const N = 784u;
const SPIKES = 4u;

fn update(n: u32, spiked: bool) { state[n] = select(state[n], 1f, spiked) * 0.95122942f; }
//#end model

@compute @workgroup_size(64)
fn update_traces(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N) { return; }  // the last workgroup overhangs
  update(id.x, spiked_at(slot_at(1u) + SPIKES, id.x));
}
