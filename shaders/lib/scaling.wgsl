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

// Scales the weights onto neuron j; those that sum to 0 stay. Four at a time: loops are dear on a CPU, and four
// sums lose less than one.
fn scale_weights(j: u32) {
  let end = end_of(j);
  let fours = first_of(j) + (end - first_of(j)) / 4u * 4u;
  var sums = vec4f();
  for (var k = first_of(j); k < fours; k += 4u) { sums += measures_from(k, j); }
  var sum = (sums.x + sums.y) + (sums.z + sums.w);
  for (var k = fours; k < end; k++) { sum += measure(weights[weight_of(k, j)]); }
  if (is_not_finite(sum)) { report_fault(); }
  if (sum == 0.0) { return; }
  let scale = factor(sum);
  for (var k = first_of(j); k < fours; k += 4u) {
    weights[weight_of(k, j)] *= scale;
    weights[weight_of(k + 1u, j)] *= scale;
    weights[weight_of(k + 2u, j)] *= scale;
    weights[weight_of(k + 3u, j)] *= scale;
  }
  for (var k = fours; k < end; k++) { weights[weight_of(k, j)] *= scale; }
}

fn measures_from(k: u32, j: u32) -> vec4f {
  return vec4f(
    measure(weights[weight_of(k, j)]),
    measure(weights[weight_of(k + 1u, j)]),
    measure(weights[weight_of(k + 2u, j)]),
    measure(weights[weight_of(k + 3u, j)]),
  );
}
