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
  /** What was done and what was seen then leave an eligibility; a reward beyond what was expected strengthens it. */
  actorTd: {
    /** window in which pre before post counts; 1 ms if absent */
    tau_x?: number;
    /** how long an act can still be paid for, in time that learns; 50 ms if absent */
    tau_e?: number;
    /** eligibility of an act right after what was seen; 1 if absent */
    a_plus?: number;
    /** taken from it by what was seen, whatever was done; 0.2 if absent */
    a_minus?: number;
    /** learning rate; 0.1 if absent */
    eta?: number;
    /** smallest weight; -10 if absent */
    w_min?: number;
    /** largest weight; 10 if absent */
    w_max?: number;
  };
  /** Activity above a threshold strengthens, below it weakens; the threshold follows the square of the activity. */
  bcm: {
    /** learning rate of one spike; 0.001 if absent */
    eta?: number;
    /** how long spikes count towards a rate; 50 ms if absent */
    tau?: number;
    /** how long activity counts towards the threshold; 2000 ms if absent */
    tau_theta?: number;
    /** spikes within tau at which threshold and activity are equal; 1 if absent */
    y_target?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** What was seen leaves an eligibility; a reward beyond what was expected makes more expected of it. */
  criticTd: {
    /** how long what was seen can still be paid for, in time that learns; 50 ms if absent */
    tau_e?: number;
    /** learning rate; 0.1 if absent */
    eta?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 10 if absent */
    w_max?: number;
  };
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
  /** Spikes of both sides near in time strengthen, in either order; only the largest weight ends it. */
  hebb: {
    /** gain of one pair at no delay; 0.005 if absent */
    eta?: number;
    /** window on both sides; 20 ms if absent */
    tau?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** For inhibitory synapses: near pairs strengthen, lone spikes weaken, so that each neuron keeps a target rate. */
  inhibitoryStdp: {
    /** learning rate: gain of one pair at no delay; 0.005 if absent */
    eta?: number;
    /** rate at which gain and loss of a neuron's weights balance; 3 Hz if absent */
    rho_0?: number;
    /** window on both sides; 20 ms if absent */
    tau?: number;
    /** largest weight; 10 if absent */
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
  /** Pairs of spikes leave an eligibility that fades; each reward moves weights by it, each punishment back. */
  mstdpet: {
    /** window in which pre before post is good; 20 ms if absent */
    tau_plus?: number;
    /** window in which post before pre is bad; 20 ms if absent */
    tau_minus?: number;
    /** eligibility of a good pair at no delay; 1 if absent */
    a_plus?: number;
    /** taken from it by a bad pair at no delay; 1 if absent */
    a_minus?: number;
    /** how long a pair can still be paid for; 25 ms if absent */
    tau_e?: number;
    /** learning rate: change by a reward of 1 at an eligibility of 1; 0.01 if absent */
    gamma?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** Hebbian learning that forgets as much as it learns: weights turn to the inputs' principal direction, at length 1. */
  oja: {
    /** learning rate of one spike; 0.001 if absent */
    eta?: number;
    /** how long spikes count towards a rate; 100 ms if absent */
    tau?: number;
    /** smallest weight; -1 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** An input that spikes pulls its weights towards the neurons that were active just before, to call them up later. */
  outstar: {
    /** learning rate: share of the way moved by one spike; 0.05 if absent */
    eta?: number;
    /** how long a neuron counts as active; 20 ms if absent */
    tau_minus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** A pair of spikes leaves an eligibility that fades in a second; dopamine from rewards turns it into weight. */
  rStdp: {
    /** window in which pre before post is good; 20 ms if absent */
    tau_plus?: number;
    /** window in which post before pre is bad; 20 ms if absent */
    tau_minus?: number;
    /** eligibility of a good pair at no delay; 0.1 if absent */
    a_plus?: number;
    /** taken from it by a bad pair at no delay; 0.15 if absent */
    a_minus?: number;
    /** how long a pair can still be paid for; 1000 ms if absent */
    tau_e?: number;
    /** how long dopamine stays; 200 ms if absent */
    tau_d?: number;
    /** dopamine of a reward of 1; 0.5 if absent */
    da_step?: number;
    /** dopamine without rewards; 0.002 if absent */
    da_tonic?: number;
    /** time in which dopamine of 1 adds the eligibility to the weight; 10 ms if absent */
    tau_w?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 4 if absent */
    w_max?: number;
  };
  /** Nearest pairs in a window, soft bounds; a neuron that spikes also weakens the inputs that have been silent. */
  silentPenalty: {
    /** decay of the gain, pre before post; 5 ms if absent */
    tau_plus?: number;
    /** decay of the loss, post before pre; 8 ms if absent */
    tau_minus?: number;
    /** gain of a pair at no delay, before eta; 0.3 if absent */
    a_plus?: number;
    /** loss of a pair at no delay, before eta; 0.8 if absent */
    a_minus?: number;
    /** learning rate; 0.1 if absent */
    eta?: number;
    /** longest time between the spikes of a pair; 20 ms if absent */
    window?: number;
    /** loss of an input that has not spiked in the sample; 0.06 if absent */
    penalty?: number;
    /** smallest weight; -1.2 if absent */
    w_min?: number;
    /** largest weight; 1.5 if absent */
    w_max?: number;
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
  /** Pair STDP: gains are equal steps, losses a share of the weight, so that weights settle between; all pairs count. */
  stdpMultiplicative: {
    /** window in which pre before post strengthens; 20 ms if absent */
    tau_plus?: number;
    /** window in which post before pre weakens; 20 ms if absent */
    tau_minus?: number;
    /** gain of one pair at no delay; 0.003 if absent */
    c_plus?: number;
    /** share lost in one pair at no delay; 0.003 if absent */
    c_minus?: number;
  };
  /** Pair STDP: before strengthens, after weakens; only the nearest spikes pair; hard bounds. */
  stdpNearest: {
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
  /** Pair STDP: gains grow with a power of the weight, losses in proportion to it; all pairs count. */
  stdpPowerLaw: {
    /** window on both sides; 20 ms if absent */
    tau?: number;
    /** learning rate; 0.1 if absent */
    lambda?: number;
    /** loss in proportion to gain; 0.11 if absent */
    alpha?: number;
    /** power of the weight by which gains grow; 0.4 if absent */
    mu?: number;
    /** weight at which a gain is lambda times the weight; 1 if absent */
    w_0?: number;
  };
  /** Pair STDP with soft bounds: gains shrink near the largest weight, losses near the smallest; all pairs count. */
  stdpSoft: {
    /** window on both sides; 20 ms if absent */
    tau?: number;
    /** gain of one pair at no delay, at the smallest weight; 0.005 if absent */
    lambda?: number;
    /** loss in proportion to gain; 1.05 if absent */
    alpha?: number;
    /** power of the distance to a bound; towards 0 as `stdp`; 1 if absent */
    mu?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; 1 if absent */
    w_max?: number;
  };
  /** All weights onto a neuron grow or shrink by equal shares until it spikes at a target rate. */
  synapticScaling: {
    /** share gained by one presynaptic spike onto a silent neuron; 0.001 if absent */
    beta?: number;
    /** rate of the neuron at which nothing changes; 5 Hz if absent */
    rho_0?: number;
    /** how long spikes count towards the rate; 1000 ms if absent */
    tau?: number;
    /** largest weight; 10 if absent */
    w_max?: number;
  };
  /** Triplet STDP: pairs, and more where a third spike came before; all spikes count. */
  triplet: {
    /** window in which pre before post strengthens; 16.8 ms if absent */
    tau_plus?: number;
    /** window in which post before pre weakens; 33.7 ms if absent */
    tau_minus?: number;
    /** how long a presynaptic spike lets the next one weaken more; 101 ms if absent */
    tau_x?: number;
    /** how long a postsynaptic spike lets the next one strengthen more; 125 ms if absent */
    tau_y?: number;
    /** gain of a pair; 5e-10 if absent */
    a2_plus?: number;
    /** gain of a triplet, post, pre, post; 0.0062 if absent */
    a3_plus?: number;
    /** loss of a pair; 0.007 if absent */
    a2_minus?: number;
    /** loss of a triplet, pre, post, pre; 0.00023 if absent */
    a3_minus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; the paper has none; 1 if absent */
    w_max?: number;
  };
  /** Triplet STDP, smallest model: pairs weaken, two postsynaptic spikes strengthen; all spikes count. */
  tripletMinimal: {
    /** window in which pre before post strengthens; 16.8 ms if absent */
    tau_plus?: number;
    /** window in which post before pre weakens; 33.7 ms if absent */
    tau_minus?: number;
    /** how long a postsynaptic spike lets the next one strengthen; 114 ms if absent */
    tau_y?: number;
    /** gain of a triplet, post, pre, post; 0.0065 if absent */
    a3_plus?: number;
    /** loss of a pair; 0.0071 if absent */
    a2_minus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; the paper has none; 1 if absent */
    w_max?: number;
  };
  /** Triplet STDP: pairs, and more where a third spike came before; only the nearest spikes count. */
  tripletNearest: {
    /** window in which pre before post strengthens; 16.8 ms if absent */
    tau_plus?: number;
    /** window in which post before pre weakens; 33.7 ms if absent */
    tau_minus?: number;
    /** how long a presynaptic spike lets the next one weaken more; 714 ms if absent */
    tau_x?: number;
    /** how long a postsynaptic spike lets the next one strengthen more; 40 ms if absent */
    tau_y?: number;
    /** gain of a pair; 8.8e-11 if absent */
    a2_plus?: number;
    /** gain of a triplet, post, pre, post; 0.053 if absent */
    a3_plus?: number;
    /** loss of a pair; 0.0066 if absent */
    a2_minus?: number;
    /** loss of a triplet, pre, post, pre; 0.0031 if absent */
    a3_minus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; the paper has none; 1 if absent */
    w_max?: number;
  };
  /** Triplet STDP, smallest model: pairs weaken, two postsynaptic spikes strengthen; only the nearest count. */
  tripletNearestMinimal: {
    /** window in which pre before post strengthens; 16.8 ms if absent */
    tau_plus?: number;
    /** window in which post before pre weakens; 33.7 ms if absent */
    tau_minus?: number;
    /** how long a postsynaptic spike lets the next one strengthen; 40 ms if absent */
    tau_y?: number;
    /** gain of a triplet, post, pre, post; 0.05 if absent */
    a3_plus?: number;
    /** loss of a pair; 0.008 if absent */
    a2_minus?: number;
    /** smallest weight; 0 if absent */
    w_min?: number;
    /** largest weight; the paper has none; 1 if absent */
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
  /** Exponential integrate-and-fire with an adaptation current that follows v and grows with every spike. */
  adex: {
    /** membrane capacitance; 281 pF if absent */
    c_m?: number;
    /** leak conductance; 30 nS if absent */
    g_leak?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** reversal potential of the leak; -70.6 mV if absent */
    v_rest?: number;
    /** soft threshold: where the exponential's slope is that of the leak; -50.4 mV if absent */
    v_t?: number;
    /** sharpness: how gradually a spike begins; 2 mV if absent */
    delta_t?: number;
    /** time constant of adaptation; 144 ms if absent */
    tau_w?: number;
    /** how adaptation follows the potential; 4 nS if absent */
    a?: number;
    /** rise of adaptation with every spike; 80.5 pA if absent */
    b?: number;
    /** potential after a spike; -70.6 mV if absent */
    v_reset?: number;
    /** potential that counts as a spike; 20 mV if absent */
    v_spike?: number;
    /** time v is held after a spike; 0 ms if absent */
    tau_refrac?: number;
  };
  /** Exponential integrate-and-fire: above a soft threshold the potential runs away into a spike. */
  eif: {
    /** membrane time constant; 10 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** reversal potential of the leak; -65 mV if absent */
    v_rest?: number;
    /** soft threshold: where the exponential's slope is that of the leak; -59.9 mV if absent */
    v_t?: number;
    /** sharpness: how gradually a spike begins; 3.48 mV if absent */
    delta_t?: number;
    /** potential after a spike; -68 mV if absent */
    v_reset?: number;
    /** potential that counts as a spike; -30 mV if absent */
    v_spike?: number;
    /** time v is held after a spike; 1.7 ms if absent */
    tau_refrac?: number;
  };
  /** A cubic and a line: the plainest equations of excitation, recovery and repeated firing. */
  fitzhughNagumo: {
    /** where recovery rests; 0.7 mV if absent */
    a?: number;
    /** how recovery holds itself back; 0.8 if absent */
    b?: number;
    /** time constant of excitation; 1 ms if absent */
    tau_v?: number;
    /** time constant of recovery; 12.5 ms if absent */
    tau_w?: number;
    /** mV that a current of 1 pA counts; 1 GOhm if absent */
    r_m?: number;
    /** constant external current; it fires from 0.33 to 1.42; 0 pA if absent */
    i_ext?: number;
    /** potential whose crossing counts as a spike; 1 mV if absent */
    v_spike?: number;
  };
  /** The squid's giant axon: sodium and potassium channels make a spike. Steps of at most 0.05 ms. */
  hodgkinHuxley: {
    /** membrane capacitance; 1 pF if absent */
    c_m?: number;
    /** leak conductance; 0.3 nS if absent */
    g_leak?: number;
    /** largest conductance of sodium; 120 nS if absent */
    g_na?: number;
    /** largest conductance of potassium; 36 nS if absent */
    g_k?: number;
    /** reversal potential of the leak; -54.4 mV if absent */
    e_leak?: number;
    /** reversal potential of sodium; 50 mV if absent */
    e_na?: number;
    /** reversal potential of potassium; -77 mV if absent */
    e_k?: number;
    /** resting potential from which the gates' rates count; -65 mV if absent */
    v_ref?: number;
    /** speed of the gates: 1 at 6.3 degrees Celsius, threefold 10 above; 1 if absent */
    phi?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential whose crossing counts as a spike; 0 mV if absent */
    v_spike?: number;
  };
  /** Integrate-and-fire with a constant leak and a floor; a `gain_control` synapse lets its input raise the threshold. */
  ifFloor: {
    /** membrane capacitance; 200 pF if absent */
    c_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** how fast v falls, down to the floor; 0.5 mV/ms if absent */
    leak?: number;
    /** potential that makes a spike, before gain control; 2 mV if absent */
    v_thresh?: number;
    /** potential after a spike, and at the start; 0 mV if absent */
    v_reset?: number;
    /** v is lifted up to it in the step after it fell below; -10 mV if absent */
    v_floor?: number;
    /** time v is held after a spike; 20 ms if absent */
    tau_refrac?: number;
    /** how fast the threshold forgets the input's activity; 20 ms if absent */
    tau_gain?: number;
  };
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
  /** Integrate-and-fire without a leak: fires at a rate in proportion to its current. */
  ifPerfect: {
    /** membrane capacitance; 200 pF if absent */
    c_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential that makes a spike; -50 mV if absent */
    v_thresh?: number;
    /** potential after a spike, and at the start; -65 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 0 ms if absent */
    tau_refrac?: number;
  };
  /** Integrate-and-fire whose reset takes the threshold away and keeps the rest: its spikes count its input. */
  ifSubtract: {
    /** membrane capacitance; 200 pF if absent */
    c_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential that makes a spike; -50 mV if absent */
    v_thresh?: number;
    /** where it starts; a spike takes v_thresh - v_reset away; -65 mV if absent */
    v_reset?: number;
  };
  /** Two equations that fire as many kinds of cortical neurons do, by four parameters. */
  izhikevich: {
    /** how fast recovery follows; 0.02 1/ms if absent */
    a?: number;
    /** how recovery follows the potential; 0.2 1/ms if absent */
    b?: number;
    /** potential after a spike; -65 mV if absent */
    c?: number;
    /** rise of recovery with every spike; 8 mV/ms if absent */
    d?: number;
    /** capacitance: pA that change v by 1 mV/ms; 1 pF if absent */
    c_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential that counts as a spike; 30 mV if absent */
    v_peak?: number;
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
  /** Leaky integrate-and-fire for rivals (winners: 1): each wins by the softmax of the potentials. */
  lifSoftmax: {
    /** membrane time constant: how fast it forgets; 1 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential without input, and after a spike; -65 mV if absent */
    v_rest?: number;
    /** potential, with its noise, that makes a spike; -57 mV if absent */
    v_thresh?: number;
    /** softness: mV that make it e times as likely to win; 1 mV if absent */
    delta_u?: number;
  };
  /** Leaky integrate-and-fire with escape noise: the nearer the threshold, the likelier a spike. */
  lifStochastic: {
    /** membrane time constant: how fast it forgets; 20 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential without input; -65 mV if absent */
    v_rest?: number;
    /** potential at which a spike comes after tau_0 in the mean; -50 mV if absent */
    v_thresh?: number;
    /** softness: mV that make a spike e times as likely; 4 mV if absent */
    delta_u?: number;
    /** mean time to a spike at v_thresh; 19 ms if absent */
    tau_0?: number;
    /** potential after a spike; -65 mV if absent */
    v_reset?: number;
    /** time v is held after a spike; 2 ms if absent */
    tau_refrac?: number;
  };
  /** A unit of logic: fires in a step if the weights of the spikes that arrive in it reach the threshold. */
  mccullochPitts: {
    /** sum of weights that makes a spike; 1 mV if absent */
    v_thresh?: number;
    /** what is there without input: negates where it reaches v_thresh; 0 mV if absent */
    v_bias?: number;
  };
  /** Calcium at once and potassium slowly: two variables with true currents, which fire in both ways. */
  morrisLecar: {
    /** membrane capacitance; 20 pF if absent */
    c_m?: number;
    /** leak conductance; 2 nS if absent */
    g_leak?: number;
    /** largest conductance of calcium; 4.4 nS if absent */
    g_ca?: number;
    /** largest conductance of potassium; 8 nS if absent */
    g_k?: number;
    /** reversal potential of the leak; -60 mV if absent */
    e_leak?: number;
    /** reversal potential of calcium; 120 mV if absent */
    e_ca?: number;
    /** reversal potential of potassium; -84 mV if absent */
    e_k?: number;
    /** where calcium channels are half open; -1.2 mV if absent */
    v_1?: number;
    /** how gradually calcium channels open; 18 mV if absent */
    v_2?: number;
    /** where potassium channels are half open; 2 mV if absent */
    v_3?: number;
    /** how gradually potassium channels open; 30 mV if absent */
    v_4?: number;
    /** rate of potassium channels at v_3; 0.04 1/ms if absent */
    phi?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential whose crossing counts as a spike; 0 mV if absent */
    v_spike?: number;
  };
  /** Quadratic integrate-and-fire: beyond a critical potential it runs away into a spike. */
  qif: {
    /** membrane time constant; 10 ms if absent */
    tau_m?: number;
    /** membrane resistance; 0.1 GOhm if absent */
    r_m?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** curvature: how fast it runs away; 0.04 1/mV if absent */
    k?: number;
    /** potential without input; -65 mV if absent */
    v_rest?: number;
    /** potential beyond which it runs away without input; -50 mV if absent */
    v_c?: number;
    /** potential after a spike; -65 mV if absent */
    v_reset?: number;
    /** potential that counts as a spike; 0 mV if absent */
    v_spike?: number;
    /** time v is held after a spike; 2 ms if absent */
    tau_refrac?: number;
  };
  /** A unit of a layered network of numbers that speaks only when it has something new to say: it keeps the sum of all it received, and sends the change of its quantised activation. */
  sigmaDelta: {
    /** added to the sum of what arrived; 0 if absent */
    bias?: number;
    /** steps of the activation that is sent; 0.125 if absent */
    quantum?: number;
  };
  /** A cortical neuron with sodium and potassium channels, that of the COBAHH network. */
  traubMiles: {
    /** membrane capacitance; 200 pF if absent */
    c_m?: number;
    /** leak conductance; 10 nS if absent */
    g_leak?: number;
    /** largest conductance of sodium; 20000 nS if absent */
    g_na?: number;
    /** largest conductance of potassium; 6000 nS if absent */
    g_k?: number;
    /** reversal potential of the leak; -65 mV if absent */
    e_leak?: number;
    /** reversal potential of sodium; 50 mV if absent */
    e_na?: number;
    /** reversal potential of potassium; -90 mV if absent */
    e_k?: number;
    /** moves the threshold: potential from which the gates' rates count; -63 mV if absent */
    v_ref?: number;
    /** constant external current; 0 pA if absent */
    i_ext?: number;
    /** potential whose crossing counts as a spike; 0 mV if absent */
    v_spike?: number;
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

export interface CodeTypes {
  /** The space is cut into boxes, each with a neuron that is active while the observation lies in it. */
  boxes: Record<never, number>;
  /** One neuron for each quantity, the more active the higher it is between its bounds. */
  level: Record<never, number>;
  /** Each quantity by a row of neurons, each active near its own value. */
  population: {
    /** width of a field, in distances of two centres; 0.7 if absent */
    sigma?: number;
  };
  /** Place cells: neurons on a grid over the space, each active near its own place. */
  radial: {
    /** width of a field, in distances of two centres; 0.7 if absent */
    sigma?: number;
  };
  /** Several grids of boxes over the same space, each shifted a little: one neuron of each is active. */
  tiles: Record<never, number>;
}
