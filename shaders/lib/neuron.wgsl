// One population's model. A plain LIF stands in; the compiler writes the network's own here.
//#include lib/functions.wgsl

//#begin model
const N = 100u;
const WORDS = 4u;
const SPIKES = 0u;
const HELD = 100u;
const MARGIN = 200u;

struct Neuron { s_v: f32 }

fn load_neuron(n: u32) -> Neuron { return Neuron(state[n]); }
fn store_neuron(n: u32, x: Neuron) { state[n] = x.s_v; }
fn integrate(x: Neuron) -> Neuron { return Neuron(x.s_v * 0.95122942f - 3.1700875f); }
fn receive(n: u32, x: Neuron) -> Neuron { return Neuron(x.s_v + gather_uniform(slot_at(1u), WORDS, 0.5f, n)); }
fn crosses(x: Neuron) -> bool { return x.s_v > -50f; }
fn margin(x: Neuron) -> f32 { return x.s_v - -50f; }
fn reset(x: Neuron) -> Neuron { return Neuron(-65f); }
fn held_steps() -> f32 { return 2f; }
fn is_faulty(x: Neuron) -> bool { return is_not_finite(x.s_v); }
//#end model

// What a spike does to neuron n.
fn spike(n: u32) {
  store_neuron(n, reset(load_neuron(n)));
  state[HELD + n] = held_steps();
}
