// Count the readout's spikes of this sample, so that it can end after enough of them.
//
// Runs:   at the end of every step, where samples end by spikes; one invocation.
// Reads:  the readout's spike words of this step
// Writes: spikes[COUNT]; once the sample is over, all words of the step as silence: encode filled them ahead
//#include lib/memory.wgsl
//#include lib/clock.wgsl

//#begin model
const READOUT_WORDS = 4u;
const READOUT_SPIKES = 0u;
//#end model

@compute @workgroup_size(1)
fn count_spikes() {
  if (halted()) {
    for (var word = 0u; word < STRIDE; word++) { spikes[slot_at(0u) + word] = 0u; }
    return;
  }
  var count = 0u;
  for (var word = 0u; word < READOUT_WORDS; word++) {
    count += countOneBits(spikes[slot_at(0u) + READOUT_SPIKES + word]);
  }
  spikes[COUNT] += count;
}
