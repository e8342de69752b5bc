"""Pair and triplet STDP: weights after lists of spikes. dt 1 ms; traces decay exactly.

Pairs: Song, Miller & Abbott 2000, doi:10.1038/78829. Triplets: Pfister & Gerstner 2006, doi:10.1523/JNEUROSCI.1425-06.2006,
all-to-all, Table 3 (visual cortex) and Table 4 (hippocampal culture). A spike reads the traces of the other side as they stand
before it. No spikes of both sides share a step: there Brian runs one side first, while ours see traces from before either.
"""

import brian2 as b2
import numpy as np
from golden import start, write

DT = 1
PAIR = {"tau_plus": 20, "tau_minus": 20, "a_plus": 0.005, "a_minus": 0.00525, "w_min": 0, "w_max": 1}
CORTEX = {
    "tau_plus": 16.8, "tau_minus": 33.7, "tau_x": 101, "tau_y": 125,
    "a2_plus": 5e-10, "a3_plus": 6.2e-3, "a2_minus": 7e-3, "a3_minus": 2.3e-4,
}  # fmt: skip
CULTURE = {
    "tau_plus": 16.8, "tau_minus": 33.7, "tau_x": 946, "tau_y": 27,
    "a2_plus": 6.1e-3, "a3_plus": 6.7e-3, "a2_minus": 1.6e-3, "a3_minus": 1.4e-3,
}  # fmt: skip
PAIR_RULE = (
    "w : 1\ndx/dt = -x/(tau_plus*ms) : 1 (event-driven)\ndy/dt = -y/(tau_minus*ms) : 1 (event-driven)",
    "w = clip(w - a_minus*y, w_min, w_max)\nx += 1",
    "w = clip(w + a_plus*x, w_min, w_max)\ny += 1",
)
TRIPLET_RULE = (
    """w : 1
    dr1/dt = -r1/(tau_plus*ms) : 1 (event-driven)
    dr2/dt = -r2/(tau_x*ms) : 1 (event-driven)
    do1/dt = -o1/(tau_minus*ms) : 1 (event-driven)
    do2/dt = -o2/(tau_y*ms) : 1 (event-driven)""",
    "w -= o1*(a2_minus + a3_minus*r2)\nr1 += 1\nr2 += 1",
    "w += r1*(a2_plus + a3_plus*o2)\no1 += 1\no2 += 1",
)


def pairings(gap, frequency, count):
    """Post `gap` ms after pre, or before it if negative."""
    first = 10 + np.arange(count) * round(1000 / frequency)
    return (first + max(0, -gap)).tolist(), (first + max(0, gap)).tolist()


def random_trains(seed, rate, duration):
    draws = np.random.RandomState(seed)
    pre, post = (np.flatnonzero(draws.rand(duration) < rate / 1000) for _ in range(2))
    return pre.tolist(), [step for step in post.tolist() if step not in set(pre.tolist())]


PROTOCOLS = {
    "one pair, +10 ms": pairings(10, 1, 1),
    "one pair, -10 ms": pairings(-10, 1, 1),
    "10 pairs at 10 Hz, +10 ms": pairings(10, 10, 10),
    "10 pairs at 10 Hz, -10 ms": pairings(-10, 10, 10),
    "10 pairs at 50 Hz, +10 ms": pairings(10, 50, 10),
    "10 pairs at 50 Hz, -7 ms": pairings(-7, 50, 10),
    "pre-post-pre, 5 and 10 ms": ([10, 25], [15]),
    "post-pre-post, 5 and 10 ms": ([15], [10, 25]),
    "quadruplet": ([10, 42], [15, 37]),
    "random, 30 Hz": random_trains(1, 30, 400),
    "random, 60 Hz": random_trains(2, 60, 150),
}


def weight(rule, params, pre, post):
    start(DT)
    model, on_pre, on_post = rule
    cells = b2.SpikeGeneratorGroup(2, [0] * len(pre) + [1] * len(post), np.array(pre + post) * DT * b2.ms)
    synapse = b2.Synapses(cells, cells, model, on_pre=on_pre, on_post=on_post, namespace=params)
    synapse.connect(i=[0], j=[1])
    synapse.w = W_START
    b2.run((max(pre + post) + 2) * DT * b2.ms)
    return synapse.w[0]


W_START = 0.5
ALL = {"stdp": (PAIR_RULE, PAIR), "triplet_cortex": (TRIPLET_RULE, CORTEX), "triplet_culture": (TRIPLET_RULE, CULTURE)}
BOUNDED = {**PAIR, "a_plus": 0.2, "a_minus": 0.21}  # chosen: so large that the weight meets both bounds
write(
    "stdp",
    f"The weight, {W_START} at first, after spikes of a pre- and a postsynaptic neuron in the given steps.",
    {
        "dt": DT,
        "w_start": W_START,
        "protocols": [{"name": name, "pre": pre, "post": post} for name, (pre, post) in PROTOCOLS.items()],
        "rules": [
            {"rule": name, "params": params, "w": [weight(rule, params, *trains) for trains in PROTOCOLS.values()]}
            for name, (rule, params) in [*ALL.items(), ("stdp_bounded", (PAIR_RULE, BOUNDED))]
        ],
    },
)
