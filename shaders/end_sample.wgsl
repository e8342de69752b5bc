// Advance the slow variables of one population by the duration of the learning sample that ends.
//
// Runs:   once per population with slow variables and learning sample, one invocation per neuron.
// Writes: its slow state
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl

//#begin model
const N = 100u;

fn advance_slow(n: u32) { state[row(0u) + n] = state[row(0u) + n] * 0.9999f; }
//#end model

@compute @workgroup_size(64)
fn end_sample(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N) { return; }  // the last workgroup overhangs
  advance_slow(id.x);
}
