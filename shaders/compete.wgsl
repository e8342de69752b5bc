// Of the neurons above threshold let the one furthest above it spike, and reset it.
//
// Runs:   once per competing population and step, one workgroup.
// Reads:  the margins that step_neurons left; the lowest index wins a tie
// Writes: the population's spike words of this step; the winner's state
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/gather.wgsl
//#include lib/neuron.wgsl

const NOBODY = 0xffffffffu;
const LANES = 32u;  // one subgroup of most GPUs

var<workgroup> best_margin: array<f32, LANES>;
var<workgroup> best_neuron: array<u32, LANES>;

@compute @workgroup_size(LANES)
fn compete(@builtin(local_invocation_index) local: u32) {
  var best = -1.0;
  var winner = NOBODY;
  for (var n = local; n < N; n += LANES) {
    let above = state[row(MARGIN) + n];
    if (above > best) { best = above; winner = n; }
  }
  best_margin[local] = best;
  best_neuron[local] = winner;
  workgroupBarrier();
  if (halted()) { return; }
  // Every invocation finds the same winner by itself: cheaper than a second barrier.
  for (var k = 0u; k < LANES; k++) {
    let above = best_margin[k];
    if (above > best || (above == best && best_neuron[k] < winner)) { best = above; winner = best_neuron[k]; }
  }
  if (local == 0u && winner != NOBODY) { spike(winner); }
  for (var word = local; word < WORDS; word += LANES) {
    spikes[slot_at(0u) + SPIKES + word] = select(0u, 1u << (winner & 31u), winner != NOBODY && winner >> 5u == word);
  }
}
