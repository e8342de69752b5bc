// Change the weights of the synapses of one projection that saw a spike on either side.
//
// Runs:   once per plastic projection and learning step; x: one invocation per postsynaptic neuron,
//         y: one per BLOCK words of 32 presynaptic neurons, or per as many synapses of its list.
// Reads:  this step's spikes on both sides; traces as they stood before them
// Writes: the projection's weights
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/plasticity.wgsl

@compute @workgroup_size(64)
fn learn(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST || halted()) { return; }  // the last workgroup overhangs
  let post = LEARNS_ON_POST && spiked_at(slot_at(0u) + POST_SPIKES, j);
  if (!LEARNS_ON_PRE && !post) { return; }
  add_up();
  if (SPARSE) {
    let begin = first_of(j) + id.y * BLOCK * 32u;
    learn_list(j, post, begin, min(end_of(j), begin + BLOCK * 32u), 1u);
  } else {
    learn_words(j, post, id.y * BLOCK, min((PRE + 31u) / 32u, id.y * BLOCK + BLOCK));
  }
}
