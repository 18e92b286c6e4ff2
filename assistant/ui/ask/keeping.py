"""Keeping a question once its answer is shown; an answer never depends on it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from assistant.answers import Language
from assistant.records import RecordsUnavailable, keep_question
from assistant.texts import say
from assistant.ui.ask.turn import Turn
from assistant.ui.backing import Backing


def kept(turn: Turn, backing: Backing) -> Turn:
    """The turn, kept under its id, or with why it is lost."""
    if turn.answer is None:
        return turn
    try:
        keep_question(turn.answer, backing.version, backing.records, id_=turn.question_id)
    except RecordsUnavailable as error:
        return replace(turn, lost=error.why)
    return turn


def lost(turn: Turn, language: Language) -> str:
    """That the question is not kept, and why; empty if it is not lost."""
    if not turn.lost:
        return ""
    return say(language, "page.keeping.lost", why=why(turn.lost, language))


def lost_line(turn: Turn, language: Language) -> str:
    """The same as HTML."""
    words = lost(turn, language)
    return f'<p class="lost">{escape(words)}</p>' if words else ""


def why(reason: str, language: Language) -> str:
    """Why the records are unavailable, in words that need no knowledge of databases."""
    return say(language, f"page.keeping.{reason}")
