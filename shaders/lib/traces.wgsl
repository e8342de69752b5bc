// The traces of one population's spikes. One that decays stands in; the compiler writes the network's own here.

//#begin model
const N = 784u;
const SPIKES = 4u;

fn update(n: u32, spiked: bool) { state[row(0u) + n] = select(state[row(0u) + n], 1f, spiked) * 0.95122942f; }
fn forget(n: u32) { state[row(0u) + n] = 0f; }
//#end model

// What the step before left, decayed.
fn update_trace(n: u32) { update(n, spiked_at(slot_at(1u) + SPIKES, n)); }
