// Random numbers as a function of (seed, stream, index, step): Philox4x32-10, Salmon et al. 2011,
// doi:10.1145/2063384.2063405. The same bits as src/util/random.ts.

fn multiply_high(a: u32, b: u32) -> u32 {
  let a_low = a & 0xffffu;
  let a_high = a >> 16u;
  let b_low = b & 0xffffu;
  let b_high = b >> 16u;
  let middle = a_high * b_low + ((a_low * b_low) >> 16u);
  let cross = a_low * b_high + (middle & 0xffffu);
  return a_high * b_high + (middle >> 16u) + (cross >> 16u);
}

fn philox(counter: vec4u, key: vec2u) -> vec4u {
  var c = counter;
  var k = key;
  for (var round = 0u; round < 10u; round++) {
    let high_0 = multiply_high(0xd2511f53u, c.x);
    let high_1 = multiply_high(0xcd9e8d57u, c.z);
    c = vec4u(high_1 ^ c.y ^ k.x, 0xcd9e8d57u * c.z, high_0 ^ c.w ^ k.y, 0xd2511f53u * c.x);
    k += vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}

// Uniform in [0, 1) for indices 4 * quad to 4 * quad + 3; multiples of 2^-24, exact in f32.
fn uniform_quad(seed: u32, stream: u32, quad: u32, step: u32) -> vec4f {
  return vec4f(philox(vec4u(quad, step, stream, 0u), vec2u(seed, 0u)) >> vec4u(8u)) * 0x1p-24f;
}

// Four draws of neuron n of a population in a step, its (4 k)-th and those after it.
fn draw_quad(seed: u32, stream: u32, n: u32, step: u32, k: u32) -> vec4f {
  return vec4f(philox(vec4u(n, step, stream, FIRST_DRAW + k), vec2u(seed, 0u)) >> vec4u(8u)) * 0x1p-24f;
}

const FIRST_DRAW = 3u;  // fourth word of the counter: below it are values and delays
