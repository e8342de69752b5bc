// The shaders of the network in space: neurons that glow, synapses as faint lines, spikes that travel along them.

/** One point a neuron: `level` is its activity, 0..1. */
export const NEURON_VERTEX = /* glsl */ `
in vec3 position;
in float level;
in vec3 mark;            // colour of a pin, 0 for none
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform float pitch;     // side of a neuron's cell
uniform float scale;     // device px of one unit at one unit's distance
out float shown;
out vec3 pinned;
void main() {
  vec4 at = modelViewMatrix * vec4(position, 1.0);
  gl_Position = projectionMatrix * at;
  shown = level;
  pinned = mark;
  float wide = pitch * (0.62 + 0.5 * level + (mark == vec3(0.0) ? 0.0 : 0.5));
  gl_PointSize = max(1.5, wide * scale / max(0.1, -at.z));
}
`;

export const NEURON_FRAGMENT = /* glsl */ `
precision highp float;
uniform sampler2D palette;
uniform float low;       // share of the palette of a silent neuron
in float shown;
in vec3 pinned;
out vec4 color;
void main() {
  float from = length(gl_PointCoord - 0.5) * 2.0;
  if (from > 1.0) discard;
  bool isPinned = pinned != vec3(0.0);
  vec3 glow = texture(palette, vec2(low + (1.0 - low) * sqrt(shown), 0.5)).rgb;
  float edge = smoothstep(1.0, 0.8, from);
  if (isPinned && from > 0.68) color = vec4(pinned * edge, edge);
  else color = vec4(glow * edge, edge);
}
`;

/** Two points a synapse. */
export const LINE_VERTEX = /* glsl */ `
in vec3 position;
in float excites;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
out float kind;
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  kind = excites;
}
`;

export const LINE_FRAGMENT = /* glsl */ `
precision highp float;
uniform vec3 exc;
uniform vec3 inh;
uniform float opacity;
in float kind;
out vec4 color;
void main() { color = vec4(mix(inh, exc, kind) * opacity, opacity); }
`;

/** One point a synapse: where the last spike of its presynaptic neuron has come to by now. */
export const PULSE_VERTEX = /* glsl */ `
in vec3 position;        // from where
in vec3 target;          // to where
in float excites;
in float fired;          // s on the clock of the view
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform float now;       // s
uniform float travel;    // s from end to end
uniform float scale;
out float kind;
out float strength;
void main() {
  float way = (now - fired) / travel;
  kind = excites;
  strength = way >= 0.0 && way <= 1.0 ? 1.0 - 0.5 * way : 0.0;
  vec4 at = modelViewMatrix * vec4(mix(position, target, clamp(way, 0.0, 1.0)), 1.0);
  gl_Position = strength > 0.0 ? projectionMatrix * at : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = max(2.0, 0.28 * scale / max(0.1, -at.z));
}
`;

export const PULSE_FRAGMENT = /* glsl */ `
precision highp float;
uniform vec3 exc;
uniform vec3 inh;
in float kind;
in float strength;
out vec4 color;
void main() {
  float from = length(gl_PointCoord - 0.5) * 2.0;
  float alpha = strength * smoothstep(1.0, 0.2, from);
  color = vec4(mix(inh, exc, kind) * alpha, alpha);
}
`;
