"""Short-term plasticity: how large each spike of a train is. dt 0.1 ms; between spikes integrated exactly.

Tsodyks & Markram 1997, doi:10.1073/pnas.94.2.719, and Tsodyks, Pawelzik & Markram 1998, doi:10.1162/089976698300017502, Figure 1:
the depressing and the facilitating set. `three`: their resources recovered, active and inactive, where those that are active
decay by tau_in. `two`: as most simulators have it, with what is used recovering from the spike on. In both a spike raises u first,
by U (1 - u), and then uses u x; a depressing synapse without facilitation has u = U at each spike.
"""

import brian2 as b2
import numpy as np
from golden import start, write

DT = 0.1
SETS = {
    "depressing_1997": {"a_se": 250, "u_se": 0.67, "tau_rec": 800, "tau_facil": 0, "tau_in": 3},
    "depressing_1998": {"a_se": 250, "u_se": 0.5, "tau_rec": 800, "tau_facil": 0, "tau_in": 3},
    "facilitating_1998": {"a_se": 1540, "u_se": 0.03, "tau_rec": 130, "tau_facil": 530, "tau_in": 3},
}
# 20 Hz, and once more after half a second, when it has recovered; steps of 0.1 ms
TRAINS = {"20 Hz": [100 + 500 * k for k in range(10)] + [100 + 500 * 9 + 5000], "irregular": [100, 150, 400, 410, 2000, 2100, 2600, 6000]}
FACILITATES = "du/dt = -u / (tau_facil*ms) : 1\n"
THREE = "dy/dt = -y / (tau_in*ms) : 1\ndz/dt = y / (tau_in*ms) - z / (tau_rec*ms) : 1\nx = 1 - y - z : 1\nsize : 1\n"
TWO = "dx/dt = (1 - x) / (tau_rec*ms) : 1\nsize : 1\n"


def sizes(params, kind, train):
    start(DT)
    facilitates = params["tau_facil"] > 0
    model = (THREE if kind == "three" else TWO) + (FACILITATES if facilitates else "u : 1\n")
    use = "y += size/a_se" if kind == "three" else "x -= size/a_se"
    raise_u = "u += u_se*(1 - u)" if facilitates else "u = u_se"
    source = b2.SpikeGeneratorGroup(1, [0] * len(train), np.array(train) * DT * b2.ms)
    sink = b2.NeuronGroup(1, "v : 1")
    synapse = b2.Synapses(source, sink, model, on_pre=f"{raise_u}\nsize = a_se*u*x\n{use}", method="exact", namespace=params)
    synapse.connect()
    if kind == "two":
        synapse.x = 1
    seen = b2.StateMonitor(synapse, "size", record=True, when="end")
    b2.run((max(train) + 2) * DT * b2.ms)
    return seen.size[0][train]


runs = [
    {"set": name, "kind": kind, "train": train, "size": sizes(params, kind, TRAINS[train])}
    for name, params in SETS.items()
    for kind in ["three", "two"]
    for train in TRAINS
]
write(
    "tsodyks_markram",
    "Postsynaptic currents (pA, at the spike) of a synapse with short-term plasticity, for trains of presynaptic spikes (steps).",
    {"dt": DT, "sets": SETS, "trains": TRAINS, "runs": runs},
)
