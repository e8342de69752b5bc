// Advance every neuron of one population by one time step: integrate, receive, compare with the threshold.
//
// Runs:   once per neuron population and step, one invocation per neuron; then emit_spikes or compete.
// Reads:  the spikes that arrive in this step, the weights they come over
// Writes: the neuron's state; its margin above threshold, -1 if it does not cross it
// Units:  ms, mV, pA
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/gather.wgsl
//#include lib/neuron.wgsl

@compute @workgroup_size(64)
fn step_neurons(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N || halted()) { return; }  // the last workgroup overhangs
  state[row(MARGIN) + id.x] = step_neuron(id.x, gather(id.x));
}
