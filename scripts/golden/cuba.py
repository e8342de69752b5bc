"""CUBA: the first spikes of a small network, and rate and irregularity of the full one over ten seeds. dt 0.1 ms, exact.

Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 2: the networks of src/examples/cuba.ts,
synapse by synapse and with the same starting potentials, so that the spikes are equal until chaos parts them.
"""

import brian2 as b2
import numpy as np
from golden import start, steps_of, trains_of, write
from networks import fixed_probability, rate_and_cv, start_values

DT = 0.1
PARAMS = {
    "tau_m": 20, "r_m": 0.1, "tau_syn_exc": 5, "tau_syn_inh": 10,
    "v_rest": -49, "v_thresh": -50, "v_reset": -60, "tau_refrac": 5,
}  # fmt: skip
WEIGHTS = {"exc": 16.2, "inh": -90}
EQUATIONS = """
dv/dt = (v_rest - v + r_m*(i_exc + i_inh)) / (tau_m*ms) : 1 (unless refractory)
di_exc/dt = -i_exc / (tau_syn_exc*ms) : 1
di_inh/dt = -i_inh / (tau_syn_inh*ms) : 1"""


def cuba(neurons, seed, duration):
    """Spikes of our network of this size and seed."""
    start(DT, seed)
    inhibitory = round(neurons / 5)
    sizes = [neurons - inhibitory, inhibitory]
    cells = b2.NeuronGroup(
        neurons, EQUATIONS, threshold="v > v_thresh", reset="v = v_reset", method="exact",
        refractory=(PARAMS["tau_refrac"] + DT) * b2.ms, namespace=PARAMS,  # one step more, as golden.py says
    )  # fmt: skip
    cells.v = np.concatenate([start_values(seed, k, n, 0, -60, -50) for k, n in enumerate(sizes)])
    wires = []
    for source, kind in enumerate(["exc", "inh"]):
        drawn = [fixed_probability(seed, 2 * source + to, sizes[source], n, min(1, 80 / neurons)) for to, n in enumerate(sizes)]
        i = np.concatenate([pre for pre, _ in drawn]) + source * sizes[0]
        j = np.concatenate([drawn[0][1], drawn[1][1] + sizes[0]])
        wires.append(b2.Synapses(cells, cells, on_pre=f"i_{kind} += {WEIGHTS[kind]}", delay=DT * b2.ms))
        wires[-1].connect(i=i, j=j)
    spikes = b2.SpikeMonitor(cells)
    b2.Network(cells, *wires, spikes).run(duration * b2.ms)
    return spikes


small = cuba(200, 1, 60)
full = []
for seed in range(1, 11):
    spikes = cuba(4000, seed, 1000)
    rate, cv = rate_and_cv(trains_of(spikes, 4000, DT), 1)
    first = np.asarray(spikes.t / b2.ms) < 20
    full.append({"seed": seed, "rate": rate, "cv": cv, "spikes_20_ms": int(first.sum())})
    print(full[-1], flush=True)
write(
    "cuba",
    "CUBA. `small`: spikes of 200 neurons, step by step and in order of the neurons (the last 40 inhibitory). `full`: 4,000 neurons for "
    "a second, Hz of all and the mean CV of the intervals of neurons with at least 5 spikes.",
    {
        "dt": DT,
        "params": PARAMS,
        "weights": WEIGHTS,
        "small": {"neurons": 200, "seed": 1, "duration": 60, "steps": steps_of(small.t, DT), "cells": np.asarray(small.i)},
        "full": {"neurons": 4000, "duration": 1000, "seeds": full},
    },
)
