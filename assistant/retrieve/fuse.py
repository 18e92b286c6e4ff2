"""Scores of several rankers in, one score out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.kinds import BY_NAME, DISAGREEMENT

Scores = NDArray[np.float32]

# Measured on the dev cases (DECISIONS.md, "Fusion").
WEIGHTS: Mapping[str, float] = {
    "dense_passages": 0.1,
    "dense_statements": 0.3,
    "words": 0.2,
    "anticipated": 2.5,
}
# What it adds that a statement has an answer of the kind that is asked for.
KIND = 0.6
# And more where nothing else would be an answer: a deadline, a price, how often.
NEEDED_KIND = 1.5
# And that it is a side of a conflict, where the question is which of two answers holds.
CONFLICTING = 2.0


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and standard deviation 1, so that rankers can be added up."""
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)


def fused(by_ranker: Mapping[str, Scores], query: Query, knowledge: Knowledge) -> Scores:
    """The weighted sum of standardised scores, with an addition for the asked kind of answer."""
    total = np.zeros(len(knowledge.index.statements), dtype=np.float32)
    for name, scores in by_ranker.items():
        total += WEIGHTS[name] * scores
    if query.kinds and len(by_ranker) > 1:
        total += KIND * knowledge.of_kind[query.kinds[0]]
        needed = [kind for kind in query.kinds if BY_NAME[kind].needed]
        if needed:
            total += NEEDED_KIND * knowledge.of_kind[needed[0]]
    if DISAGREEMENT.search(query.text):
        total += CONFLICTING * knowledge.in_conflict
    return total
