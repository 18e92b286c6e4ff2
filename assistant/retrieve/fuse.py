"""Scores of several rankers in, one score out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.knowledge import Knowledge
from assistant.understand import Query

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each ranker's standardised score counts.

    ``kind`` is what it adds that a statement has an answer of the kind that is asked for, and
    ``needed_kind`` what more where nothing else would be an answer: a deadline, a price, how often.
    """

    rankers: Mapping[str, float]
    kind: float
    needed_kind: float


# Measured on the dev cases (DECISIONS.md, "Fusion").
WITH_QUESTIONS = Weights(
    {
        "dense_passages": 0.0,
        "dense_statements": 0.0,
        "words": 0.0,
        "passage_words": 0.0,
        "anticipated": 2.5,
        "taught": 1.5,
    },
    kind=0.6,
    needed_kind=1.5,
)
# Where nobody anticipated questions; measured on half of NorQuAD (the same place). Scores by words
# are peaked: standardised, their best is three times as high as the best cosine.
FROM_TEXT_ALONE = Weights(
    {
        "dense_passages": 0.25,
        "dense_statements": 1.0,
        "words": 0.15,
        "passage_words": 0.25,
        "anticipated": 0.0,
        "taught": 0.0,
    },
    kind=0.6,
    needed_kind=1.5,
)
# What it adds to be a side of a conflict, where the question is which of two answers holds.
CONFLICTING = 8.0


def weights_for(rankers: Iterable[str], knowledge: Knowledge) -> Weights:
    """The weights for what ranks: where no anticipated questions do, others."""
    of_questions = any(WITH_QUESTIONS.rankers[name] for name in rankers)
    return WITH_QUESTIONS if knowledge.index.questions and of_questions else FROM_TEXT_ALONE


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and standard deviation 1, so that rankers can be added up."""
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)


def fused(by_ranker: Mapping[str, Scores], query: Query, knowledge: Knowledge) -> Scores:
    """The weighted sum of standardised scores, with an addition for the asked kind of answer."""
    if len(by_ranker) == 1:
        return next(iter(by_ranker.values()))
    weights = weights_for(by_ranker, knowledge)
    total = np.zeros(len(knowledge.index.statements), dtype=np.float32)
    for name, scores in by_ranker.items():
        total += weights.rankers[name] * scores
    if query.kinds:
        total += weights.kind * knowledge.of_kind[query.kinds[0]]
        if query.needed:
            total += weights.needed_kind * knowledge.of_kind[query.needed[0]]
    if query.compares:
        total += CONFLICTING * _conflicting(query, knowledge)
    return total


def _conflicting(query: Query, knowledge: Knowledge) -> Scores:
    """For the sides of each conflict, how much of the question's words it has; 1 for the most."""
    scores = np.zeros(len(knowledge.index.statements), dtype=np.float32)
    asked = {*query.words, *query.wider}
    for words, rows in knowledge.conflicts:
        shared = sum(knowledge.rarity(word) for word in words & asked)
        scores[rows] = np.maximum(scores[rows], shared)
    return scores / max(float(scores.max()), 1e-9)
