"""wrongly_sure: what cannot be answered is told as an answer, without a doubt. Less is better."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from evals.measure.refused import REFUSALS
from evals.measure.told_as_nearest import is_doubted


def wrongly_sure(case: Case, answer: Answer, _evidence: Evidence) -> float | None:
    """1 if nothing says that it may be no answer. Applies to cases whose right outcome is none."""
    if case.outcome not in REFUSALS:
        return None
    return float(answer.outcome == "answered" and not is_doubted(answer))
