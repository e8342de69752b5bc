// Advance every neuron of one population by one time step: integrate, receive, compare with the threshold.
//
// Runs:   once per neuron population and step, one invocation per neuron; then emit_spikes or compete.
// Reads:  the spikes that arrive in this step, the weights they come over
// Writes: the neuron's state; its margin above threshold, -1 if it does not cross it
// Units:  ms, mV, pA
//#include lib/memory.wgsl
//#include lib/gather.wgsl
//#include lib/neuron.wgsl

@compute @workgroup_size(64)
fn step_neurons(@builtin(global_invocation_id) id: vec3u) {
  let n = id.x;
  if (n >= N) { return; }  // the last workgroup overhangs
  var above = -1.0;
  let held = state[HELD + n];
  if (held > 0.0) {
    state[HELD + n] = held - 1.0;
  } else {
    let x = receive(n, integrate(load_neuron(n)));
    if (is_faulty(x)) { report_fault(); }
    if (crosses(x)) { above = max(margin(x), 0.0); }
    store_neuron(n, x);
  }
  state[MARGIN + n] = above;
}
