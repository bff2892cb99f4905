"""Means with bootstrap intervals, paired differences and AUROC.

Intervals are percentile bootstrap (Efron 1979): 2,000 resamples of the items with a fixed seed,
2.5th to 97.5th percentile. They say how far the figure would move with other questions of the same
sort; they do not cover errors in the gold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20190530
CHUNK = 200

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number over `n` items with its 95% interval; all `None` where there was no item."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of a − b over the same items; `p` is two-sided: how often a resample changes sign."""

    figure: Figure
    p: float | None


EMPTY = Figure(None, None, None, 0)


def mean(values: Sequence[float]) -> Figure:
    """Σx / n with its interval."""
    if not values:
        return EMPTY
    data = np.asarray(values, dtype=np.float64)
    return _figure(float(data.mean()), _resampled_means(data), len(data))


def median(values: Sequence[float]) -> Figure:
    """The middle value with its interval; for times, which have long tails."""
    if not values:
        return EMPTY
    data = np.asarray(values, dtype=np.float64)
    draws = np.concatenate([np.median(rows, axis=1) for rows in _resamples(data)])
    return _figure(float(np.median(data)), draws, len(data))


def paired_difference(a: Sequence[float], b: Sequence[float]) -> Difference:
    """Mean of a[i] − b[i]; resampling items, not runs, as both saw the same questions."""
    if len(a) != len(b):
        raise ValueError(f"paired lists have one length, not {len(a)} and {len(b)}")
    if not a:
        return Difference(EMPTY, None)
    data = np.asarray(a, dtype=np.float64) - np.asarray(b, dtype=np.float64)
    draws = _resampled_means(data)
    p = min(1.0, 2 * min(float((draws <= 0).mean()), float((draws >= 0).mean())))
    return Difference(_figure(float(data.mean()), draws, len(data)), p)


def auroc(positive: Sequence[float], negative: Sequence[float]) -> Figure:
    """P(score of a positive > score of a negative) + ½ P(equal) (Mann and Whitney 1947).

    Both sides are resampled apart; n counts both.
    """
    if not positive or not negative:
        return EMPTY
    up, down = np.asarray(positive, dtype=np.float64), np.asarray(negative, dtype=np.float64)
    wins = (up[:, None] > down[None, :]) + 0.5 * (up[:, None] == down[None, :])
    random = np.random.default_rng(SEED)
    draws = np.empty(RESAMPLES)
    for index in range(RESAMPLES):
        left = np.bincount(random.integers(0, len(up), len(up)), minlength=len(up))
        right = np.bincount(random.integers(0, len(down), len(down)), minlength=len(down))
        draws[index] = left @ wins @ right / (len(up) * len(down))
    return _figure(float(wins.mean()), draws, len(up) + len(down))


def _resamples(data: Floats) -> list[Floats]:
    random = np.random.default_rng(SEED)
    size = len(data)
    return [data[random.integers(0, size, (CHUNK, size))] for _ in range(RESAMPLES // CHUNK)]


def _resampled_means(data: Floats) -> Floats:
    return np.concatenate([rows.mean(axis=1) for rows in _resamples(data)])


def _figure(value: float, draws: Floats, n: int) -> Figure:
    low, high = np.percentile(draws, [2.5, 97.5])
    return Figure(value, float(low), float(high), n)
