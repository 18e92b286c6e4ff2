"""correct: the answer is right as a whole, so that somebody who reads nothing else is served."""

from __future__ import annotations

from assistant import Answer, has_fact
from evals.cases import Case, Evidence
from evals.measure.some_citation_right import some_citation_right
from evals.measure.verbatim import verbatim
from evals.overlap import is_right
from evals.plain import plain


def correct(case: Case, answer: Answer, evidence: Evidence) -> float | None:
    """Answered, gold cited, each group cited, every fact in the text, nothing wrong, verbatim.

    Applies to answerable cases.
    """
    if not case.answerable:
        return None
    text = plain(answer.text)
    return float(
        some_citation_right(case, answer, evidence) == 1.0
        and all(
            any(is_right(c.source_id, [c.span], group) for c in answer.citations)
            for group in evidence.groups
        )
        and all(has_fact(fact, text) for fact in case.facts)
        and not any(has_fact(wrong, text) for wrong in case.must_not)
        and verbatim(case, answer, evidence) == 1.0
    )
