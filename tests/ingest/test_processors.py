"""Every command computes with one thread of numpy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from ingest import one_for_numpy


def threads_of_numpy() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_numpy_gets_one_thread() -> None:
    with threadpool_limits(2, "blas"):
        assert threads_of_numpy() == {2}
        one_for_numpy()
        assert threads_of_numpy() == {1}


@pytest.mark.parametrize(
    ("program", "arguments"),
    [("assistant", "'chat', '--help'"), ("evals", "'fit', '--help'"), ("ingest", "'--help'")],
)
def test_every_program_sees_to_it(program: str, arguments: str) -> None:
    """Asked when the program is done, whatever came of it; more threads were asked for."""
    look = f"""
import atexit, runpy, sys
import numpy
from threadpoolctl import threadpool_info, threadpool_limits
threadpool_limits(2, "blas")
pools = lambda: [p["num_threads"] for p in threadpool_info() if p["user_api"] == "blas"]
atexit.register(lambda: print("threads", pools()))
sys.argv = [{program!r}, {arguments}]
runpy.run_module({program!r}, run_name="__main__")
"""
    ended = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=False
    )
    assert ended.stdout.rstrip().endswith("threads [1]"), ended.stdout + ended.stderr
