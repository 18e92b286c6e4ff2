"""words: how much there is to read. Less is better."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from evals.plain import plain


def words(_case: Case, answer: Answer, _evidence: Evidence) -> float | None:
    """The words of the text, markers apart. Applies to what was answered."""
    return float(len(plain(answer.text).split())) if answer.outcome == "answered" else None
