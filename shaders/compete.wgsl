// Of the neurons above threshold let the one furthest above it spike, and reset it.
//
// Runs:   once per competing population and step, one workgroup.
// Reads:  the margins that step_neurons left; the lowest index wins a tie
// Writes: the population's spike words of this step; the winner's state
//#include lib/memory.wgsl
//#include lib/gather.wgsl
//#include lib/neuron.wgsl

const NOBODY = 0xffffffffu;

var<workgroup> best_margin: array<f32, 64>;
var<workgroup> best_neuron: array<u32, 64>;
var<workgroup> winner: u32;

@compute @workgroup_size(64)
fn compete(@builtin(local_invocation_index) local: u32) {
  var best = -1.0;
  var neuron = NOBODY;
  for (var n = local; n < N; n += 64u) {
    let above = state[MARGIN + n];
    if (above > best) { best = above; neuron = n; }
  }
  best_margin[local] = best;
  best_neuron[local] = neuron;
  workgroupBarrier();
  if (local == 0u) {
    for (var k = 1u; k < 64u; k++) {
      let above = best_margin[k];
      if (above > best || (above == best && best_neuron[k] < neuron)) { best = above; neuron = best_neuron[k]; }
    }
    if (neuron != NOBODY) {
      store_neuron(neuron, reset(load_neuron(neuron)));
      state[HELD + neuron] = held_steps();
    }
    winner = neuron;
  }
  workgroupBarrier();
  for (var word = local; word < WORDS; word += 64u) {
    spikes[slot_at(0u) + SPIKES + word] = select(0u, 1u << (winner & 31u), winner != NOBODY && winner >> 5u == word);
  }
}
