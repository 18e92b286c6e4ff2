"""Bootstrap intervals."""

from __future__ import annotations

import pytest

from evals.intervals import estimate, median, p95


def test_an_interval_is_the_same_at_every_run() -> None:
    values = [1.0] * 70 + [0.0] * 30
    found = estimate(values)
    assert found == estimate(values)
    assert found is not None
    assert found.value == pytest.approx(0.7)
    # A share of 0.7 of 100 has a standard error of 0.046.
    assert found.low == pytest.approx(0.61, abs=0.02)
    assert found.high == pytest.approx(0.79, abs=0.02)
    assert found.n == 100


def test_nothing_has_no_estimate_and_sameness_no_width() -> None:
    assert estimate([]) is None
    found = estimate([1.0] * 5)
    assert found is not None
    assert (found.low, found.value, found.high) == (1.0, 1.0, 1.0)


def test_median_and_p95() -> None:
    values = [float(n) for n in range(1, 101)]
    middle, most = estimate(values, median), estimate(values, p95)
    assert middle is not None
    assert most is not None
    assert middle.value == 50.5
    assert most.value == pytest.approx(95.05)
