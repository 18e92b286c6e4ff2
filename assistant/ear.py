"""Ears: what a message sounds like, as ``learn/ear.py`` trained them for the embedders it knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from ingest import Vectors

FILE = Path(__file__).with_name("ear.npz")
# A child in danger now; a question that no document here answers.
Sound = Literal["danger", "unanswered"]


@dataclass(frozen=True, slots=True)
class Ear:
    """A weight for each number of a vector, and what is added."""

    weights: Vectors
    constant: float

    def hears(self, vector: Vectors) -> float:
        """How much a message sounds like it: above 0 rather yes than no."""
        return float(vector @ self.weights + self.constant)


def ear_for(sound: Sound, embedder: str) -> Ear | None:
    """The ear for an embedder, by the name that its index keeps; None for one that it lacks."""
    kept = _kept_ears().get(place_of(sound, embedder))
    return None if kept is None else Ear(kept[1:], float(kept[0]))


def place_of(sound: Sound, embedder: str) -> str:
    """The name of an ear in the file."""
    return f"{sound} {embedder}"


@cache
def _kept_ears() -> dict[str, Vectors]:
    """For each ear the constant and the weights."""
    with np.load(FILE) as arrays:
        return {name: arrays[name] for name in arrays.files}
