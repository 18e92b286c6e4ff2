"""conflict_shown: where the documents disagree, the reader is told and sees both sides."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from evals.overlap import is_right


def conflict_shown(case: Case, answer: Answer, evidence: Evidence) -> float | None:
    """1 if each side is cited and a notice says so. Applies to answerable cases of conflicts."""
    if case.category != "conflicts" or not case.answerable:
        return None
    return float(
        any(notice.kind == "conflict" for notice in answer.notices)
        and all(
            any(is_right(c.source_id, [c.span], side) for c in answer.citations)
            for side in evidence.groups
        )
    )
