"""How a golden is written, whoever made it: short numbers, lines that show in a diff what changed."""

import json
import pathlib
import sys

import numpy as np

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "src"
DIGITS = 12  # significant: 1e-12 of 100 mV is far below every tolerance


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


def write_file(folder, name, about, versions, content):
    """Writes src/<folder>/golden/<name>.json with what it is and what made it."""
    made = {
        "about": about,
        "script": f"scripts/golden/{pathlib.Path(sys.argv[0]).name}",
        "versions": {**versions, "numpy": np.__version__, "python": sys.version.split()[0]},
    }
    file = SOURCES / folder / "golden" / f"{name}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text_of(tidy({**made, **content})) + "\n")
    print(f"{file.name}: {file.stat().st_size} bytes")
