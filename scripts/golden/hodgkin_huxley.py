"""Hodgkin-Huxley and Traub-Miles neurons: traces and spike steps under constant currents. dt 0.01 ms.

Hodgkin & Huxley 1952, J Physiol 117:500, doi:10.1113/jphysiol.1952.sp004764, with potentials as seen today (rest at -65 mV);
Traub & Miles 1991 in the form of Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 3.
The first by Runge-Kutta of 4th order; the second by exponential Euler, as COBAHH is, and
once by Runge-Kutta, to tell how far that is from the truth. Constants per area are scaled so
that 1 uF/cm^2 is 1 pF, 1 mS/cm^2 is 1 nS and 1 uA/cm^2 is 1 pA; those of COBAHH are of its 20,000 um^2.
"""

import brian2 as b2
import numpy as np
from golden import start, trains_of, write

DT, DURATION, EVERY = 0.01, 60, 0.5
SQUID = {"c_m": 1, "g_leak": 0.3, "g_k": 36, "g_na": 120, "e_leak": -54.4, "e_k": -77, "e_na": 50, "v_ref": -65}
CORTEX = {"c_m": 200, "g_leak": 10, "g_k": 6000, "g_na": 20000, "e_leak": -65, "e_k": -90, "e_na": 50, "v_ref": -63}
GATES = {
    "squid": """
x = v - v_ref : 1
alpha_m = 1 / exprel((25 - x) / 10) : 1
beta_m = 4 * exp(-x / 18) : 1
alpha_h = 0.07 * exp(-x / 20) : 1
beta_h = 1 / (exp((30 - x) / 10) + 1) : 1
alpha_n = 0.1 / exprel((10 - x) / 10) : 1
beta_n = 0.125 * exp(-x / 80) : 1""",
    "cortex": """
x = v - v_ref : 1
alpha_m = 1.28 / exprel((13 - x) / 4) : 1
beta_m = 1.4 / exprel((x - 40) / 5) : 1
alpha_h = 0.128 * exp((17 - x) / 18) : 1
beta_h = 4 / (1 + exp((40 - x) / 5)) : 1
alpha_n = 0.16 / exprel((15 - x) / 5) : 1
beta_n = 0.5 * exp((10 - x) / 40) : 1""",
}
MEMBRANE = """
dv/dt = (g_leak*(e_leak - v) + g_na*m**3*h*(e_na - v) + g_k*n**4*(e_k - v) + i_ext) / c_m / ms : 1
dm/dt = (alpha_m*(1 - m) - beta_m*m) / ms : 1
dh/dt = (alpha_h*(1 - h) - beta_h*h) / ms : 1
dn/dt = (alpha_n*(1 - n) - beta_n*n) / ms : 1
i_ext : 1 (constant)"""


def rest(cells, v0):
    """Puts the cells where they have long been at v0. @returns m, h, n there"""
    cells.v = v0
    start = [float(getattr(cells, f"alpha_{g}")[0] / (getattr(cells, f"alpha_{g}") + getattr(cells, f"beta_{g}"))[0]) for g in "mhn"]
    cells.m, cells.h, cells.n = start
    return start


def traces(kind, params, currents, method, v0):
    start(DT)
    cells = b2.NeuronGroup(
        len(currents), MEMBRANE + GATES[kind], threshold="v > 0", refractory="v > 0", method=method, namespace=params
    )
    m, h, n = rest(cells, v0)
    cells.i_ext = currents
    spikes = b2.SpikeMonitor(cells)
    seen = b2.StateMonitor(cells, ["v"], record=True, dt=EVERY * b2.ms)
    all_v = b2.StateMonitor(cells, ["v"], record=True)
    b2.run((DURATION + EVERY) * b2.ms)
    return {
        "params": params,
        "method": method,
        "start": {"v": v0, "m": m, "h": h, "n": n},
        "runs": [
            {"i_ext": current, "spikes": [s for s in train if s < DURATION / DT], "v_top": all_v.v[k].max(), "v": seen.v[k]}
            for k, (current, train) in enumerate(zip(currents, trains_of(spikes, len(currents), DT)))
        ],
    }


write(
    "hodgkin_huxley",
    f"From the gates' values at the starting potential, under constant currents: v every {EVERY} ms, its largest value, steps in which it comes "
    "over 0 mV.",
    {
        "dt": DT,
        "duration": DURATION,
        "every": EVERY,
        "hodgkin_huxley": traces("squid", SQUID, [0, 5, 10, 20], "rk4", -65),
        "traub_miles": traces("cortex", CORTEX, [0, 200, 500], "exponential_euler", -65),
        "traub_miles_rk4": traces("cortex", CORTEX, [500], "rk4", -65),
    },
)
