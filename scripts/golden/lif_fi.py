"""LIF: first spike and interval for a list of constant currents. dt 0.1 ms, integrated exactly.

Parameters are the defaults of our `lif` (Gerstner et al. 2014, Neuronal Dynamics, sec. 1.3).
"""

import brian2 as b2
import numpy as np
from golden import start, trains_of, write

DT = 0.1
PARAMS = {"tau_m": 20, "r_m": 0.1, "v_rest": -65, "v_thresh": -50, "v_reset": -65, "tau_refrac": 2}
CURRENTS = [100, 149, 151, 155, 160, 170, 180, 200, 225, 250, 275, 300, 350, 400, 500, 600, 800, 1000, 1500, 2000]
DURATION = 500

start(DT)
tau_m, r_m, v_rest = PARAMS["tau_m"] * b2.ms, PARAMS["r_m"] * b2.Gohm, PARAMS["v_rest"] * b2.mV
v_thresh, v_reset = PARAMS["v_thresh"] * b2.mV, PARAMS["v_reset"] * b2.mV
cells = b2.NeuronGroup(
    len(CURRENTS),
    "dv/dt = (v_rest - v + r_m*i_ext) / tau_m : volt (unless refractory)\ni_ext : amp",
    threshold="v > v_thresh",
    reset="v = v_reset",
    refractory=(PARAMS["tau_refrac"] + DT) * b2.ms,  # one step more, as golden.py says
    method="exact",
)
cells.v = v_rest
cells.i_ext = np.array(CURRENTS) * b2.pA
spikes = b2.SpikeMonitor(cells)
b2.run(DURATION * b2.ms)

curve = []
for current, steps in zip(CURRENTS, trains_of(spikes, len(CURRENTS), DT)):
    intervals = set(np.diff(steps).tolist())
    assert len(intervals) <= 1, f"{current} pA: intervals differ, {intervals}"
    curve.append({"i_ext": current, "spikes": len(steps), "first": steps[0] if steps else None, "interval": min(intervals, default=None)})
write(
    "lif_fi",
    "LIF under constant currents: spikes in the run, the step of the first one, and the steps between them.",
    {"dt": DT, "duration": DURATION, "params": PARAMS, "curve": curve},
)
