// Where a kernel of the stepped schedule stands: one step of the one sample that the network itself sees.

// First word of the step `after` steps from now; the ring closes, what lies behind it does not.
fn slot_after(after: u32) -> u32 {
  let slot = clock.slot + after;
  return FIRST_SLOT + select(slot % SLOTS, slot, clock.slot >= SLOTS) * STRIDE;
}

// First word of the step `back` steps ago.
fn slot_at(back: u32) -> u32 {
  return FIRST_SLOT + select((clock.slot + SLOTS - back) % SLOTS, clock.slot - back, clock.slot >= SLOTS) * STRIDE;
}

fn row(at: u32) -> u32 { return at; }

// ms since the sample began, `after` steps from now.
fn time_after(after: u32) -> f32 { return inputs[clock.entry + after]; }
fn time_ms() -> f32 { return time_after(0u); }

// Number of this step, on which random numbers depend.
fn step_number() -> u32 { return clock.step; }

// The readout has spiked so often that the sample is over: nothing moves until the next begins.
fn halted() -> bool {
  return spike_limit() != NEVER && spikes[COUNT] >= spike_limit();
}
