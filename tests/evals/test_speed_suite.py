"""What can be said of timings without timing anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evals.memory import resident
from evals.speed import CommandError, Timing, report, run


def test_a_limit_is_kept_or_broken() -> None:
    assert Timing("x", 2.5, "times", 2.5).kept
    assert not Timing("x", 2.6, "times", 2.5).kept
    assert not Timing("x", None, "MB", 600).kept
    assert Timing("x", 99.0, "ms").kept
    assert not Timing("x loads torch", 1.0, "times", 0).kept


def test_the_table_tells_limit_value_and_ratio() -> None:
    timings = [Timing("x", 2.0, "s", 4), Timing("y", None, "MB", 600), Timing("z", 1.0, "times", 0)]
    assert report(timings, {"split": "test"}).tables[0].rows == (
        ("x", "2 s", "4 s", "50%", "kept"),
        ("y", "not measured", "600 MB", "", "BROKEN"),
        ("z", "1 times", "0 times", "", "BROKEN"),
    )


def test_a_command_that_fails_says_what_it_wrote() -> None:
    with pytest.raises(CommandError, match="mercy"):
        run(["-c", "import sys; sys.exit('mercy')"])
    assert "import time:" in run(["-X", "importtime", "-c", "0"])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_memory_of_this_process() -> None:
    assert 5 < resident(os.getpid()) < 20_000
