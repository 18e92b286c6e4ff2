"""citation_precision: how much of what is cited is gold."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from evals.overlap import is_right


def citation_precision(case: Case, answer: Answer, evidence: Evidence) -> float | None:
    """The share of the citations that are gold. Applies to answerable cases with citations."""
    if not case.answerable or not answer.citations:
        return None
    right = [is_right(c.source_id, [c.span], evidence.gold) for c in answer.citations]
    return sum(right) / len(right)
