"""Morris-Lecar, FitzHugh-Nagumo, exponential and quadratic integrate-and-fire: traces and spike steps. dt 0.05 ms, rk4.

Morris & Lecar 1981, doi:10.1016/S0006-3495(81)84782-0, with the set that Rinzel & Ermentrout 1998 (Analysis of neural excitability
and oscillations) give for a Hopf bifurcation; FitzHugh 1961, doi:10.1016/S0006-3495(61)86902-6, in the form of
Scholarpedia 1(9):1349; Fourcaud-Trocme et al. 2003, doi:10.1523/JNEUROSCI.23-37-11628.2003; Gerstner et al. 2014, Neuronal
Dynamics, sec. 5.3. One unit of FitzHugh's potential is 1 mV here; 1 uF/cm^2 is 1 pF, 1 mS/cm^2 1 nS, 1 uA/cm^2 1 pA.
"""

import brian2 as b2
import numpy as np
from golden import start, trains_of, write

DT, DURATION, EVERY = 0.05, 200, 2
MODELS = {
    "morris_lecar": {
        "params": {
            "c_m": 20, "g_leak": 2, "g_ca": 4.4, "g_k": 8, "e_leak": -60, "e_ca": 120, "e_k": -84,
            "v_1": -1.2, "v_2": 18, "v_3": 2, "v_4": 30, "phi": 0.04,
        },
        "equations": """
        dv/dt = (g_leak*(e_leak - v) + g_ca*m*(e_ca - v) + g_k*n*(e_k - v) + i_ext) / c_m / ms : 1
        dn/dt = phi*cosh((v - v_3) / (2*v_4))*((1 + tanh((v - v_3) / v_4)) / 2 - n) / ms : 1
        m = (1 + tanh((v - v_1) / v_2)) / 2 : 1""",
        "threshold": "v > 0", "reset": "", "refractory": "v > 0",
        "start": {"v": -60, "n": 0.015}, "currents": [80, 100, 150],
    },
    "fitzhugh_nagumo": {
        "params": {"a": 0.7, "b": 0.8, "tau_w": 12.5},
        "equations": """
        dv/dt = (v - v**3/3 - w + i_ext) / ms : 1
        dw/dt = (v + a - b*w) / tau_w / ms : 1""",
        "threshold": "v > 1", "reset": "", "refractory": "v > 1",
        "start": {"v": -1.2, "w": -0.6}, "currents": [0, 0.5, 1],
    },
    "eif": {
        "params": {
            "tau_m": 10, "r_m": 0.1, "v_rest": -65, "v_t": -59.9, "delta_t": 3.48,
            "v_reset": -68, "v_spike": -30, "tau_refrac": 1.7,
        },
        "equations": """
        dv/dt = (v_rest - u + delta_t*exp((u - v_t) / delta_t) + r_m*i_ext) / tau_m / ms : 1 (unless refractory)
        u = clip(v, -1000, v_spike) : 1""",
        "threshold": "v > v_spike", "reset": "v = v_reset", "refractory": (1.7 + DT) * b2.ms,  # one step more, as golden.py says
        "start": {"v": -65}, "currents": [15, 20, 40, 100],
    },
    "qif": {
        "params": {
            "tau_m": 10, "r_m": 0.1, "k": 0.04, "v_rest": -65, "v_c": -50, "v_reset": -65, "v_spike": 0, "tau_refrac": 2,
        },
        "equations": """
        dv/dt = (k*(v - v_rest)*(v - v_c) + r_m*i_ext) / tau_m / ms : 1 (unless refractory)""",
        "threshold": "v > v_spike", "reset": "v = v_reset", "refractory": (2 + DT) * b2.ms,
        "start": {"v": -65}, "currents": [15, 30, 50, 200],
    },
}  # fmt: skip


def trace(params, equations, threshold, reset, refractory, currents, **rest):
    start(DT)
    cells = b2.NeuronGroup(
        len(currents), equations + "\ni_ext : 1 (constant)", threshold=threshold, reset=reset,
        refractory=refractory, method="rk4", namespace=params,
    )  # fmt: skip
    cells.i_ext = currents
    for variable, value in rest["start"].items():
        setattr(cells, variable, value)
    spikes = b2.SpikeMonitor(cells)
    seen = b2.StateMonitor(cells, "v", record=True, dt=EVERY * b2.ms)
    b2.run(DURATION * b2.ms)
    trains = trains_of(spikes, len(currents), DT)
    runs = [{"i_ext": current, "spikes": trains[k], "v": seen.v[k]} for k, current in enumerate(currents)]
    return {"params": params, "start": rest["start"], "runs": runs}


write(
    "traces",
    f"Under constant currents: v every {EVERY} ms and spikes (steps). Those without a reset spike where v comes over "
    "0 (Morris-Lecar) or 1 (FitzHugh-Nagumo).",
    {"dt": DT, "duration": DURATION, "every": EVERY, "method": "rk4"} | {name: trace(**model) for name, model in MODELS.items()},
)
