// Run samples as a whole: one workgroup a sample, all its steps in one dispatch.
//
// Runs:   once for many samples that do not see each other, one workgroup each; encode filled their input spikes.
// Reads:  the input spikes of all steps, the weights
// Writes: the spikes of all steps and the lane's state. While learning either, alone in lane 0, the weights; or,
//         in place of the lane's slow variables, how they changed
// Memory that invocations share is all in storage: one kind of barrier serves it, and barriers are dear on a CPU.
//#include lib/memory.wgsl
//#include lib/lane.wgsl
//#include lib/functions.wgsl
//#include lib/gather.wgsl
//#include lib/gather_list.wgsl

const NOBODY = 0xffffffffu;

// Leaves the best of an invocation's own neurons for the others to see.
fn offer_best(at: u32, local: u32, above: f32, n: u32) {
  state[row(at + local)] = above;
  state[row(at + INVOCATIONS + local)] = f32(n);
}

// The one furthest above threshold; the lowest index wins a tie. Every invocation finds the same by itself.
fn best_of(at: u32) -> u32 {
  var best = -1.0;
  var winner = f32(NOBODY);
  for (var k = 0u; k < INVOCATIONS; k++) {
    let above = state[row(at + k)];
    let n = state[row(at + INVOCATIONS + k)];
    if (above > best || (above == best && n < winner)) { best = above; winner = n; }
  }
  return select(NOBODY, u32(winner), best >= 0.0);
}

fn bit_of(winner: u32, word: u32) -> u32 {
  return select(0u, 1u << (winner & 31u), winner != NOBODY && winner >> 5u == word);
}

//#begin model
const READOUT_WORDS = 4u;
const READOUT_SPIKES = 0u;

fn begin_all(local: u32) {
  for (var n = local; n < 100u; n += INVOCATIONS) { state[row(n)] = 0.0; }
}
fn advance_all(local: u32) {
  var best = -1.0;
  var winner = 0u;
  for (var n = local; n < 100u; n += INVOCATIONS) {
    state[row(n)] += sum_uniform(slot_at(1u), count_spikes_of(slot_at(1u), 4u), 0.5f, n) + 1.0;
    if (state[row(n)] > best) { best = state[row(n)]; winner = n; }
  }
  offer_best(1000u, local, best, winner);
}
fn spike_all(local: u32) {
  let winner = best_of(1000u);
  if (local == 0u && winner != NOBODY) { state[row(winner)] = 0.0; }
  for (var word = local; word < 4u; word += INVOCATIONS) { spikes[slot_at(0u) + word] = bit_of(winner, word); }
}
fn silence_all(local: u32) { if (local == 0u) { state[row(2000u)] = 0.0; } }
fn list_all(local: u32) { list_spikes(slot_at(0u), 4u, 2000u, local); }
fn trace_all(local: u32) {}
fn learn_all(local: u32, part: u32, parts: u32) {}
fn leave_all(local: u32) {}
//#end model

@compute @workgroup_size(INVOCATIONS)
fn fused(
  @builtin(local_invocation_index) local: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let first = first_slot_of(group.x);
  lane.state_at = rows_of(lane_of(group.x, groups.x));
  for (var word = local; word < HISTORY * STRIDE; word += INVOCATIONS) {
    spikes[FIRST_SLOT + (first - HISTORY) * STRIDE + word] = 0u;
  }
  begin_all(local);
  silence_all(local);
  storageBarrier();
  var count = 0u;
  for (var step = 0u; step < STEPS; step++) {
    lane.slot = first + step;
    lane.step = step;
    let over = spike_limit() != NEVER && count >= spike_limit();
    if (over) {
      for (var word = local; word < STRIDE; word += INVOCATIONS) { spikes[slot_at(0u) + word] = 0u; }
    } else {
      advance_all(local);
    }
    storageBarrier();
    if (!over) {
      spike_all(local);
      if (clock.learn == 2u) { trace_all(local); }
    }
    storageBarrier();
    if (spike_limit() != NEVER) {
      for (var word = 0u; word < READOUT_WORDS; word++) {
        count += countOneBits(spikes[slot_at(0u) + READOUT_SPIKES + word]);
      }
    }
    if (!over) {
      list_all(local);
      if (clock.learn == 2u) { learn_all(local, 0u, 1u); }
    }
    storageBarrier();
  }
  if (clock.learn == 1u) { leave_all(local); }
}
