"""Our random connections and starting values in Python, so that Brian runs the very networks that our engines run.

As src/util/random.ts and src/compiler/connections.ts have them: Philox4x32-10 (Salmon et al. 2011,
doi:10.1145/2063384.2063405), and gaps between connected pairs that are geometric (Batagelj & Brandes 2005).
"""

import numpy as np

LOW = np.uint64(0xFFFFFFFF)
MULTIPLY = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
WEYL = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
SHIFT = np.uint64(32)


def philox(counter, key):
    """Four u32 arrays from four u32 arrays, under one u32 key."""
    a, b, c, d = (np.asarray(word, dtype=np.uint64) for word in counter)
    k0, k1 = np.uint64(key), np.uint64(0)
    for _ in range(10):
        first, second = MULTIPLY[0] * a, MULTIPLY[1] * c
        a, b, c, d = (second >> SHIFT) ^ b ^ k0, second & LOW, (first >> SHIFT) ^ d ^ k1, first & LOW
        k0, k1 = (k0 + WEYL[0]) & LOW, (k1 + WEYL[1]) & LOW
    return a, b, c, d


def uniform(seed, stream, index, step):
    """Numbers in [0, 1) for an array of indices."""
    index = np.asarray(index, dtype=np.uint64)
    same = np.zeros_like(index)
    quads = np.stack(philox((index >> np.uint64(2), same + np.uint64(step), same + np.uint64(stream), same), seed))
    lanes = np.take_along_axis(quads, (index & np.uint64(3))[None].astype(int), axis=0)[0]
    return (lanes >> np.uint64(8)).astype(float) * 2.0**-24


def start_values(seed, population, n, variable, low, high):
    """Where a state variable starts: f32, as the engines have it."""
    return (low + (high - low) * uniform(seed, population, np.arange(n), variable)).astype(np.float32).astype(float)


def fixed_probability(seed, projection, pre, post, p):
    """Indices (i, j) of all pairs of our projection of that number."""
    rows, at = np.arange(pre), np.full(pre, -1.0)
    per_log = 1 / np.log1p(-min(p, 1 - 2.0**-25))
    pairs, k = [], 1
    while len(rows) > 0:
        at = at + 1 + np.floor(np.log(1 - uniform(seed, 2**16 + projection, rows, k)) * per_log)
        rows, at, k = rows[at < post], at[at < post], k + 1
        pairs.append((rows, at.astype(int)))
    i, j = (np.concatenate(part) for part in zip(*pairs))
    return i, j


def rate_and_cv(trains, seconds, least=5):
    """Hz of the population; the mean, over neurons with at least five spikes, of the spread of their intervals over their mean."""
    rate = sum(len(train) for train in trains) / len(trains) / seconds
    intervals = [np.diff(train) for train in trains if len(train) >= least]
    cvs = [gaps.std(ddof=1) / gaps.mean() for gaps in intervals]
    return rate, float(np.mean(cvs)) if cvs else None
