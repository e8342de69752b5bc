// Scale the weights onto each postsynaptic neuron of one projection.
//
// Runs:   once per normalised projection and learning sample, one invocation per postsynaptic neuron.
// Writes: weights[pre, post], column by column; a column that sums to 0 stays
//#include lib/memory.wgsl
//#include lib/functions.wgsl

//#begin model
const PRE = 784u;
const POST = 100u;
const WEIGHTS = 0u;

fn measure(w: f32) -> f32 { return abs(w); }
fn factor(sum: f32) -> f32 { return 78.4f / sum; }
//#end model

@compute @workgroup_size(64)
fn normalize_weights(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST) { return; }  // the last workgroup overhangs
  var sum = 0.0;
  for (var i = 0u; i < PRE; i++) { sum += measure(weights[WEIGHTS + i * POST + j]); }
  if (is_not_finite(sum)) { report_fault(); }
  if (sum == 0.0) { return; }
  let scale = factor(sum);
  for (var i = 0u; i < PRE; i++) { weights[WEIGHTS + i * POST + j] *= scale; }
}
