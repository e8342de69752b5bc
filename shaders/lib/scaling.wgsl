// One projection's normalisation. A sum kept at a tenth of the inputs stands in; the compiler writes the network's own.

//#begin model
const PRE = 784u;
const POST = 100u;
const WEIGHTS = 0u;

fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return PRE; }
fn weight_of(k: u32, j: u32) -> u32 { return WEIGHTS + k * POST + j; }
fn measure(w: f32) -> f32 { return abs(w); }
fn factor(sum: f32) -> f32 { return 78.4f / sum; }
//#end model

// Scales the weights onto neuron j; those that sum to 0 stay.
fn scale_weights(j: u32) {
  var sum = 0.0;
  for (var k = first_of(j); k < end_of(j); k++) { sum += measure(weights[weight_of(k, j)]); }
  if (is_not_finite(sum)) { report_fault(); }
  if (sum == 0.0) { return; }
  let scale = factor(sum);
  for (var k = first_of(j); k < end_of(j); k++) { weights[weight_of(k, j)] *= scale; }
}
