"""What waits for the supervisor: error reports, and approved answers to look through."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.answers import Language
from assistant.dates import said_date
from assistant.records import ApprovalState, ApprovedAnswer, state_of
from assistant.ui.words import words_under
from ingest import Index

_words = words_under("page.supervisor.desk")


def waiting_part(
    reports: int, approved: Sequence[ApprovedAnswer], index: Index, language: Language
) -> str:
    """Links to what waits for the supervisor; a calm word where nothing does."""
    found = {"reports": reports, "approved": len(_due(approved, index))}
    links = "".join(
        f'<li><button type="button" class="chip" data-to="{heading}">'
        f"{_words(f'waiting.{heading}', language, count=count)}</button></li>"
        for heading, count in found.items()
        if count
    )
    if not links:
        return f"<p>{_words('waiting.nothing', language)}</p>"
    return f"<p>{_words('waiting.label', language)}</p><ul>{links}</ul>"


def due_part(approved: Sequence[ApprovedAnswer], index: Index, language: Language) -> str:
    """The approved answers that must be looked through, with a way to where that is done."""
    due = _due(approved, index)
    if not due:
        return f"<p>{_words('due.none', language)}</p>"
    items = "".join(
        f'<li><span class="asked" lang="{answer.approval.language}">'
        f'{escape(answer.approval.question)}</span> <span class="facts"><span class="tag {state}">'
        f"{_words(f'due.{state}', language)}</span> <span>{_facts(answer, language)}</span>"
        "</span></li>"
        for answer, state in due
    )
    return (
        f'<ul class="due">{items}</ul><p class="act"><button type="button" class="quiet"'
        f' data-section="approved">{_words("due.open", language)}</button></p>'
    )


def _due(
    approved: Sequence[ApprovedAnswer], index: Index
) -> list[tuple[ApprovedAnswer, ApprovalState]]:
    states = [(answer, state_of(answer, index.texts)) for answer in approved]
    return [(answer, state) for answer, state in states if state != "active"]


def _facts(answer: ApprovedAnswer, language: Language) -> str:
    day = said_date(answer.approval.review_on.isoformat(), language)
    return _words("due.facts", language, name=answer.approval.name, date=day)
