"""The ear for danger: what a message sounds like, as ``learn/`` trained it for each embedder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ingest import Vectors

FILE = Path(__file__).with_name("ear.npz")


@dataclass(frozen=True, slots=True)
class Ear:
    """A weight for each number of a vector, and what is added."""

    weights: Vectors
    constant: float

    def hears(self, vector: Vectors) -> float:
        """How much a message sounds like a child in danger: above 0 rather yes than no."""
        return float(vector @ self.weights + self.constant)


def ear_for(embedder: str) -> Ear | None:
    """The ear for an embedder, by the name that its index keeps; None for one that it lacks."""
    kept = _kept_ears().get(embedder)
    return None if kept is None else Ear(kept[1:], float(kept[0]))


@cache
def _kept_ears() -> dict[str, Vectors]:
    """For each ear the constant and the weights."""
    with np.load(FILE) as arrays:
        return {name: arrays[name] for name in arrays.files}
