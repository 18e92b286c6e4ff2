"""Whether the sources answer a question: several weak signals, weighed together.

The best are what a network hears, and how much closer a question comes to questions that are
answered than to questions that are known not to be; a logistic regression over the signals below
does a little better. Its weights are in ``judge.json`` (`python -m evals fit` fits them).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from assistant.answers import Hit, Outcome
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.courtesy import is_courtesy
from assistant.understand.kinds import fits
from ingest import Statement

WEIGHTS_FILE = Path(__file__).with_name("judge.json")
THRESHOLD = 0.6
# One like question may be chance, and the mean of these is not.
CLOSEST = 5
# What stands for a corpus without anticipated or unanswered questions: unlike anything.
_UNLIKE = 0.5
# How much closer than to an answered question it must be to another outcome's, to have that.
_RATHER = {"out_of_scope": -0.1, "about": 0.0, "unclear": 0.05}


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close a question comes to the known ones (cosines).

    ``closest`` has the closest of each outcome, ``rather`` how much closer the five closest that
    are answered come than the five closest that are not.
    """

    closest: Mapping[str, float]
    rather: float

    @property
    def closer(self) -> float:
        """How much closer the closest that is answered comes than the closest that is not."""
        others = (cosine for outcome, cosine in self.closest.items() if outcome != "answered")
        return self.closest["answered"] - max(others)


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
    if is_courtesy(query.text):
        return Judged(0.0, "about")
    close = closeness(query)
    if not query.words:
        about = query.says_something and _otherwise(close) == "about"
        return Judged(0.0, "about" if about else "unclear")
    if not hits:
        return Judged(0.0, "not_in_corpus")
    found = signals(query, hits, knowledge, close)
    weights = _weights()[which(found)]
    total = weights["constant"] + sum(weights[name] * value for name, value in found.items())
    return Judged(1 / (1 + math.exp(-total)), _otherwise(close))


def which(found: Mapping[str, float]) -> str:
    """The name of the weights for these signals: what the network was not taught has its own, and
    so has a corpus without anticipated questions.
    """
    if "sounds_answered" in found:
        return "taught"
    return "with_questions" if "asked" in found else "without_questions"


def signals(
    query: Query, hits: Sequence[Hit], knowledge: Knowledge, close: Closeness
) -> dict[str, float]:
    """What speaks for and against an answer; each roughly in -1 … 1."""
    best = hits[0].statement
    told = {
        "known_words": _known(query, knowledge),
        "lacks_kind": float(any(not fits(kind, best.text) for kind in query.needed)),
    }
    if not knowledge.index.questions:
        return _signals_of_text(query, best, knowledge) | told
    near = {
        "asked": 5 * (close.closest["answered"] - 0.8),
        "rather": 5 * close.rather,
        "closest": 5 * close.closer,
        "known_here": _known_here(query, knowledge.index.statement_rows[best.id], knowledge),
    }
    return _sounds_answered(query, best, knowledge) | near | told


def _sounds_answered(query: Query, best: Statement, knowledge: Knowledge) -> dict[str, float]:
    """What the network hears, if it was taught the statement that is best."""
    network = knowledge.network
    if network is None or best.id not in network.statements:
        return {}
    return {"sounds_answered": network.hears_an_answer(query.mended, query.vector) / 4}


def _signals_of_text(query: Query, best: Statement, knowledge: Knowledge) -> dict[str, float]:
    """What can be told from the documents alone: closeness in meaning, and shared words."""
    said = knowledge.said_words
    row = knowledge.index.statement_rows[best.id]
    far = knowledge.unrelated
    closest = float((knowledge.index.statement_vectors @ query.vector).max())
    closest_passage = float((knowledge.index.passage_vectors @ query.vector).max())
    return {
        "near": (closest - far) / (1 - far),
        "near_passage": (closest_passage - far) / (1 - far),
        "said_here": _share(query, knowledge, lambda word: row in said.get(word, ())),
    }


def closeness(query: Query) -> Closeness:
    """Compare the question with all that are known to be answered or not."""
    answered, others = query.likeness.answered, query.likeness.unanswered
    closest = {
        name: float(cosines.max()) if len(cosines) else _UNLIKE
        for name, cosines in {"answered": answered, **others}.items()
    }
    not_answered = np.concatenate(list(others.values()))
    return Closeness(closest, _mean_of_closest(answered) - _mean_of_closest(not_answered))


def _mean_of_closest(cosines: NDArray[np.float32]) -> float:
    if not len(cosines):
        return _UNLIKE
    few = min(CLOSEST, len(cosines))
    return float(np.partition(cosines, -few)[-few:].mean())


def _known(query: Query, knowledge: Knowledge) -> float:
    """The part of the question's words, weighed by rarity, that the corpus has at all."""
    asked = knowledge.asked_words
    return _share(query, knowledge, lambda word: word in knowledge.said_words or word in asked)


def _known_here(query: Query, row: int, knowledge: Knowledge) -> float:
    """The part of the question's words that the statement has, or a question that leads to it."""
    said, asked = knowledge.said_words, knowledge.asked_words
    return _share(query, knowledge, lambda w: row in said.get(w, ()) or row in asked.get(w, ()))


def _share(query: Query, knowledge: Knowledge, counts: Callable[[str], bool]) -> float:
    """The part of the question's words, weighed by rarity, that count."""
    weights = {word: knowledge.rarity(word) for word in query.words}
    counted = sum(weight for word, weight in weights.items() if counts(word))
    return counted / sum(weights.values()) if weights else 0.0


def _otherwise(close: Closeness) -> Outcome:
    """What the question is if it is not answered: as the closest question of known outcome."""
    others = {name: likeness for name, likeness in close.closest.items() if name != "answered"}
    name, likeness = max(others.items(), key=lambda item: item[1])
    if name != "not_in_corpus" and likeness < close.closest["answered"] + _RATHER[name]:
        return "not_in_corpus"
    return cast("Outcome", name)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return dict(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))
