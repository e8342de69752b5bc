"""Brunel 2000 in its four regimes, scaled down: rate, irregularity and synchrony over ten seeds. dt 0.1 ms, exact.

Brunel 2000, J Comput Neurosci 8:183, doi:10.1023/A:1008925309027, Figure 8. There 10,000 excitatory and 2,500 inhibitory neurons
have 1,000 and 250 inputs each of 0.1 mV. Here they are 2,000 and 500 with 400 and 100 in the mean (p = 0.2) of 0.25 mV, which
keeps mean input and threshold rate (10 Hz) and makes fluctuations 2.5 times as large: rates are those of this network,
not of the paper's. Outside input: in each step each neuron is given the jumps of 8 Bernoulli inputs of its own, with their sum's mean
that of as many Poisson inputs (its variance is 1 - p times that, p at most 0.2), so that our Poisson encoder can draw the same.
Jumps come after Brian has looked for spikes: they make one in the next step, when they have decayed by exp(-dt/tau_m). With us
they come before: the same network has its threshold exp(dt/tau_m) times as high, spikes one step earlier and delays one longer,
and needs no step added to the refractory period.
Connections are those that our fixed_probability draws (projections 0 to 3: exc_exc, exc_inh, inh_exc, inh_inh).
"""

import brian2 as b2
import numpy as np
from golden import start, trains_of, write
from networks import fixed_probability, rate_and_cv

DT, DURATION, SETTLE = 0.1, 600, 100
SIZES, P, J, DELAY, INPUTS = [2000, 500], 0.2, 0.25, 1.5, 8
PARAMS = {"tau_m": 20, "v_rest": 0, "v_thresh": 20, "v_reset": 10, "tau_refrac": 2}
# inhibition over excitation; outside rate over the one that brings the mean potential to the threshold
REGIMES = {"synchronous_regular": (3, 2), "synchronous_irregular_fast": (6, 4), "synchronous_irregular_slow": (4.5, 0.9), "asynchronous_irregular": (5, 2)}
THRESHOLD_RATE = PARAMS["v_thresh"] / (J * P * SIZES[0] * PARAMS["tau_m"])  # 1/ms


def brunel(g, drive, seed):
    start(DT, seed)
    n = sum(SIZES)
    p = drive * THRESHOLD_RATE * P * SIZES[0] * DT / INPUTS
    cells = b2.NeuronGroup(
        n, "dv/dt = (v_rest - v) / (tau_m*ms) : 1 (unless refractory)", threshold="v > v_thresh", reset="v = v_reset",
        refractory=PARAMS["tau_refrac"] * b2.ms, method="exact", namespace=dict(PARAMS),
    )  # fmt: skip
    outside = cells.run_regularly(f"v += {J}*int(not_refractory)*binomial()", dt=DT * b2.ms, when="synapses")
    outside.namespace = {}
    cells.namespace["binomial"] = b2.BinomialFunction(INPUTS, p)
    wires = []
    for source, weight in enumerate([J, -g * J]):
        drawn = [fixed_probability(seed, 2 * source + to, SIZES[source], size, P) for to, size in enumerate(SIZES)]
        i = np.concatenate([pre for pre, _ in drawn]) + source * SIZES[0]
        j = np.concatenate([drawn[0][1], drawn[1][1] + SIZES[0]])
        # what arrives while a neuron is held is lost, as with us
        wires.append(b2.Synapses(cells, cells, on_pre=f"v_post += {weight}*int(not_refractory_post)", delay=DELAY * b2.ms))
        wires[-1].connect(i=i, j=j)
    spikes = b2.SpikeMonitor(cells)
    b2.Network(cells, *wires, spikes).run(DURATION * b2.ms)
    late = [[step for step in train if step * DT >= SETTLE] for train in trains_of(spikes, n, DT)]
    rate, cv = rate_and_cv(late, (DURATION - SETTLE) / 1000)
    activity = np.histogram(np.concatenate(late) * DT, np.arange(SETTLE, DURATION + 1))[0]
    return {"seed": seed, "rate": rate, "cv": cv, "synchrony": activity.std() / activity.mean()}


regimes = {}
for name, (g, drive) in REGIMES.items():
    regimes[name] = {"g": g, "drive": drive, "seeds": [brunel(g, drive, seed) for seed in range(1, 11)]}
    print(name, regimes[name], flush=True)
write(
    "brunel",
    f"Brunel's network scaled down, from {SETTLE} ms on: Hz, mean CV of intervals, and the spread over the mean of spikes per ms.",
    {
        "dt": DT, "duration": DURATION, "settle": SETTLE, "params": PARAMS, "sizes": SIZES, "p": P, "weight": J, "delay": DELAY,
        "inputs": INPUTS, "threshold_rate": THRESHOLD_RATE, "regimes": regimes,
    },
)  # fmt: skip
