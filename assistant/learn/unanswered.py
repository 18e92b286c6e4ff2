"""The ear for what no document answers: what the known questions of that kind have in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.learn.ear import shared, trained
from ingest import Index

SHRINK = 2e-6
# Those that are not answered, together, weigh as much as those that are.
WEIGHT = 1.0


def train_unanswered(index: Index) -> NDArray[np.float32]:
    """The constant, then a weight for each number of a vector; above 0 means not answered."""
    vectors = np.concatenate([index.question_vectors, index.unanswered_vectors])
    sounds = np.zeros(len(vectors))
    sounds[len(index.question_vectors) :] = 1
    return trained(vectors, sounds, shared(sounds == 1, WEIGHT), SHRINK)
