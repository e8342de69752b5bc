"""What every golden has in common: how Brian 2 is set up, and how a file is written.

A golden is what another simulator made of a network, as small JSON that tests build our network from. Tests need no
Python. To make them anew (Debian: apt-get install python3-brian):
    python3 scripts/golden/<topic>.py && npx biome format --write src/engines/golden

Units: ms, mV, pA, nS, pF. Steps count from 0: a spike in step k is one that the state after that step has, at
(k + 1) dt by our clock and at k dt by Brian's. Brian holds a neuron for one step less after a spike than we do, so
scripts that want our intervals give it one step more and say so. Brian lets input arrive after it looks for spikes,
we before: a jump of the potential (delta synapse) can make a spike one step later in Brian; currents cannot.
"""

import logging

import numpy as np
from texts import write_file

logging.disable(logging.WARNING)
import brian2 as b2  # noqa: E402

b2.prefs.codegen.target = "numpy"
b2.prefs.logging.file_log = False


def start(dt_ms, seed=1):
    """A fresh simulation with the given step."""
    b2.start_scope()
    b2.defaultclock.dt = dt_ms * b2.ms
    b2.seed(seed)
    np.random.seed(seed)


def steps_of(times, dt_ms):
    """Whole steps of Brian's times."""
    return [int(round(t / dt_ms)) for t in np.asarray(times / b2.ms)]


def trains_of(monitor, n, dt_ms):
    """Steps in which each of n neurons spikes."""
    index, steps = np.asarray(monitor.i), np.array(steps_of(monitor.t, dt_ms), dtype=int)
    return [steps[index == k].tolist() for k in range(n)]


def write(name, about, content):
    """Writes src/engines/golden/<name>.json with what it is and what made it."""
    write_file("engines", name, about, {"brian2": b2.__version__}, content)
