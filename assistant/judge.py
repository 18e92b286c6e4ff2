"""Whether the sources answer a question: several weak signals, weighed together.

No single score tells it (the best alone has an AUC of 0.8 or so); a logistic regression over the
signals below does better. Its weights are in ``judge.json`` (`python -m evals fit` fits them).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from assistant.answers import Hit, Outcome
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.courtesy import is_courtesy
from assistant.understand.kinds import BY_NAME, fits

WEIGHTS_FILE = Path(__file__).with_name("judge.json")
# Above this score of the second ear (see learn/danger.py) the emergency card is shown.
SOUNDS_DANGEROUS = 0.0
THRESHOLD = 0.67
# What stands for a corpus without anticipated or unanswered questions: unlike anything.
_UNLIKE = 0.5
# How much closer than to an answered question it must be to another outcome's, to have that.
_RATHER = {"out_of_scope": -0.1, "about": 0.0, "unclear": 0.05}


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
    if not query.words:
        says_something = any(sign.isalnum() for sign in query.text)
        about = says_something and _otherwise(query, knowledge) == "about"
        return Judged(0.0, "about" if about else "unclear")
    if not hits:
        return Judged(0.0, "not_in_corpus")
    found = signals(query, hits, knowledge)
    weights = _weights()[which(knowledge)]
    total = weights["constant"] + sum(weights[name] * value for name, value in found.items())
    return Judged(1 / (1 + math.exp(-total)), _otherwise(query, knowledge))


def sounds_dangerous(query: Query, knowledge: Knowledge) -> bool:
    """Whether a message sounds like a child in danger now, where the rules have heard nothing."""
    return knowledge.learned.danger_of(query.vector) > SOUNDS_DANGEROUS


def which(knowledge: Knowledge) -> str:
    """The name of the weights for a corpus: one without anticipated questions has its own."""
    return "with_questions" if knowledge.index.joined else "without_questions"


def signals(query: Query, hits: Sequence[Hit], knowledge: Knowledge) -> dict[str, float]:
    """What speaks for and against an answer; each roughly in -1 … 1."""
    if not knowledge.index.joined:
        return _signals_of_text(query, hits, knowledge)
    best = hits[0].statement
    close = closeness(query, knowledge)
    asked = close["answered"]
    scores = [hit.score for hit in hits]
    needed = [kind for kind in query.kinds if BY_NAME[kind].needed]
    return {
        "asked": 5 * (asked - 0.8),
        "asked_not_open": 5 * (asked - close["not_in_corpus"]),
        "in_scope": 5 * (asked - max(close["out_of_scope"], close["about"], close["unclear"])),
        "top": scores[0] / 10,
        "margin": (scores[0] - scores[min(4, len(scores) - 1)]) / 5,
        "known_words": _known(query, knowledge),
        "lacks_kind": float(any(not fits(kind, best.text) for kind in needed)),
    }


def _signals_of_text(query: Query, hits: Sequence[Hit], knowledge: Knowledge) -> dict[str, float]:
    """What can be told from the documents alone: closeness in meaning, and shared words."""
    best = hits[0].statement
    said = knowledge.said_words
    row = knowledge.index.statement_rows[best.id]
    far = knowledge.unrelated
    closest = float((knowledge.index.statement_vectors @ query.vector).max())
    closest_passage = float((knowledge.index.passage_vectors @ query.vector).max())
    needed = [kind for kind in query.kinds if BY_NAME[kind].needed]
    return {
        "near": (closest - far) / (1 - far),
        "near_passage": (closest_passage - far) / (1 - far),
        "said_here": _share(query, knowledge, lambda word: row in said.get(word, ())),
        "known_words": _known(query, knowledge),
        "lacks_kind": float(any(not fits(kind, best.text) for kind in needed)),
    }


def closeness(query: Query, knowledge: Knowledge) -> dict[str, float]:
    """How close the closest question of each outcome is (cosine, as was learned)."""
    turned = knowledge.learned.turned(query.vector)
    rows = {"answered": knowledge.questions, **knowledge.unanswered}
    return {
        name: float((vectors @ turned).max()) if len(vectors) else _UNLIKE
        for name, vectors in rows.items()
    }


def _known(query: Query, knowledge: Knowledge) -> float:
    """The part of the question's words, weighed by rarity, that the corpus has at all."""
    asked = knowledge.asked_words
    return _share(query, knowledge, lambda word: word in knowledge.said_words or word in asked)


def _share(query: Query, knowledge: Knowledge, counts: Callable[[str], bool]) -> float:
    """The part of the question's words, weighed by rarity, that count."""
    weights = {word: knowledge.rarity(word) for word in query.words}
    counted = sum(weight for word, weight in weights.items() if counts(word))
    return counted / sum(weights.values()) if weights else 0.0


def _otherwise(query: Query, knowledge: Knowledge) -> Outcome:
    """What the question is if it is not answered: as the closest question of known outcome."""
    close = closeness(query, knowledge)
    answered = close.pop("answered")
    name, likeness = max(close.items(), key=lambda item: item[1])
    if name != "not_in_corpus" and likeness < answered + _RATHER[name]:
        return "not_in_corpus"
    return cast("Outcome", name)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return dict(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))
