"""While answering is stopped: a calm message, and the emergency card all the same."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from html import escape

from assistant.answers import Answer, Answered, Language, Question
from assistant.dates import said_date
from assistant.texts import say
from assistant.ui.ask.emergency import split_card
from assistant.ui.ask.turn import Turn
from assistant.ui.backing import Backing
from assistant.ui.icons import icon


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
    local = since.astimezone()
    date = said_date(local.date().isoformat(), language)
    time = local.strftime(say(language, "export.clock"))
    return (
        say(language, "page.stopped.since", date=date, time=time),
        say(language, "reply.ask_whom"),
    )


def stopped_box(turn: Turn, language: Language) -> str:
    """The message as HTML; empty if answering is not stopped."""
    if turn.stopped is None:
        return ""
    heading = escape(say(language, "page.stopped.heading"))
    words = "".join(f"<p>{escape(said)}</p>" for said in stopped_words(turn.stopped, language))
    danger = "" if turn.answer else f"<p>{escape(say(language, 'page.stopped.danger'))}</p>"
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
