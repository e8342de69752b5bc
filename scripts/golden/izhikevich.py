"""Izhikevich neurons, the named sets: spike steps under steps of current. Runge-Kutta of 4th order at dt 0.1 ms.

Izhikevich 2003, IEEE Trans Neural Netw 14:1569, doi:10.1109/TNN.2003.820440, Figure 2 (a, b, c, d of each set; steps of 10
for the cortical ones). The paper prints no number for the currents of TC and RZ: chosen here so that TC fires tonically and
in a rebound burst after a negative current, and RZ at a low and a higher rate. In our units a and b are 1/ms, d is
mV/ms, and the current in pA flows into 1 pF.
"""

import brian2 as b2
import numpy as np
from golden import start, trains_of, write

DT, ONSET, DURATION, EVERY = 0.1, 50, 300, 10
SETS = {
    "RS": (0.02, 0.2, -65, 8), "IB": (0.02, 0.2, -55, 4), "CH": (0.02, 0.2, -50, 2), "FS": (0.1, 0.2, -65, 2),
    "LTS": (0.02, 0.25, -65, 2), "TC": (0.02, 0.25, -65, 0.05), "RZ": (0.1, 0.26, -65, 2),
}  # fmt: skip
# set, current before the onset and after it
RUNS = [(name, 0, 10) for name in ["RS", "IB", "CH", "FS", "LTS"]] + [("TC", 0, 5), ("TC", -10, 0), ("RZ", 0, 0.3), ("RZ", 0, 1)]
EQUATIONS = """
dv/dt = (0.04*v**2 + 5*v + 140 - u + i_ext) / ms : 1
du/dt = a*(b*v - u) / ms : 1
i_ext : 1
a : 1 (constant)
b : 1 (constant)
c : 1 (constant)
d : 1 (constant)"""


def rest(b):
    """The lower root of 0.04 v^2 + (5 - b) v + 140 = 0."""
    return (-(5 - b) - np.sqrt((5 - b) ** 2 - 0.16 * 140)) / 0.08


start(DT)
cells = b2.NeuronGroup(len(RUNS), EQUATIONS, threshold="v >= 30", reset="v = c; u += d", method="rk4")
a, b, c, d = (np.array(column) for column in zip(*(SETS[name] for name, _, _ in RUNS)))
cells.a, cells.b, cells.c, cells.d = a, b, c, d
cells.v, cells.u = rest(b), b * rest(b)
spikes = b2.SpikeMonitor(cells)
seen = b2.StateMonitor(cells, ["v", "u"], record=True, dt=EVERY * b2.ms)
cells.i_ext = [before for _, before, _ in RUNS]
b2.run(ONSET * b2.ms)
cells.i_ext = [after for _, _, after in RUNS]
b2.run((DURATION - ONSET) * b2.ms)
runs = [
    {"set": name, "before": before, "after": after, "start": {"v": rest(b[k]), "u": b[k] * rest(b[k])}, "spikes": train, "u": seen.u[k]}
    for k, ((name, before, after), train) in enumerate(zip(RUNS, trains_of(spikes, len(RUNS), DT)))
]
write(
    "izhikevich",
    f"Izhikevich 2003 from rest, a current before {ONSET} ms and another one from then on: steps of spikes, u every {EVERY} ms.",
    {
        "dt": DT,
        "onset": ONSET,
        "duration": DURATION,
        "every": EVERY,
        "method": "rk4",
        "sets": {name: dict(zip("abcd", values)) for name, values in SETS.items()},
        "runs": runs,
    },
)
