"""What every golden has in common: how Brian 2 is set up, and how a file is written.

A golden is what another simulator made of a network, as small JSON that tests build our network from. Tests need no
Python. To make them anew (Debian: apt-get install python3-brian):
    python3 scripts/golden/<topic>.py && npx biome format --write src/engines/golden

Units: ms, mV, pA, nS, pF. Steps count from 0: a spike in step k is one that the state after that step has, at
(k + 1) dt by our clock and at k dt by Brian's. Brian holds a neuron for one step less after a spike than we do, so
scripts that want our intervals give it one step more and say so. Brian lets input arrive after it looks for spikes,
we before: a jump of the potential (delta synapse) can make a spike one step later in Brian; currents cannot.
"""

import json
import logging
import pathlib
import sys

import numpy as np

logging.disable(logging.WARNING)
import brian2 as b2  # noqa: E402

b2.prefs.codegen.target = "numpy"
b2.prefs.logging.file_log = False
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "src" / "engines" / "golden"
DIGITS = 12  # significant: 1e-12 of 100 mV is far below every tolerance


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


def tidy(value):
    """Plain numbers of few digits, whatever numpy or Brian made of them."""
    if isinstance(value, dict):
        return {key: tidy(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [tidy(entry) for entry in value]
    if isinstance(value, (bool, str)) or value is None:
        return value
    if isinstance(value, (int, np.integer)):
        return int(value)
    rounded = float(f"{float(value):.{DIGITS}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def text_of(value, indent=0):
    """JSON with one line a list of numbers: short files that still show in a diff what changed."""
    inner = " " * (indent + 1)
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {text_of(entry, indent + 1)}" for key, entry in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"
    if isinstance(value, list) and any(isinstance(entry, (dict, list)) for entry in value):
        lines = [inner + text_of(entry, indent + 1) for entry in value]
        return "[\n" + ",\n".join(lines) + "\n" + " " * indent + "]"
    return json.dumps(value)


def write(name, about, content):
    """Writes src/engines/golden/<name>.json with what it is and what made it."""
    made = {
        "about": about,
        "script": f"scripts/golden/{pathlib.Path(sys.argv[0]).name}",
        "versions": {"brian2": b2.__version__, "numpy": np.__version__, "python": sys.version.split()[0]},
    }
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{name}.json"
    file.write_text(text_of(tidy({**made, **content})) + "\n")
    print(f"{file.name}: {file.stat().st_size} bytes")
