"""first_citation_right: the first citation, the best evidence, is gold."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from evals.overlap import is_right


def first_citation_right(case: Case, answer: Answer, evidence: Evidence) -> float | None:
    """1 if answered with gold as the first citation. Applies to answerable cases."""
    if not case.answerable:
        return None
    first = answer.citations[:1] if answer.outcome == "answered" else ()
    return float(any(is_right(c.source_id, [c.span], evidence.gold) for c in first))
