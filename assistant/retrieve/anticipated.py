"""Likeness of the question and the anticipated questions that lead to a statement."""

from __future__ import annotations

import numpy as np

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores, standardised
from assistant.understand import Query

# Several like questions say more than one: the mean of the closest five.
CLOSEST = 5
# What a statement without questions is given: what nine of ten known questions do not reach. The
# cosines of one model mean other things than another's, so it is read off those at hand.
_FLOOR = 0.9
COVERAGE = 0.45


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """Mean cosine of the closest questions, and how many of the question's words they have."""
    return standardised(likeness(query, knowledge)) + COVERAGE * standardised(
        coverage(query, knowledge)
    )


def likeness(query: Query, knowledge: Knowledge) -> Scores:
    """Mean cosine of the five closest questions of each statement, the floor for missing ones."""
    table = knowledge.question_rows
    if not len(knowledge.index.questions):
        return np.zeros(len(table), dtype=np.float32)
    cosines = query.likeness.answered
    floor = np.quantile(cosines, _FLOOR).astype(np.float32)
    own = np.maximum(np.append(cosines, floor)[table], floor)
    closest = min(CLOSEST, own.shape[1])
    best = -np.partition(-own, closest - 1, axis=1)[:, :closest]
    means: Scores = best.mean(axis=1).astype(np.float32)
    return means


def coverage(query: Query, knowledge: Knowledge) -> Scores:
    """The part of the question's words, weighed by rarity, that each statement's questions have."""
    scores = np.zeros(len(knowledge.index.statements), dtype=np.float32)
    total = 1e-9
    for word in dict.fromkeys(query.words):
        weight = knowledge.rarity(word)
        total += weight
        scores[knowledge.asked_words.get(word, [])] += weight
    return scores / np.float32(total)
