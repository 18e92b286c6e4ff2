"""told_as_nearest: an answer is told as if it might be none. Less is better."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence


def told_as_nearest(case: Case, answer: Answer, _evidence: Evidence) -> float | None:
    """1 if it is told with doubt. Applies to answerable cases that are answered."""
    if not case.answerable or answer.outcome != "answered":
        return None
    return float(is_doubted(answer))


def is_doubted(answer: Answer) -> bool:
    """Whether the answer says that it is only the nearest in the documents."""
    return any(notice.case == "only_nearest" for notice in answer.notices)
