"""Who has approved an answer: how its writer says so, and how a reader is told."""

from __future__ import annotations

from assistant.answers import Answer
from assistant.dates import said_date
from assistant.texts import say

_APPROVED = "approved:"


def approved_writer(name: str, on: str) -> str:
    """The writer of an answer that ``name`` approved on an ISO date."""
    return f"{_APPROVED}{name}, {on}"


def approved_by(answer: Answer) -> str:
    """Who approved the answer and when, in words; empty where nobody has approved the answer."""
    if not answer.writer.startswith(_APPROVED):
        return ""
    name, _, on = answer.writer.removeprefix(_APPROVED).rpartition(", ")
    language = answer.language
    return say(language, "answer.approved_by", name=name, date=said_date(on, language))
