"""Chance that falls the same on every machine: numbers made from raw PCG64 words by exact arithmetic alone.

numpy promises that the words of a bit generator never change; it promises no such thing of its distributions, and
logarithms differ in the last bit between processors. So only shifts, products, sums and comparisons are used here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Share = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Draw:
    """A stream of chance named by whole numbers; the same numbers give the same stream."""

    def __init__(self, *key: int) -> None:
        self._words = np.random.PCG64(np.random.SeedSequence(list(key)))

    def shares(self, count: int) -> Share:
        """`count` numbers, even over [0, 1)."""
        words = np.asarray(self._words.random_raw(count), dtype=np.uint64)
        return np.asarray((words >> np.uint64(11)) * 2.0**-53, dtype=np.float64)

    def wholes(self, low: int, high: int, count: int) -> Whole:
        """`count` whole numbers, even over low..high, both included."""
        span = np.floor(self.shares(count) * (high - low + 1)).astype(np.int64)
        found: Whole = low + span
        return found

    def picks(self, weights: Sequence[float], count: int) -> Whole:
        """`count` places of `weights`, each as likely as its weight says."""
        steps = np.add.accumulate(np.asarray(weights, dtype=np.float64))
        found: Whole = np.searchsorted(steps, self.shares(count) * steps[-1], side="right")
        return found

    def bells(self, count: int) -> Share:
        """`count` numbers in (-1, 1) about 0, bell-shaped, with standard deviation .289."""
        summed = self.shares(count) + self.shares(count) + self.shares(count) + self.shares(count)
        return summed / 2 - 1

    def happens(self, chance: float | Share, count: int) -> Flags:
        """`count` flags, each true with its chance."""
        return self.shares(count) < chance
