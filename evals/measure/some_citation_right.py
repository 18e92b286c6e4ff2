"""some_citation_right: among the citations is gold."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from evals.overlap import is_right


def some_citation_right(case: Case, answer: Answer, evidence: Evidence) -> float | None:
    """1 if answered with gold among the citations. Applies to answerable cases."""
    if not case.answerable:
        return None
    cited = answer.citations if answer.outcome == "answered" else ()
    return float(any(is_right(c.source_id, [c.span], evidence.gold) for c in cited))
