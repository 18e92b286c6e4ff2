"""conflict_unasked: a reader who asks something else is told what the documents disagree on."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence


def conflict_unasked(case: Case, answer: Answer, _: Evidence) -> float | None:
    """1 if a notice says so. Applies to cases beside conflicts."""
    if case.category != "beside_conflicts":
        return None
    return float(any(notice.kind == "conflict" for notice in answer.notices))
