"""What was learned for one embedder (see ``learn/``), or nothing where it is another one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("learned.npz")
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights for one embedder.

    ``adapter`` is a square matrix that is added to the identity: it turns questions so that those
    with the same answer come closer. ``danger`` has a weight for each number of a vector,
    ``danger_constant`` what is added; there is none for an embedder that nothing was learned for.
    """

    adapter: Vectors
    danger: Vectors | None
    danger_constant: float = 0.0

    def turned(self, vectors: Vectors) -> Vectors:
        """Question vectors through the adapter, of length 1 again."""
        turned = vectors + vectors @ self.adapter
        lengths = np.linalg.norm(turned, axis=-1, keepdims=True)
        return np.asarray(turned / np.maximum(lengths, 1e-9), dtype=np.float32)

    def danger_of(self, vector: Vectors) -> float | None:
        """How much a message sounds like a child in danger now: above 0 rather yes than no."""
        if self.danger is None:
            return None
        return float(vector @ self.danger + self.danger_constant)


def nothing_learned(dimensions: int) -> Learned:
    """Leaves vectors as they are and does not listen for danger."""
    return Learned(np.zeros((dimensions, dimensions), dtype=np.float32), None)


def learned_for(embedder: str, dimensions: int) -> Learned:
    """What was learned for an embedder, by the name that its index keeps."""
    kept = _kept()
    if kept is None or kept["embedder"] != embedder:
        return nothing_learned(dimensions)
    return Learned(
        kept["adapter"].astype(np.float32),
        kept["danger"].astype(np.float32),
        float(kept["danger_constant"]),
    )


@cache
def _kept() -> dict[str, Any] | None:
    if not FILE.exists():
        return None
    with np.load(FILE) as arrays:
        return {name: arrays[name] for name in arrays.files}
