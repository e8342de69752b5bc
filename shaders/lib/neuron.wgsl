// One population's model. A plain LIF stands in; the compiler writes the network's own here.
//#include lib/functions.wgsl
//#include lib/random.wgsl

//#begin model
const N = 100u;
const WORDS = 4u;
const SPIKES = 0u;
const HELD = 100u;
const MARGIN = 200u;
const RIVALS = 1u;

struct Neuron { s_v: f32 }
struct Sums { p_0: f32 }

fn draw_numbers(n: u32) {}
fn load_neuron(n: u32) -> Neuron { return Neuron(state[row(0u) + n]); }
fn store_neuron(n: u32, x: Neuron) { state[row(0u) + n] = x.s_v; }
fn integrate(x: Neuron) -> Neuron { return Neuron(x.s_v * 0.95122942f - 3.1700875f); }
fn gather(n: u32) -> Sums { return Sums(sum_uniform(slot_at(1u), count_spikes_of(slot_at(1u), WORDS), 0.5f, n)); }
fn receive(x: Neuron, sums: Sums) -> Neuron { return Neuron(x.s_v + sums.p_0); }
fn crosses(x: Neuron) -> bool { return x.s_v > -50f; }
fn margin(x: Neuron) -> f32 { return x.s_v - -50f; }
fn reset(x: Neuron) -> Neuron { return Neuron(-65f); }
fn hold(x: Neuron, y: Neuron) -> Neuron { return Neuron(x.s_v); }
fn held_steps() -> f32 { return 2f; }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }
//#end model

// One time step of neuron n, given what arrives. Gives how far it is above threshold, -1 if it does not cross it.
fn step_neuron(n: u32, sums: Sums) -> f32 {
  draw_numbers(n);
  let held = state[row(HELD) + n];
  let before = load_neuron(n);
  var x = receive(integrate(before), sums);
  if (held > 0.0) {
    state[row(HELD) + n] = held - 1.0;
    x = hold(before, x);
  }
  if (is_faulty(x)) { report_fault(); }
  store_neuron(n, x);
  if (held > 0.0 || !crosses(x)) { return -1.0; }
  return max(margin(x), 0.0);
}

// What a spike does to neuron n.
fn spike(n: u32) {
  draw_numbers(n);
  store_neuron(n, reset(load_neuron(n)));
  state[row(HELD) + n] = held_steps();
}

// Whether no rival of neuron n, one of RIVALS in a row, is further above threshold; the lowest index wins a tie.
fn wins(n: u32) -> bool {
  let mine = state[row(MARGIN) + n];
  let first = n / RIVALS * RIVALS;
  for (var k = first; k < first + RIVALS; k++) {
    let theirs = state[row(MARGIN) + k];
    if (theirs > mine || (theirs == mine && k < n)) { return false; }
  }
  return true;
}

// Lets all neurons of a word spike that are above threshold and win.
fn spike_word(word: u32) -> u32 {
  var bits = 0u;
  for (var n = word * 32u; n < min(N, word * 32u + 32u); n++) {
    if (state[row(MARGIN) + n] < 0.0 || !wins(n)) { continue; }
    bits |= 1u << (n & 31u);
    spike(n);
  }
  return bits;
}
