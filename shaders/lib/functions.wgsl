// Functions of the equation language that WGSL does not have, or has too loose.

// (e^x - 1) / x; near 0 by its series, whose ninth term is below 2^-24 there.
fn exprel(x: f32) -> f32 {
  if (abs(x) > 0.5) { return (exp(x) - 1.0) / x; }
  var sum = 1.0;
  for (var k = 8.0; k > 1.0; k -= 1.0) { sum = 1.0 + sum * x / k; }
  return sum;
}

// tanh() may be NaN where e^x is infinite: e / (e + 2) with e = exp(2x) - 1, which is 1 in f32 beyond 9.1.
fn tanh_of(x: f32) -> f32 {
  let twice = 2.0 * clamp(x, -9.1, 9.1);
  let e = twice * exprel(twice);
  let is_nan = (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
  return select(e / (e + 2.0), x, is_nan);  // clamp() may hide it
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

// sin() and cos() of WGSL are good to 2^-11 only, and of large angles to nothing: the angle is brought to
// [-pi/4, pi/4] by multiples of pi/2, in three parts of which the first two are exact in f32 times a whole number
// up to 2^11; there their series, whose next terms are below 2^-24.
fn turned(x: f32, quarters: f32) -> f32 {
  return ((x - quarters * 1.5703125) - quarters * 4.8375129699707031e-4) - quarters * 7.5497899548918821e-8;
}
fn sine_near(r: f32) -> f32 {
  let q = r * r;
  return r + r * q * (-1.6666667e-1 + q * (8.3333333e-3 + q * (-1.9841270e-4 + q * 2.7557319e-6)));
}
fn cosine_near(r: f32) -> f32 {
  let q = r * r;
  return 1.0 + q * (-0.5 + q * (4.1666667e-2 + q * (-1.3888889e-3 + q * (2.4801587e-5 - q * 2.7557319e-7))));
}
// The sine of an angle `ahead` quarters of a turn further.
fn sine_after(x: f32, ahead: i32) -> f32 {
  let quarters = round(x * 0.63661977);
  let r = turned(x, quarters);
  let quadrant = (i32(quarters) + ahead) & 3;
  let value = select(sine_near(r), cosine_near(r), (quadrant & 1) == 1);
  return select(value, -value, quadrant > 1);
}
fn sine(x: f32) -> f32 { return sine_after(x, 0); }
fn cosine(x: f32) -> f32 { return sine_after(x, 1); }
