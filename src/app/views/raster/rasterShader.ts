// The raster's shader: each pixel counts the spikes of its steps and neurons in a texture of bits.
// Texture: R32UI, width = words a step, height = ring of steps; neuron n is bit n % 32 of word n / 32.

export const VERTEX = /* glsl */ `
in vec3 position;
void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }
`;

export const FRAGMENT = /* glsl */ `
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D bits;
uniform ivec4 box;       // left, bottom, width, height of the lane, device px
uniform int neurons;
uniform int capacity;    // steps in the ring
uniform int first;       // ring row of the leftmost step
uniform int span;        // steps from left to right
uniform int empty;       // steps from the left before the first one ever
uniform int filled;      // steps from the left after which no more have come
uniform vec3 single;     // colour of one spike
uniform vec3 many;       // colour of a dense pixel
uniform int grow;        // px by which a spike is widened to the right, so that it is seen
uniform float gain;      // how soon a pixel counts as dense
uniform float floorAlpha; // opacity of one lonely spike
out vec4 color;

const int MOST_STEPS = 128;

uint count_bits(uint x) {
  x = x - ((x >> 1u) & 0x55555555u);
  x = (x & 0x33333333u) + ((x >> 2u) & 0x33333333u);
  x = (x + (x >> 4u)) & 0x0f0f0f0fu;
  return (x * 0x01010101u) >> 24u;
}

// the bits lo .. hi - 1 of the neurons in word k
uint mask_of(int k, int lo, int hi) {
  int a = max(lo - 32 * k, 0);
  int b = min(hi - 32 * k, 32);
  uint upto = b >= 32 ? 0xffffffffu : (1u << uint(b)) - 1u;
  return upto & ~((1u << uint(a)) - 1u);
}

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy) - box.xy;
  if (at.x < 0 || at.y < 0 || at.x >= box.z || at.y >= box.w) discard;
  int row = box.w - 1 - at.y;  // neuron 0 at the top
  // neighbours (but for the widening) share no step or neuron and leave none out: no gaps, no moire
  int s0 = max(0, at.x - grow) * span / box.z;
  int s1 = max(s0 + 1, (at.x + 1) * span / box.z);
  int n0 = row * neurons / box.w;
  int n1 = max(n0 + 1, (row + 1) * neurons / box.w);
  s0 = max(s0, empty);
  s1 = min(s1, filled);
  uint spikes = 0u;
  for (int k = 0; k < MOST_STEPS; k++) {
    int s = s0 + k;
    if (s >= s1) break;
    int y = (first + s) % capacity;
    for (int word = n0 / 32; word <= (n1 - 1) / 32; word++) {
      spikes += count_bits(texelFetch(bits, ivec2(word, y), 0).r & mask_of(word, n0, n1));
    }
  }
  if (spikes == 0u) discard;
  float density = float(spikes) / float(max(1, (s1 - s0) * (n1 - n0)));
  float dense = clamp(density * gain, 0.0, 1.0);
  float alpha = mix(floorAlpha, 1.0, dense);
  color = vec4(mix(single, many, dense) * alpha, alpha);
}
`;
