// Bring the traces of one population's spikes to this step: what the step before left, decayed.
//
// Runs:   once per population with traces and learning step, one invocation per neuron, before `learn`.
// Reads:  the population's spikes of the step before
// Writes: its traces, as they stand before a spike of this step
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/traces.wgsl

@compute @workgroup_size(64)
fn update_traces(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N || halted()) { return; }  // the last workgroup overhangs
  update_trace(id.x);
}
