"""Whether the sources answer a question: several weak signals, weighed together.

No single score tells it (the best alone has an AUC of 0.8 or so); a logistic regression over the
signals below does better. Its weights are in ``judge.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

import numpy as np

from assistant.answers import Hit, Outcome
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.kinds import BY_NAME, fits

THRESHOLD = 0.6
# What stands for a corpus without anticipated or unanswered questions: unlike anything.
_UNLIKE = 0.75
# How close a question must be to a known unanswered one to have its outcome.
_SURELY = 0.9


@dataclass(frozen=True, slots=True)
class Judged:
    """How sure it is that the hits answer, in 0 … 1, and what to say if they don't."""

    confidence: float
    otherwise: Outcome

    @property
    def answered(self) -> bool:
        """Whether the question counts as answered."""
        return self.confidence >= THRESHOLD


def judge(query: Query, hits: Sequence[Hit], knowledge: Knowledge) -> Judged:
    """Weigh whether the hits answer the question."""
    if not hits:
        return Judged(0.0, "not_in_corpus")
    weights = _weights()
    total = weights["constant"] + sum(
        weights[name] * value for name, value in signals(query, hits, knowledge).items()
    )
    return Judged(1 / (1 + math.exp(-total)), _otherwise(query, knowledge))


def signals(query: Query, hits: Sequence[Hit], knowledge: Knowledge) -> dict[str, float]:
    """What speaks for and against an answer; each roughly in -1 … 1."""
    best = hits[0].statement
    asked = _closest(knowledge.index.question_vectors, query)
    open_ = {name: _closest(rows, query) for name, rows in knowledge.unanswered.items()}
    scores = [hit.score for hit in hits]
    needed = [kind for kind in query.kinds if BY_NAME[kind].needed]
    return {
        "asked": 10 * (asked - 0.9),
        "asked_not_open": 10 * (asked - max(open_["not_in_corpus"], _UNLIKE)),
        "in_scope": 10 * (asked - max(open_["out_of_scope"], open_["about"], _UNLIKE)),
        "top": scores[0] / 10,
        "margin": (scores[0] - scores[min(4, len(scores) - 1)]) / 5,
        "known_words": _known(query, knowledge),
        "lacks_kind": float(any(not fits(kind, best.text) for kind in needed)),
    }


def _closest(vectors: np.ndarray, query: Query) -> float:
    return float((vectors @ query.vector).max()) if len(vectors) else _UNLIKE


def _known(query: Query, knowledge: Knowledge) -> float:
    """The part of the question's words, weighed by rarity, that the corpus has at all."""
    weights = {word: knowledge.rarity(word) for word in query.words}
    known = sum(
        weight
        for word, weight in weights.items()
        if word in knowledge.said_words or word in knowledge.asked_words
    )
    return known / sum(weights.values()) if weights else 0.0


def _otherwise(query: Query, knowledge: Knowledge) -> Outcome:
    """What the question is if it is not answered: as the closest question of known outcome."""
    closest = {name: _closest(rows, query) for name, rows in knowledge.unanswered.items()}
    name, likeness = max(closest.items(), key=lambda item: item[1])
    asked = _closest(knowledge.index.question_vectors, query)
    if name == "unclear" and likeness < _SURELY:
        return "not_in_corpus"
    return cast("Outcome", name) if likeness > asked or name != "about" else "not_in_corpus"


@cache
def _weights() -> Mapping[str, float]:
    text = resources.files(__package__).joinpath("judge.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
