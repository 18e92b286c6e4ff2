"""false_refusal: what the documents answer is not answered. Less is better."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence


def false_refusal(case: Case, answer: Answer, _evidence: Evidence) -> float | None:
    """1 if there is no answer. Applies to answerable cases."""
    return float(answer.outcome != "answered") if case.answerable else None
