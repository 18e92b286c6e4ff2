"""The ear for danger: what the rules of ``danger.py`` were not written for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.learn.ear import shared, trained
from assistant.mask import mask
from ingest import CachedEmbedder

SENTENCES = Path(__file__).with_name("danger.jsonl")
SHRINK = 1e-4
# Sentences of danger, and those that only sound like it, are few beside questions: each of the two
# together counts this part of all.
DANGER, LOOK_ALIKES = 0.25, 0.5


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
    look_alikes = (danger == 0) & (np.arange(len(vectors)) < len(told))
    weights = np.where(look_alikes, shared(look_alikes, LOOK_ALIKES), shared(danger == 1, DANGER))
    return trained(vectors, danger, weights, SHRINK)
