// Functions of the equation language that WGSL does not have, or has too loose.

// (e^x - 1) / x; near 0 by its series, whose ninth term is below 2^-24 there.
fn exprel(x: f32) -> f32 {
  if (abs(x) > 0.5) { return (exp(x) - 1.0) / x; }
  var sum = 1.0;
  for (var k = 8.0; k > 1.0; k -= 1.0) { sum = 1.0 + sum * x / k; }
  return sum;
}

// x^n by squaring: pow() is loose, and means nothing below 0.
fn whole_power(x: f32, n: u32) -> f32 {
  var product = 1.0;
  var square = x;
  for (var bits = n; bits != 0u; bits >>= 1u) {
    if ((bits & 1u) == 1u) { product *= square; }
    square *= square;
  }
  return product;
}

// clamp() may turn NaN into a bound and so hide it.
fn clamp_weight(w: f32, low: f32, high: f32) -> f32 {
  return select(clamp(w, low, high), w, is_not_finite(w));
}
