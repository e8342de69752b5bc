// Give each neuron of the readout its reward, by the class of the sample that ends.
//
// Runs:   once per learning sample of a network with a teacher, one workgroup.
// Reads:  the neurons' state; their classes and the sample's
// Writes: a row of rewards
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl

const LANES = 32u;  // one subgroup of most GPUs

//#begin model
const N = 10u;
const CLASSES = 100u;
const REWARDS = 110u;

struct Totals { t_0: f32 }

fn nothing() -> Totals { return Totals(0f); }
fn with_neuron(all: Totals, n: u32, is_target: f32) -> Totals { return Totals(all.t_0 + exp(state[row(n)])); }
fn together(a: Totals, b: Totals) -> Totals { return Totals(a.t_0 + b.t_0); }
fn reward_of(all: Totals, n: u32, is_target: f32) -> f32 { return is_target - exp(state[row(n)]) / all.t_0; }
//#end model

var<workgroup> parts: array<Totals, LANES>;

fn target_of(n: u32) -> f32 { return select(0f, 1f, state[row(CLASSES) + n] == f32(clock.label)); }

@compute @workgroup_size(LANES)
fn teach(@builtin(local_invocation_index) local: u32) {
  var part = nothing();
  for (var n = local; n < N; n += LANES) { part = with_neuron(part, n, target_of(n)); }
  parts[local] = part;
  workgroupBarrier();
  var all = nothing();
  for (var k = 0u; k < LANES; k++) { all = together(all, parts[k]); }
  for (var n = local; n < N; n += LANES) { state[row(REWARDS) + n] = reward_of(all, n, target_of(n)); }
}
