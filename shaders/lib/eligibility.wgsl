// One projection whose synapses change between spikes, too. Pair STDP that is kept for rewards, fading, stands in; the
// compiler writes the network's own here.

//#begin model
const PRE = 784u;
const POST = 100u;
const PRE_SPIKES = 4u;
const POST_SPIKES = 0u;
const BLOCK = 8u;
const SELF = true;

struct Synapse { s_w: f32, s_e: f32 }

fn first_of(j: u32) -> u32 { return 0u; }
fn end_of(j: u32) -> u32 { return PRE; }
fn pre_of(k: u32) -> u32 { return k; }
fn weight_of(k: u32, j: u32) -> u32 { return k * POST + j; }
fn load_synapse(at: u32) -> Synapse { return Synapse(weights[at], state[row(1000u) + at]); }
fn store_synapse(at: u32, x: Synapse) { weights[at] = x.s_w; state[row(1000u) + at] = x.s_e; }
fn forget_synapse(at: u32) { state[row(1000u) + at] = 0f; }
fn add_up() {}
fn advance(x: Synapse, j: u32) -> Synapse { return Synapse(x.s_w, x.s_e * 0.999f); }
fn on_pre(x: Synapse, i: u32, j: u32) -> Synapse { return Synapse(x.s_w, x.s_e - 0.00525f * state[row(PRE + j)]); }
fn on_post(x: Synapse, i: u32, j: u32) -> Synapse { return Synapse(x.s_w, x.s_e + 0.005f * state[row(i)]); }
fn on_reward(x: Synapse, i: u32, j: u32) -> Synapse { return Synapse(x.s_w + reward_of(j) * x.s_e, x.s_e); }
fn reward_of(j: u32) -> f32 { return state[row(900u) + j]; }
fn fade_rewards_of(j: u32) {}
fn collect_rewards_of(j: u32) {}
fn forget_rewards_of(j: u32) {}
fn is_faulty(x: Synapse) -> bool { return is_not_finite(x.s_w) || is_not_finite(x.s_e); }
//#end model
