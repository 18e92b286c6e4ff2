"""An ear: a logistic regression over the embedding of a message."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

# The optimum is one; stopping sooner, what is found depends on how sums were rounded.
_TO_THE_END = {"maxiter": 5000, "maxfun": 10_000, "ftol": 1e-13, "gtol": 1e-8}


def trained(
    vectors: NDArray[np.float32],
    sounds: NDArray[np.float64],
    weights: NDArray[np.float64],
    shrink: float,
) -> NDArray[np.float32]:
    """The constant, then a weight for each number of a vector; above 0 means that it sounds so.

    ``sounds`` has 1 for each row that does, else 0; ``weights`` what each row counts.
    """
    middle = vectors.mean(axis=0)
    centred = vectors - middle

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = centred @ parameters[1:] + parameters[0]
        value = (weights * np.logaddexp(0, (1 - 2 * sounds) * score)).mean()
        slope = weights * (1 / (1 + np.exp(-score)) - sounds) / len(sounds)
        down = np.append(slope.sum(), centred.T @ slope + 2 * shrink * parameters[1:])
        return value + shrink * (parameters[1:] ** 2).sum(), down

    start = np.zeros(vectors.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options=_TO_THE_END).x
    return np.append(found[0] - middle @ found[1:], found[1:]).astype(np.float32)


def shared(part: NDArray[np.bool_], weight: float) -> NDArray[np.float64]:
    """What each row counts where those of ``part`` together count ``weight`` times as much as there
    are rows, and every other row 1.
    """
    return np.where(part, weight * len(part) / max(part.sum(), 1), 1.0)
