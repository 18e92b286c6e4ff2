"""A second ear for danger: a logistic regression over the embedding of a message.

The rules of ``danger.py`` come first and need no model; this hears what they were not written for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.mask import mask
from ingest import CachedEmbedder

SENTENCES = Path(__file__).with_name("danger.jsonl")
SHRINK = 1e-4
# Danger sentences are few beside questions: together they weigh this part of the questions.
WEIGHT = 0.25


def train_danger(questions: Sequence[str], embedder: CachedEmbedder) -> NDArray[np.float32]:
    """The constant, then a weight for each number of a vector; above 0 means danger.

    The ``questions`` are those that are known, none of which tells of danger.
    """
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line) for line in lines]
    told = [mask(sentence["text"]).text for sentence in sentences]
    vectors = embedder.questions([*told, *questions], lambda _: None)
    danger = np.zeros(len(vectors))
    danger[: len(told)] = [s["danger"] for s in sentences]
    weights = np.where(danger == 1, WEIGHT * len(danger) / danger.sum(), 1.0)
    middle = vectors.mean(axis=0)
    centred = vectors - middle

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = centred @ parameters[1:] + parameters[0]
        value = (weights * np.logaddexp(0, (1 - 2 * danger) * score)).mean()
        slope = weights * (1 / (1 + np.exp(-score)) - danger) / len(danger)
        down = np.append(slope.sum(), centred.T @ slope + 2 * SHRINK * parameters[1:])
        return value + SHRINK * (parameters[1:] ** 2).sum(), down

    found = minimize(loss, np.zeros(vectors.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return np.append(found[0] - middle @ found[1:], found[1:]).astype(np.float32)
