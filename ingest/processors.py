"""How the processors are shared: numpy, too, thinks with one."""

from __future__ import annotations

import numpy as np  # noqa: F401 - its threads can be limited once it is loaded
from threadpoolctl import threadpool_limits


def one_for_numpy() -> None:
    """Let numpy compute with one processor from now on, in all of this process.

    What is computed here is small, and numpy's threads wait busily for one another: with one,
    thirty who ask wait a third less, and the cases of dev take 43 seconds instead of 80.
    """
    threadpool_limits(1, "blas")
