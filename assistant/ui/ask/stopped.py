"""While answering is stopped: a calm message, and the emergency card all the same."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from html import escape

from assistant.answers import Answer, Answered, Language, Question
from assistant.dates import date_and_time
from assistant.texts import say
from assistant.ui.ask.emergency import calls, split_card
from assistant.ui.ask.turn import Turn
from assistant.ui.backing import Backing
from assistant.ui.icons import icon
from ingest import Settings


def only_danger(asked: Question, turn: Turn, since: datetime, backing: Backing) -> Turn:
    """The turn with the emergency card if there is danger, otherwise with nothing answered."""
    answer = _whatever_it_says(asked, backing)
    stopped = replace(turn, stopped=since, status="")
    if answer is None:
        return stopped
    stopped = replace(stopped, question=answer.question, language=answer.language)
    if answer.outcome != "emergency":
        return stopped
    # The card alone: what the documents say below it is an answer too.
    text, _ = split_card(answer.text)
    card = replace(answer, text=text, citations=(), notices=(), suggestions=())
    return replace(stopped, standalone=answer.standalone_question, answer=card)


def stopped_words(since: datetime, language: Language) -> tuple[str, ...]:
    """That nothing is answered since then, whom to ask instead, and what is open still."""
    return (
        say(language, "page.stopped.since", **date_and_time(since, language)),
        say(language, "reply.ask_whom"),
    )


def stopped_box(turn: Turn, settings: Settings, language: Language) -> str:
    """The message as HTML; empty if answering is not stopped."""
    if turn.stopped is None:
        return ""
    heading = escape(say(language, "page.stopped.heading"))
    words = "".join(f"<p>{escape(said)}</p>" for said in stopped_words(turn.stopped, language))
    danger = ""
    if turn.answer is None:  # else the card is above
        danger = f"<p>{escape(say(language, 'page.stopped.danger'))}</p>{calls(settings, language)}"
    documents = escape(say(language, "page.stopped.documents"))
    return (
        f'<div class="notice caution stopped"><div class="point">{icon("caution")}<div>'
        f'<p class="notice-heading">{heading}</p>{words}{danger}'
        f'<p><a href="#documents">{documents}</a></p></div></div></div>'
    )


def _whatever_it_says(asked: Question, backing: Backing) -> Answer | None:
    """The answer that nobody is to see unless it is the emergency card."""
    try:
        *_, last = backing.ask(asked, backing.knowledge)
    except Exception as error:
        # The message of the error may hold what the user wrote, so it is not logged.
        logging.getLogger(__name__).error("%s while answering is stopped", type(error).__name__)
        return None
    return last.answer if isinstance(last, Answered) else None
