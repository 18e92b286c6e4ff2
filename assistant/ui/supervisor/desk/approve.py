"""The way from what a user asked or reported to an answer that a supervisor approves."""

from __future__ import annotations

import json
from html import escape

from assistant.answers import Language
from assistant.records import ErrorReport, KeptQuestion
from assistant.ui.markdown import as_plain
from assistant.ui.words import words_under

_words = words_under("page.supervisor.desk")


def approve_button(asked: KeptQuestion | ErrorReport, language: Language) -> str:
    """A button that opens the form of an approved answer, filled in with what is known."""
    filled: dict[str, object] = {"question": asked.question, "answer_language": asked.language}
    # What was said instead of an answer is none to begin with.
    if isinstance(asked, ErrorReport) and asked.outcome == "answered":
        filled |= {"answer": as_plain(asked.answer), "quotes": _quotes(asked)}
    data = escape(json.dumps(filled, ensure_ascii=False))
    return (
        f'<button type="button" class="quiet" data-approve="{data}">{_words("approve", language)}'
        f'<span class="unseen">: {escape(asked.question)}</span></button>'
    )


def _quotes(report: ErrorReport) -> list[dict[str, str]]:
    return [{"source_id": cited.source_id, "quote": cited.quote} for cited in report.citations]
