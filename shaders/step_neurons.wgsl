// Advance every neuron of one population by one time step: integrate, receive, threshold.
//
// Runs:   once per neuron population and step, one invocation per neuron.
// Reads:  the spikes that arrive in this step, the weights they come over
// Writes: the neuron's state; its spike bit and its reset, or its margin above threshold where neurons compete
// Units:  ms, mV, pA
//#include lib/memory.wgsl
//#include lib/gather.wgsl
//#include lib/neuron.wgsl

var<workgroup> spiking: array<atomic<u32>, 2>;  // one bit an invocation

@compute @workgroup_size(64)
fn step_neurons(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) local: u32) {
  if (id.x < N) {  // the last workgroup overhangs
    let n = id.x;
    var above = -1.0;  // margin; below 0: no spike
    let held = state[HELD + n];
    if (held > 0.0) {
      state[HELD + n] = held - 1.0;
    } else {
      var x = receive(n, integrate(load_neuron(n)));
      if (is_faulty(x)) { report_fault(); }
      if (crosses(x)) {
        above = max(margin(x), 0.0);
        if (!COMPETES) {
          x = reset(x);
          state[HELD + n] = held_steps();
          atomicOr(&spiking[local >> 5u], 1u << (local & 31u));
        }
      }
      store_neuron(n, x);
    }
    if (COMPETES) { state[MARGIN + n] = above; }
  }
  if (COMPETES) { return; }
  workgroupBarrier();
  let word = id.x >> 5u;
  if ((local & 31u) == 0u && word < WORDS) {
    spikes[slot_at(0u) + SPIKES + word] = atomicLoad(&spiking[local >> 5u]);
  }
}
