// The weight view's shader: one rectangle, a tile a neuron, each tile an image of the weights onto that neuron.
// Textures: weights R32F, width = post, height = pre; marks RGBA8, one texel a neuron: class colour, labelled or not.

export const VERTEX = /* glsl */ `
in vec3 position;
void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }
`;

export const FRAGMENT = /* glsl */ `
precision highp float;
precision highp int;
precision highp sampler2D;

uniform sampler2D weights;
uniform sampler2D marks;
uniform sampler2D palette;  // 256 x 1, low to high
uniform ivec2 grid;         // columns, rows
uniform ivec2 field;        // columns, rows of the image in a tile
uniform int neurons;
uniform ivec4 box;          // left, bottom, width, height of all tiles, device px
uniform float tile;         // side of a tile with its gap, device px
uniform float edge;         // width of a border, device px
uniform float low;          // weights at the ends of the palette
uniform float high;
uniform bool judged;        // some neuron has a class: those without are dimmed
uniform int chosen;         // neuron to point out, or -1
uniform vec3 accent;
uniform vec3 surface;
out vec4 color;

const int TAPS = 3;

vec3 shade(float w) {
  float share = clamp((w - low) / (high - low), 0.0, 1.0);
  return texelFetch(palette, ivec2(int(share * 255.0 + 0.5), 0), 0).rgb;
}

void main() {
  vec2 at = gl_FragCoord.xy - vec2(box.xy);
  at.y = float(box.w) - at.y;
  if (at.x < 0.0 || at.y < 0.0) discard;
  ivec2 place = ivec2(at / tile);
  int neuron = place.y * grid.x + place.x;
  if (place.x >= grid.x || neuron >= neurons) discard;

  // whole device pixels, so that every border is equally wide
  vec2 low = floor(vec2(place) * tile);
  vec2 side = floor(vec2(place + 1) * tile) - low;
  vec2 inside = floor(at) - low;
  vec4 mark = texelFetch(marks, ivec2(neuron, 0), 0);
  bool labelled = mark.a > 0.5;
  float ring = min(min(inside.x, inside.y), min(side.x - 1.0 - inside.x, side.y - 1.0 - inside.y));
  if (ring < edge) {
    vec3 line = labelled ? mix(surface, mark.rgb, 0.6) : surface;
    color = vec4(neuron == chosen ? accent : line, 1.0);
    return;
  }
  if (neuron == chosen && ring < 2.0 * edge) {
    color = vec4(accent, 1.0);
    return;
  }
  // a pixel may cover more than one weight: the mean of a few points in it, not the nearest
  vec2 inner = side - 2.0 * edge;
  float sum = 0.0;
  for (int j = 0; j < TAPS; j++) {
    for (int i = 0; i < TAPS; i++) {
      vec2 spot = inside - edge + (vec2(i, j) + 0.5) / float(TAPS);
      ivec2 cell = min(ivec2(spot / inner * vec2(field)), field - 1);
      sum += texelFetch(weights, ivec2(neuron, cell.y * field.x + cell.x), 0).r;
    }
  }
  vec3 ink = shade(sum / float(TAPS * TAPS));
  color = vec4(judged && !labelled ? mix(surface, ink, 0.5) : ink, 1.0);
}
`;
