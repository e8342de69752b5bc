"""AdEx under a constant current: spike steps and adaptation. Runge-Kutta of 4th order at dt 0.01 ms.

Brette & Gerstner 2005, J Neurophysiol 94:3637, doi:10.1152/jn.00686.2005: the parameters of its table, fitted to a
detailed model of a regular spiking neuron. Right sides take v as at most the cut-off, which only the stages of the step that
makes a spike ever pass: they would overflow, and leave w with what v then was. NEST bounds v likewise.
"""

import brian2 as b2
import numpy as np
from golden import start, trains_of, write

DT, DURATION, EVERY = 0.01, 300, 5
PARAMS = {
    "c_m": 281, "g_leak": 30, "v_rest": -70.6, "v_t": -50.4, "delta_t": 2,
    "tau_w": 144, "a": 4, "b": 80.5, "v_reset": -70.6, "v_spike": 20,
}  # fmt: skip
CURRENTS = [500, 600, 800, 1000, 1500]
EQUATIONS = """
u = clip(v, -1*volt, v_spike) : volt
dv/dt = (g_leak*(v_rest - u + delta_t*exp((u - v_t) / delta_t)) - w + i_ext) / c_m : volt
dw/dt = (a*(u - v_rest) - w) / tau_w : amp
i_ext : amp (constant)"""
UNITS = {
    "c_m": b2.pF, "g_leak": b2.nS, "v_rest": b2.mV, "v_t": b2.mV, "delta_t": b2.mV,
    "tau_w": b2.ms, "a": b2.nS, "b": b2.pA, "v_reset": b2.mV, "v_spike": b2.mV,
}  # fmt: skip

start(DT)
cells = b2.NeuronGroup(
    len(CURRENTS),
    EQUATIONS,
    threshold="v > v_spike",
    reset="v = v_reset; w += b",
    method="rk4",
    namespace={name: value * UNITS[name] for name, value in PARAMS.items()},
)
cells.v = PARAMS["v_rest"] * b2.mV
cells.i_ext = np.array(CURRENTS) * b2.pA
spikes = b2.SpikeMonitor(cells)
seen = b2.StateMonitor(cells, ["v", "w"], record=True, dt=EVERY * b2.ms)
b2.run(DURATION * b2.ms)
runs = [
    {"i_ext": current, "spikes": train, "w": seen.w[k] / b2.pA, "v_first": seen.v[k, 1] / b2.mV}
    for k, (current, train) in enumerate(zip(CURRENTS, trains_of(spikes, len(CURRENTS), DT)))
]
write(
    "adex",
    f"AdEx from rest under constant currents: steps of spikes, w every {EVERY} ms, v after the first {EVERY} ms.",
    {"dt": DT, "duration": DURATION, "every": EVERY, "method": "rk4", "params": PARAMS, "runs": runs},
)
