// Turn the values of one input population into spikes, for all steps of a run at once.
//
// Runs:   once per input population and run, one invocation per step and word of 32 neurons.
// Reads:  the values of the sample (0..1); times; clock.step, clock.slot and clock.count of the first step
// Writes: its words of `count` steps
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/random.wgsl

//#begin model
const N = 784u;
const WORDS = 25u;
const SPIKES = 4u;
const VALUE = 100u;
const SEED = 1u;
const STREAM = 0u;
const DRAWS = true;
const FALLS = true;

fn emits(value: f32, u: f32, t: f32) -> bool { return u < value * 0.128f; }
//#end model

// A random number of 0 makes one of four emit: where spikes get rarer as it rises, none does so otherwise.
fn any_emits(n: u32, t: f32) -> bool {
  for (var k = n; k < min(N, n + 4u); k++) {
    if (emits(state[VALUE + k], 0.0, t)) { return true; }
  }
  return false;
}

@compute @workgroup_size(64)
fn encode(@builtin(global_invocation_id) id: vec3u) {
  let after = id.x % clock.count;  // steps after the first; neighbours see the same values, and skip the same ones
  let word = id.x / clock.count;
  if (word >= WORDS) { return; }  // the last workgroup overhangs
  let t = time_after(after);
  let silent = halted();
  var bits = 0u;
  for (var quad = 0u; quad < 8u; quad++) {
    let n = word * 32u + quad * 4u;
    var u = vec4f();
    if (DRAWS && (!FALLS || any_emits(n, t))) { u = uniform_quad(SEED, STREAM, n / 4u, clock.step + after); }
    for (var lane = 0u; lane < 4u; lane++) {
      if (n + lane < N && !silent && emits(state[VALUE + n + lane], u[lane], t)) { bits |= 1u << (quad * 4u + lane); }
    }
  }
  spikes[slot_after(after) + SPIKES + word] = bits;
}
