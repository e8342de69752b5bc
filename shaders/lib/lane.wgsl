// Where a workgroup of the fused schedule stands: in a sample that it runs by itself, on rows of state of its own.

struct Lane {
  state_at: u32,  // 0: the network's own rows
  slot: u32,      // of this step
  step: u32,      // since the sample began
}
var<private> lane: Lane;

//#begin lane
const INVOCATIONS = 32u;
const STEPS = 100u;
const TIMES = 1024u;
const LANES_AT = 1500u;
const LANE_WORDS = 1200u;
//#end lane

fn slot_at(back: u32) -> u32 { return FIRST_SLOT + (lane.slot - back) * STRIDE; }
fn row(at: u32) -> u32 { return lane.state_at + at; }
fn time_ms() -> f32 { return inputs[TIMES + lane.step]; }

// Rows of lane k; lane 0 is the network itself.
fn rows_of(k: u32) -> u32 {
  return select(LANES_AT + (k - 1u) * LANE_WORDS, 0u, k == 0u);
}

// First step of sample k after clock.slot's.
fn first_slot_of(k: u32) -> u32 { return clock.slot + k * (HISTORY + STEPS); }

// The lane of sample k of `count`. The last has the first one, so that the network itself can see what it left.
fn lane_of(k: u32, count: u32) -> u32 { return clock.lane + count - 1u - k; }
