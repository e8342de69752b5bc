// Let every neuron above threshold spike, and reset it.
//
// Runs:   once per population without competition and step, one invocation per word of 32 neurons.
// Reads:  the margins that step_neurons left
// Writes: the population's spike words of this step; the state of those that spike
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/gather.wgsl
//#include lib/neuron.wgsl

@compute @workgroup_size(64)
fn emit_spikes(@builtin(global_invocation_id) id: vec3u) {
  let word = id.x;
  if (word >= WORDS || halted()) { return; }  // the last workgroup overhangs
  spikes[slot_at(0u) + SPIKES + word] = spike_word(word);
}
