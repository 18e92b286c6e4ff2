"""Noticing that a long conversation has come to something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.answers import Language
from assistant.texts import say
from assistant.ui.ask.turn import Turn

_LONG = 4  # turns
_BEFORE = 3  # answers that a new one is compared with


def is_new_topic(turn: Turn, turns: Sequence[Turn]) -> bool:
    """Whether to propose a new conversation: said once, and only where it is quite sure.

    The question stands by itself, and its answer comes from other chapters than those before.
    """
    if len(turns) < _LONG or any(past.new_topic for past in turns):
        return False
    if turn.standalone != turn.question:
        return False
    answered = [past for past in turns if set(_chapters(past))]
    before = {chapter for past in answered[-_BEFORE:] for chapter in _chapters(past)}
    now = set(_chapters(turn))
    return bool(now and before) and not now & before


def new_topic_line(turn: Turn, language: Language) -> str:
    """The proposal as HTML; empty if there is none to make."""
    if not turn.new_topic:
        return ""
    words, button = (escape(say(language, f"page.new_topic.{key}")) for key in ("words", "begin"))
    return (
        f'<p class="new-topic"><span>{words}</span> '
        f'<button type="button" class="quiet" data-anew="">{button}</button></p>'
    )


def _chapters(turn: Turn) -> Iterator[str]:
    """Chapters that the answer cites, without their numbers: versions of a document share them."""
    citations = turn.answer.citations if turn.answer else ()
    for citation in citations:
        heading = citation.section[0] if citation.section else citation.title
        yield "".join(letter for letter in heading.casefold() if letter.isalpha())
