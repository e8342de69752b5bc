"""CartPole-v1 and Acrobot-v1 of Gymnasium, from the starts that our environments have, by acts that are the same.

Starts are those of our seeds: numbers of Philox4x32-10 (Salmon et al. 2011), as src/util/random.ts says, computed here
from the paper. The state is that of Gymnasium in 64 bits, before observations are rounded to
32. To make it anew (pip install gymnasium):
    python3 scripts/golden/classic_control.py && npx biome format --write src/models/golden
"""

import gymnasium
import numpy as np
from texts import write_file

STREAM = 0x776F726C  # of environments: src/core/chance.ts
MASK = 0xFFFFFFFF
SHOWN = 60  # steps of which states are given: later ones magnify what rounding leaves


def philox(counter, key):
    """Ten rounds; four words of 32 bits."""
    a, b, c, d = counter
    k0, k1 = key
    for _ in range(10):
        p, q = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (q >> 32) ^ b ^ k0, q & MASK, (p >> 32) ^ d ^ k1, p & MASK
        k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
    return a, b, c, d


def start(seed, low, high):
    """Four uniform numbers: the lanes of one call."""
    words = philox((0, 0, STREAM, 0), (seed, 0))
    return np.array([low + (high - low) * (word >> 8) * 2.0**-24 for word in words])


def episode(name, seed, low, high, act):
    """States, rewards and how it ends."""
    env = gymnasium.make(name)
    env.reset(seed=seed)
    env.unwrapped.state = start(seed, low, high)
    states, rewards, acts = [np.array(env.unwrapped.state)], [], []
    ended = truncated = False
    while not (ended or truncated):
        acts.append(act(len(acts), env.unwrapped.state))
        _, reward, ended, truncated, _ = env.step(acts[-1])
        states.append(np.array(env.unwrapped.state))
        rewards.append(reward)
    return {
        "seed": seed,
        "acts": acts if ended else acts[:SHOWN],
        "states": states[: SHOWN + 1],
        "steps": len(acts),
        "return": float(np.sum(rewards)),
        "ended": bool(ended),
        "truncated": bool(truncated),
    }


def upright(_, state):
    """Pushes the cart under the pole, and so never ends."""
    x, speed, angle, spin = state
    return int(angle + 0.3 * spin + 0.03 * x + 0.06 * speed > 0)


def swing(_, state):
    """Drives the joint the way that it turns: energy grows until the goal."""
    return 2 if state[3] > 0 else 0


write_file(
    "models",
    "classic_control",
    f"Episodes of Gymnasium: the state before the first act and after each of {SHOWN}, steps and return of the whole; all acts if it ended.",
    {"gymnasium": gymnasium.__version__},
    {
        "cart_pole": [
            episode("CartPole-v1", 1, -0.05, 0.05, lambda step, _: step % 2),
            episode("CartPole-v1", 2, -0.05, 0.05, lambda *_: 1),
            episode("CartPole-v1", 3, -0.05, 0.05, lambda step, _: int(step % 5 < 2)),
            episode("CartPole-v1", 4, -0.05, 0.05, upright),
        ],
        "acrobot": [
            episode("Acrobot-v1", 1, -0.1, 0.1, swing),
            episode("Acrobot-v1", 2, -0.1, 0.1, lambda step, _: step // 7 % 3),
            episode("Acrobot-v1", 3, -0.1, 0.1, lambda *_: 1),
        ],
    },
)
