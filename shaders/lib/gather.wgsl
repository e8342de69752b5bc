// Sums of the weights of spikes that arrive, in index order and so the same in every run.

// Sum over the spikes of `words` words from `first_word` on, of row i, column n of a [pre, post] matrix.
fn gather_dense(first_word: u32, words: u32, weights_at: u32, post: u32, n: u32) -> f32 {
  var sum = 0.0;
  for (var k = 0u; k < words; k++) {
    var bits = spikes[first_word + k];
    while (bits != 0u) {
      let i = k * 32u + firstTrailingBit(bits);
      bits &= bits - 1u;
      sum += weights[weights_at + i * post + n];
    }
  }
  return sum;
}

fn count_spikes_of(first_word: u32, words: u32) -> u32 {
  var count = 0u;
  for (var k = 0u; k < words; k++) {
    count += countOneBits(spikes[first_word + k]);
  }
  return count;
}

// The sum where all weights are equal: spikes counted, neuron `skip`'s own left out (0xffffffff: none).
fn sum_uniform(first_word: u32, count: u32, weight: f32, skip: u32) -> f32 {
  let own = skip != 0xffffffffu && spiked_at(first_word, skip);
  return weight * f32(count - u32(own));
}

// Sum over the spikes among the `total` synapses listed from `list` on that end at neuron n.
fn gather_sparse(first_word: u32, list: u32, post: u32, total: u32, weights_at: u32, n: u32) -> f32 {
  var sum = 0.0;
  let pre = list + post + 1u;
  for (var k = synapses[list + n]; k < synapses[list + n + 1u]; k++) {
    if (spiked_at(first_word, synapses[pre + k])) { sum += weights[weights_at + synapses[pre + total + k]]; }
  }
  return sum;
}

// The same where all weights are equal.
fn count_sparse(first_word: u32, list: u32, post: u32, weight: f32, n: u32) -> f32 {
  var count = 0u;
  for (var k = synapses[list + n]; k < synapses[list + n + 1u]; k++) {
    if (spiked_at(first_word, synapses[list + post + 1u + k])) { count += 1u; }
  }
  return weight * f32(count);
}

// The same, each spike counting what its neuron has released; all weights are `weight` where `weights_at` is NEVER.
fn gather_released(
  first_word: u32, list: u32, post: u32, total: u32, weights_at: u32, weight: f32, released: u32, n: u32,
) -> f32 {
  var sum = 0.0;
  let pre = list + post + 1u;
  for (var k = synapses[list + n]; k < synapses[list + n + 1u]; k++) {
    let i = synapses[pre + k];
    if (!spiked_at(first_word, i)) { continue; }
    let counts = state[row(released + i)];
    if (weights_at == NEVER) { sum += counts * weight; } else { sum += counts * weights[weights_at + synapses[pre + total + k]]; }
  }
  return sum;
}

// Of spikes up to `longest` steps ago those that arrive now, each synapse by its own delay: [pre, post] from `delays`
// on. Weights lie from `weights_at` on, or are all `weight` where that is NEVER; neuron `skip` has no synapse.
fn gather_dense_delayed(
  spikes_at: u32, words: u32, delays: u32, longest: u32, post: u32, weights_at: u32, weight: f32, skip: u32, n: u32,
) -> f32 {
  var sum = 0.0;
  for (var ago = 1u; ago <= longest; ago++) {
    let first_word = slot_at(ago) + spikes_at;
    for (var k = 0u; k < words; k++) {
      for (var bits = spikes[first_word + k]; bits != 0u; bits &= bits - 1u) {
        let i = k * 32u + firstTrailingBit(bits);
        let at = i * post + n;
        if (i == skip || synapses[delays + at] != ago) { continue; }
        if (weights_at == NEVER) { sum += weight; } else { sum += weights[weights_at + at]; }
      }
    }
  }
  return sum;
}

// The same for synapses that are listed: their delays lie behind them, from `delays` on.
fn gather_sparse_delayed(
  spikes_at: u32, list: u32, delays: u32, post: u32, total: u32, weights_at: u32, weight: f32, n: u32,
) -> f32 {
  var sum = 0.0;
  let pre = list + post + 1u;
  for (var k = synapses[list + n]; k < synapses[list + n + 1u]; k++) {
    if (!spiked_at(slot_at(synapses[delays + k]) + spikes_at, synapses[pre + k])) { continue; }
    if (weights_at == NEVER) { sum += weight; } else { sum += weights[weights_at + synapses[pre + total + k]]; }
  }
  return sum;
}
