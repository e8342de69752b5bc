// Add to the slow variables of one population how each sample of a minibatch changed them, and end that sample.
//
// Runs:   once per population with slow variables and minibatch, one invocation per neuron.
// Reads:  the changes that fused.wgsl left in its lanes
// Writes: the population's slow state
//#include lib/memory.wgsl
//#include lib/lane.wgsl
//#include lib/functions.wgsl

//#begin model
const N = 100u;

fn advance_slow(n: u32) { state[row(n)] = state[row(n)] * 0.9999f; }
fn add_change(n: u32, rows: u32) { state[row(n)] += state[rows + n]; }
//#end model

@compute @workgroup_size(64)
fn end_minibatch(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N) { return; }  // the last workgroup overhangs
  for (var sample = 0u; sample < clock.count; sample++) {
    add_change(id.x, rows_of(lane_of(sample, clock.count)));
    advance_slow(id.x);
  }
}
