"""How sure a number is: 95 % bootstrap intervals (Efron 1979), the same at every run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SEED = 20230101
SAMPLES = 2000

# Reduces the last axis of an array to one number.
Statistic = Callable[[NDArray[np.float64]], Any]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number over ``n`` cases, and between what it lies with 95 % confidence."""

    value: float
    low: float
    high: float
    n: int


def mean(values: NDArray[np.float64]) -> Any:
    """The mean of each row."""
    return np.mean(values, axis=-1)


def median(values: NDArray[np.float64]) -> Any:
    """The median of each row."""
    return np.median(values, axis=-1)


def p95(values: NDArray[np.float64]) -> Any:
    """What 95 % of each row do not exceed."""
    return np.percentile(values, 95, axis=-1)


def estimate(values: Sequence[float], statistic: Statistic = mean) -> Estimate | None:
    """The statistic with its interval; None of nothing."""
    if not values:
        return None
    array = np.asarray(values, dtype=np.float64)
    rows = np.random.default_rng(SEED).integers(0, len(array), (SAMPLES, len(array)))
    low, high = np.percentile(statistic(array[rows]), [2.5, 97.5])
    return Estimate(float(statistic(array)), float(low), float(high), len(array))
