"""The weights of the judge: a logistic regression over its signals."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.answers import Question
from assistant.asked import without_personal_data
from assistant.evidence import HITS
from assistant.judge import WEIGHTS_FILE, closeness, signals, which
from assistant.knowledge import Knowledge
from assistant.retrieve import retrieve
from assistant.understand import understand

SHRINK = 0.003
# A wrong answer given with confidence hurts more than a refusal; more so where less is known. With
# questions, more than half of the cases are unanswerable and most of those near misses, which users
# do not ask that often: so little that fewer than 4 % of the answerable are refused.
UNANSWERABLE_WEIGHS = {"taught": 0.25, "with_questions": 0.33, "without_questions": 7.0}

Weights = dict[str, float]


def train_judge(known: Sequence[tuple[Question, bool]], knowledge: Knowledge) -> dict[str, Weights]:
    """Fit the weights on questions of which it is known whether the sources answer; keep them.

    Where the network was taught, also those for statements that it was not. A corpus of the other
    kind, with anticipated questions or without, has weights of its own: they stay as they are.
    """
    rows = [_signals(question, knowledge) for question, _ in known]
    answered = np.array([answerable for _, answerable in known], dtype=float)
    weights: dict[str, Weights] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    heard = np.array(["sounds_answered" in row for row in rows])
    if heard.any():
        taught = [row for row in rows if "sounds_answered" in row]
        weights[which(taught[0])] = _fitted(taught, answered[heard])
    untaught = [{name: row[name] for name in row if name != "sounds_answered"} for row in rows]
    weights[which(untaught[0])] = _fitted(untaught, answered)
    WEIGHTS_FILE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return weights


def _fitted(rows: Sequence[Weights], answered: NDArray[np.float64]) -> Weights:
    """All ``rows`` have the same signals."""
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    weighs = np.where(answered == 1, 1.0, UNANSWERABLE_WEIGHS[which(rows[0])])

    def loss(weights: NDArray[np.float64]) -> float:
        score = values @ weights[1:] + weights[0]
        wrong = weighs * np.logaddexp(0, (1 - 2 * answered) * score)
        return float(wrong.mean() + SHRINK * (weights[1:] ** 2).sum())

    found = minimize(loss, np.zeros(len(names) + 1), method="L-BFGS-B").x
    return {
        name: round(float(weight), 3)
        for name, weight in zip(["constant", *names], found, strict=True)
    }


def _signals(question: Question, knowledge: Knowledge) -> dict[str, float]:
    asked = without_personal_data(question).question
    query = understand(asked, knowledge.vocabulary, knowledge.embedder, knowledge.known)
    hits = retrieve(query, knowledge, HITS)
    return signals(query, hits, knowledge, closeness(query))
