"""Postsynaptic potentials on a LIF below threshold: five kernels, one spike each.

Currents are integrated exactly at dt 0.1 ms. The exponential conductance is given twice: by exponential Euler at dt 0.1
ms, which ours can equal, and by Runge-Kutta of 4th order at dt 0.01 ms, the truth for any method. The alpha conductance by the
latter only. A weight is the kernel's largest value (exponential: its value at arrival).
Kernels: Gerstner et al. 2014, Neuronal Dynamics, sec. 3.1; Rotter & Diesmann 1999, doi:10.1007/s004220050570.
"""

import brian2 as b2
import numpy as np
from golden import start, write

DURATION, DELAY, EVERY = 80, 1, 1  # ms
CURRENT = {"tau_m": 20, "r_m": 0.1, "v_rest": -65, "weight": 100}
CONDUCTANCE = {"c_m": 200, "g_leak": 10, "v_rest": -60, "e_rev": 0, "weight": 6}
UNITS = {"tau_m": b2.ms, "tau_syn": b2.ms, "tau_rise": b2.ms, "r_m": b2.Gohm, "c_m": b2.pF, "g_leak": b2.nS}
UNITS |= {"v_rest": b2.mV, "e_rev": b2.mV}
ON_CURRENT = "dv/dt = (v_rest - v + r_m*x) / tau_m : volt\n"
ON_CONDUCTANCE = "dv/dt = (g_leak*(v_rest - v) + x*(e_rev - v)) / c_m : volt\n"
EXPONENTIAL = "dx/dt = -x / tau_syn : {unit}"
ALPHA = "dx/dt = (y - x) / tau_syn : {unit}\ndy/dt = -y / tau_syn : {unit}"
DOUBLE = "dx/dt = -x / tau_syn : {unit}\ndy/dt = -y / tau_rise : {unit}"


def largest(tau, rise):
    """Of exp(-t/tau) - exp(-t/rise)."""
    at = np.log(tau / rise) * tau * rise / (tau - rise)
    return np.exp(-at / tau) - np.exp(-at / rise)


def psp(membrane, kernel, on_pre, params, method, dt):
    start(dt)
    is_current = membrane is ON_CURRENT
    if kernel is DOUBLE:
        membrane = membrane.replace("*x", "*(x - y)")
    unit = "amp" if is_current else "siemens"
    values = {name: value * UNITS[name] for name, value in params.items() if name in UNITS}
    # exp(1) and the double exponential's norm make the weight the kernel's peak
    values["weight"] = params["weight"] * (b2.pA if is_current else b2.nS)
    values["norm"] = 1 / largest(params["tau_syn"], params["tau_rise"]) if kernel is DOUBLE else np.e
    cell = b2.NeuronGroup(1, membrane + kernel.format(unit=unit), method=method, namespace=values)
    cell.v = values["v_rest"]
    source = b2.SpikeGeneratorGroup(1, [0], [0] * b2.ms)
    synapse = b2.Synapses(source, cell, on_pre=on_pre, delay=DELAY * b2.ms, namespace=values)
    synapse.connect()
    seen = b2.StateMonitor(cell, "v", record=0)
    b2.run((DURATION + dt) * b2.ms)
    v = np.asarray(seen.v[0] / b2.mV)  # v[k]: after k steps
    top = int(np.argmax(v))
    every = round(EVERY / dt)
    return {
        "params": params,
        "method": method,
        "dt": dt,
        "peak": {"step": top, "v": v[top]},
        "v": v[: round(DURATION / dt) + 1 : every],
    }


exp_cur, exp_cond = {**CURRENT, "tau_syn": 5}, {**CONDUCTANCE, "tau_syn": 5}
write(
    "psp",
    f"A spike in step 0 arrives {DELAY} ms later at a LIF: v every {EVERY} ms (entry k after k ms), its peak (after so many steps).",
    {
        "duration": DURATION,
        "delay": DELAY,
        "every": EVERY,
        "current_exponential": psp(ON_CURRENT, EXPONENTIAL, "x += weight", exp_cur, "exact", 0.1),
        "current_alpha": psp(ON_CURRENT, ALPHA, "y += weight*norm", exp_cur, "exact", 0.1),
        "current_double": psp(
            ON_CURRENT, DOUBLE, "x += weight*norm\ny += weight*norm", {**CURRENT, "tau_rise": 1, "tau_syn": 6}, "exact", 0.1
        ),
        "conductance_exponential": psp(ON_CONDUCTANCE, EXPONENTIAL, "x += weight", exp_cond, "exponential_euler", 0.1),
        "conductance_exponential_fine": psp(ON_CONDUCTANCE, EXPONENTIAL, "x += weight", exp_cond, "rk4", 0.01),
        "conductance_alpha_fine": psp(ON_CONDUCTANCE, ALPHA, "y += weight*norm", exp_cond, "rk4", 0.01),
    },
)
