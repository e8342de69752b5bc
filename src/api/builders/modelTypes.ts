// What each model's parameters are, for editors: made from src/models, do not edit. Models added there are added here
// by `npx vitest run src/api`; after other changes to them, add `--update`.

export interface EncoderTypes {
  /** Random spikes, in each step with a chance that follows the brightness. */
  bernoulli: {
    /** chance of a spike in a step of an input of value 1; 0.5 if absent */
    p_max?: number;
  };
  /** Each input spikes once, the brighter the earlier; dark ones stay silent. */
  latency: {
    /** when an input of value 0 would spike; 1 spikes at once; 16 ms if absent */
    window?: number;
    /** darker inputs stay silent; 0.196 if absent */
    value_min?: number;
  };
  /** Random spikes whose rate follows the brightness. */
  poisson: {
    /** rate of an input of value 1; 128 Hz if absent */
    max_rate?: number;
  };
  /** Evenly spaced spikes whose rate follows the brightness. */
  regular: {
    /** rate of an input of value 1; 100 Hz if absent */
    max_rate?: number;
    /** added to each value: an input of 0 spikes at this share; 0 if absent */
    base?: number;
  };
}

export interface RuleTypes {
  /** Adds a neuron's reward to the weights of the inputs that spiked. */
  deltaReward: {
    /** learning rate: change of a weight by a reward of 1; 0.02 if absent */
    eta?: number;
  };
  /** A spike after a postsynaptic one weakens a little; a postsynaptic spike strengthens by how near the last presynaptic and the last postsynaptic one are. */
  diehlCook: {
    /** loss at a presynaptic spike; 0.0001 if absent */
    eta_pre?: number;
    /** gain at a postsynaptic spike; 0.01 if absent */
    eta_post?: number;
    /** how long a presynaptic spike is remembered; 20 ms if absent */
    tau_pre?: number;
    /** how long a postsynaptic spike weakens; 20 ms if absent */
    tau_post_1?: number;
    /** how long it lets the next one strengthen; 40 ms if absent */
    tau_post_2?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** A neuron that spikes pulls its weights towards the inputs that were active just before. */
  instar: {
    /** learning rate: share of the way moved by one spike; 0.05 if absent */
    eta?: number;
    /** how long an input counts as active; 20 ms if absent */
    tau_plus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** A neuron that spikes pulls its weights towards the inputs before it, early ones more, scaled to length 1. */
  instarLatency: {
    /** learning rate: share of the way moved by one spike; 0.1 if absent */
    eta?: number;
    /** latency at which an input counts nothing; 16 ms if absent */
    window?: number;
    /** smallest squared length of a pattern; 0.01 if absent */
    power_min?: number;
  };
  /** Reward pulls a neuron's weights towards the inputs that spiked, scaled to length 1; punishment pushes. */
  instarReward: {
    /** learning rate: share of the way moved by a reward of 1; 0.05 if absent */
    eta?: number;
  };
  /** A neuron that spikes pulls its weights towards the inputs that spiked before it, scaled to length 1. */
  instarUnit: {
    /** learning rate: share of the way moved by one spike; 0.2 if absent */
    eta?: number;
  };
  /** Pair STDP: before strengthens, after weakens; all pairs count; hard bounds. */
  stdp: {
    /** window in which pre before post strengthens; 20 ms if absent */
    tau_plus?: number;
    /** window in which post before pre weakens; 20 ms if absent */
    tau_minus?: number;
    /** gain of one pair at no delay; 0.005 if absent */
    a_plus?: number;
    /** loss of one pair at no delay; 0.00525 if absent */
    a_minus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
}

export interface NormalizationTypes {
  /** Keeps the sum of all weights onto a neuron at a set total. */
  l1: {
    /** sum of the weights onto one neuron; 78.4 if absent */
    total?: number;
  };
  /** Keeps the length of the vector of all weights onto a neuron: neurons then compare directions. */
  l2: {
    /** length of the weights onto one neuron; 1 if absent */
    total?: number;
  };
}

export interface NeuronTypes {
  /** Integrate-and-fire without a leak; once all inputs are in, the threshold falls until the first one fires. */
  ifLatency: {
    /** potential that makes a spike, before adaptation and ramp; 100 mV if absent */
    v_thresh?: number;
    /** no spike below it, however far the threshold has fallen; -1000000 mV if absent */
    v_floor?: number;
    /** when the threshold begins to fall: after the last input spike; 16 ms if absent */
    onset?: number;
    /** how fast the threshold then falls, for all neurons alike; 100 mV/ms if absent */
    ramp?: number;
    /** no spike after it: what was too slow stays silent; 1000000 ms if absent */
    close?: number;
    /** time after a spike without another: one a sample; 1000 ms if absent */
    tau_refrac?: number;
    /** rise of the threshold with every spike, paid by all; 0.5 mV if absent */
    theta_plus?: number;
  };
  /** Leaky integrate-and-fire: the plainest neuron that spikes. */
  lif: {
    /** membrane time constant: how fast it forgets; 20 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential without input; -65 mV if absent */
    v_rest?: number;
    /** potential that makes a spike; -50 mV if absent */
    v_thresh?: number;
    /** potential after a spike; -65 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 2 ms if absent */
    tau_refrac?: number;
  };
  /** Leaky integrate-and-fire; each spike raises the threshold, so that no neuron wins for ever. */
  lifAdaptive: {
    /** membrane time constant: how fast it forgets; 100 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential without input; -65 mV if absent */
    v_rest?: number;
    /** potential that makes a spike, before adaptation; -52 mV if absent */
    v_thresh?: number;
    /** potential after a spike; -60 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 5 ms if absent */
    tau_refrac?: number;
    /** rise of the threshold with every spike; 0.05 mV if absent */
    theta_plus?: number;
    /** how slowly the raised threshold falls back; 10000000 ms if absent */
    tau_theta?: number;
  };
  /** Leaky integrate-and-fire with exponentially decaying synaptic conductances. */
  lifCond: {
    /** membrane capacitance; 200 pF if absent */
    c_m?: number;
    /** leak conductance; 10 nS if absent */
    g_leak?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** reversal potential of excitatory synapses; 0 mV if absent */
    e_rev_exc?: number;
    /** reversal potential of inhibitory synapses; -80 mV if absent */
    e_rev_inh?: number;
    /** decay of the excitatory conductance; 5 ms if absent */
    tau_syn_exc?: number;
    /** decay of the inhibitory conductance; 10 ms if absent */
    tau_syn_inh?: number;
    /** potential without input; -60 mV if absent */
    v_rest?: number;
    /** potential that makes a spike; -50 mV if absent */
    v_thresh?: number;
    /** potential after a spike; -60 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 5 ms if absent */
    tau_refrac?: number;
  };
  /** Leaky integrate-and-fire with synaptic conductances; each spike raises the threshold. */
  lifCondAdaptive: {
    /** membrane capacitance; 100 pF if absent */
    c_m?: number;
    /** leak conductance; 1 nS if absent */
    g_leak?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** reversal potential of excitatory synapses; 0 mV if absent */
    e_rev_exc?: number;
    /** reversal potential of inhibitory synapses; -100 mV if absent */
    e_rev_inh?: number;
    /** decay of the excitatory conductance; 1 ms if absent */
    tau_syn_exc?: number;
    /** decay of the inhibitory conductance; 2 ms if absent */
    tau_syn_inh?: number;
    /** potential without input; -65 mV if absent */
    v_rest?: number;
    /** potential that makes a spike, before adaptation; -52 mV if absent */
    v_thresh?: number;
    /** potential after a spike; -65 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 5 ms if absent */
    tau_refrac?: number;
    /** rise of the threshold with every spike; 0.05 mV if absent */
    theta_plus?: number;
    /** how slowly the raised threshold falls back; 10000000 ms if absent */
    tau_theta?: number;
  };
  /** Leaky integrate-and-fire with exponentially decaying synaptic currents. */
  lifExp: {
    /** membrane time constant: how fast it forgets; 20 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** decay of the excitatory current; 5 ms if absent */
    tau_syn_exc?: number;
    /** decay of the inhibitory current; 10 ms if absent */
    tau_syn_inh?: number;
    /** potential without input; -49 mV if absent */
    v_rest?: number;
    /** potential that makes a spike; -50 mV if absent */
    v_thresh?: number;
    /** potential after a spike; -60 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 5 ms if absent */
    tau_refrac?: number;
  };
}

export interface TeacherTypes {
  /** Rewards each neuron by how much its share of the answer is below the right one, until that is good enough. */
  delta: {
    /** potential that makes a share e times as large; 1 mV if absent */
    scale?: number;
    /** no reward where the right class has this share; 1 if absent */
    enough?: number;
    /** larger exponents are cut: e^88 is no f32; 80 if absent */
    ceiling?: number;
  };
  /** The best neuron of the right class gains and the best of all others loses, unless the right one leads by a margin. */
  margin: {
    /** by so much a right neuron must lead to be left alone; 0.5 mV if absent */
    lead?: number;
    /** sets neurons of the other kind out of the race; 1000000 mV if absent */
    far?: number;
  };
}
