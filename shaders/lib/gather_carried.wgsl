// The sum of what arrives at neuron n over listed synapses of which each has a delay of its own, and each spike carries
// a number: in a ring of `rows` steps of `pre` numbers from `ring` on. The rest as for gather_sparse_delayed.
fn gather_carried(
  spikes_at: u32, list: u32, delays: u32, post: u32, total: u32, weights_at: u32, weight: f32,
  ring: u32, rows: u32, pre: u32, n: u32,
) -> f32 {
  var sum = 0.0;
  let first = list + post + 1u;
  for (var k = synapses[list + n]; k < synapses[list + n + 1u]; k++) {
    let ago = synapses[delays + k];
    let i = synapses[first + k];
    if (!spiked_at(slot_at(ago) + spikes_at, i)) { continue; }
    let number = state[ring + ((step_number() - ago) & (rows - 1u)) * pre + i];
    if (weights_at == NEVER) { sum += number * weight; } else { sum += number * weights[weights_at + synapses[first + total + k]]; }
  }
  return sum;
}
