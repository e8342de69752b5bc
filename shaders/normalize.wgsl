// Scale the weights onto each postsynaptic neuron of one projection.
//
// Runs:   once per normalised projection and learning sample, one invocation per postsynaptic neuron.
// Writes: the projection's weights, one postsynaptic neuron after the other
//#include lib/memory.wgsl
//#include lib/functions.wgsl
//#include lib/scaling.wgsl

@compute @workgroup_size(64)
fn normalize_weights(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= POST) { return; }  // the last workgroup overhangs
  scale_weights(id.x);
}
