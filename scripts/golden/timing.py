"""Delays and refractoriness: spike steps of LIF neurons with synaptic currents. dt 0.1 ms, integrated exactly.

Parameters as PyNN's IF_curr_exp (Davison et al. 2009), excitatory synapses only.
"""

import brian2 as b2
import numpy as np
from golden import start, steps_of, trains_of, write

DT = 0.1
PARAMS = {"tau_m": 20, "r_m": 0.1, "v_rest": -65, "v_thresh": -50, "v_reset": -65, "tau_syn_exc": 5}
EQUATIONS = """
dv/dt = (v_rest - v + r_m*(i_syn + i_ext)) / tau_m : volt (unless refractory)
di_syn/dt = -i_syn / tau_syn : amp
i_ext : amp (constant)
hold : second (constant)"""
NAMES = {
    "tau_m": 20 * b2.ms,
    "r_m": 0.1 * b2.Gohm,
    "v_rest": -65 * b2.mV,
    "tau_syn": 5 * b2.ms,
}


def cells(n, holds, current=0):
    group = b2.NeuronGroup(
        n, EQUATIONS, threshold="v > -50*mV", reset="v = -65*mV", refractory="hold", method="exact", namespace=NAMES
    )
    group.v = -65 * b2.mV
    group.hold = np.asarray(holds) * b2.ms
    group.i_ext = current * b2.pA
    return group


def brians_own(holds, duration):
    """Intervals as Brian has them, without a step added: the difference that TESTING.md declares."""
    start(DT)
    group = cells(len(holds), holds, 300)
    spikes = b2.SpikeMonitor(group)
    b2.run(duration * b2.ms)
    return [int(np.diff(train)[0]) for train in trains_of(spikes, len(holds), DT)]


def driven(train, holds, delays, weight, duration):
    """One neuron for each pair of a refractory period and a delay, all driven by one train."""
    start(DT)
    group = cells(len(holds), np.asarray(holds) + DT)  # one step more, as golden.py says
    source = b2.SpikeGeneratorGroup(1, [0] * len(train), np.array(train) * DT * b2.ms)
    wires = b2.Synapses(source, group, on_pre="i_syn += weight", namespace={"weight": weight * b2.pA})
    wires.connect()
    wires.delay = np.asarray(delays) * b2.ms
    spikes = b2.SpikeMonitor(group)
    sent = b2.SpikeMonitor(source)
    b2.run(duration * b2.ms)
    assert steps_of(sent.t, DT) == train, steps_of(sent.t, DT)
    return trains_of(spikes, len(holds), DT)


TRAIN = [5, 60, 71, 180, 181, 190, 200, 333, 500, 504]  # steps
HOLDS, DELAYS = [0.1, 1, 2, 5, 10], [0.1, 0.5, 1.5, 3.2, 7.7, 20]
pairs = [(hold, delay) for hold in [1, 5] for delay in DELAYS] + [(hold, 1.5) for hold in HOLDS]
trains = driven(TRAIN, [hold for hold, _ in pairs], [delay for _, delay in pairs], 2000, 80)
write(
    "timing",
    "Refractory periods and delays. `interval`: steps between spikes under 300 pA by Brian's own count, ours is one more. "
    "`driven`: a train (steps) sent over one synapse each, and the steps of the spikes that it makes.",
    {
        "dt": DT,
        "params": PARAMS,
        "clocks": {
            "i_ext": 300,
            "tau_refrac": HOLDS,
            "interval": brians_own(HOLDS, 100),
        },
        "driven": {
            "train": TRAIN,
            "weight": 2000,
            "duration": 80,
            "cells": [
                {"tau_refrac": hold, "delay": delay, "spikes": train} for (hold, delay), train in zip(pairs, trains)
            ],
        },
    },
)
