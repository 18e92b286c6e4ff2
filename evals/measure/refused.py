"""refused: what these documents cannot answer is not answered."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence

REFUSALS = frozenset({"not_in_corpus", "out_of_scope", "unclear", "about"})


def refused(case: Case, answer: Answer, _evidence: Evidence) -> float | None:
    """1 for any refusal. Applies to cases whose right outcome is one."""
    return float(answer.outcome in REFUSALS) if case.outcome in REFUSALS else None
