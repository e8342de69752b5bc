// Note what the spikes of this step carry, from the state in which their neurons fire.
//
// Runs:   once per population whose spikes carry a number and step, between step_neurons and emit_spikes or compete;
//         one invocation per neuron.
// Reads:  the margins that step_neurons left; the state of neurons above threshold
// Writes: their numbers, in this step's row of the population's ring
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl

//#begin model
const N = 100u;
const MARGIN = 200u;

fn place_of(n: u32) -> u32 { return 300u + (step_number() & 1u) * 100u + n; }
fn number_of(n: u32) -> f32 { return state[row(0u) + n]; }
//#end model

@compute @workgroup_size(64)
fn carry(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N || halted()) { return; }  // the last workgroup overhangs
  if (state[row(MARGIN) + id.x] < 0.0) { return; }
  let number = number_of(id.x);
  if (is_not_finite(number)) { report_fault(); }
  state[place_of(id.x)] = number;
}
