"""verbatim: every quote is, word for word, what its source has where the citation points."""

from __future__ import annotations

from assistant import Answer
from evals.cases import Case, Evidence
from ingest import flat


def verbatim(_case: Case, answer: Answer, evidence: Evidence) -> float | None:
    """1 if all are the file's text, white space and emphasis apart. Applies to any citations."""
    if not answer.citations:
        return None
    return float(
        all(
            flat(c.quote) == flat(evidence.texts.get(c.source_id, "")[c.start : c.end]) != ""
            for c in answer.citations
        )
    )
