"""outcome_right: the outcome is exactly the one expected."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence


def outcome_right(case: Case, answer: Answer, _evidence: Evidence) -> float | None:
    """1 if the outcome is the expected one. Applies to every case."""
    return float(answer.outcome == case.outcome)
