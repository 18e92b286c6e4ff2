"""A question on its way to its answer, as the page sees it."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

from assistant.answers import Answered, Event, Found, Language, Question, Role, Understood, Wrote
from assistant.texts import say
from assistant.ui.ask.considered import considered
from assistant.ui.ask.new_topic import is_new_topic
from assistant.ui.ask.stopped import only_danger
from assistant.ui.ask.turn import Turn
from assistant.ui.backing import Backing

# Nobody reads a status that is gone sooner than this, and each one costs as much as the answer.
_SECONDS_BETWEEN_DRAWINGS = 0.2
_log = logging.getLogger(__name__)


def answering(
    text: str,
    turns: tuple[Turn, ...],
    backing: Backing,
    language: Language,
    role: Role = "caseworker",
) -> Iterator[Turn]:
    """The turn of a question as it grows; the last one has ended."""
    turn = Turn(
        number=len(turns) + 1,
        status=say(language, "page.status.searching"),
        question_id=uuid4().hex,
    )
    yield turn
    history = tuple(past.question for past in turns if past.answer is not None)
    asked = Question(text, history, role)
    stopped = backing.last_known.standing().stopped
    if stopped is not None:
        yield only_danger(asked, turn, stopped.signed.at, backing)
        return
    for more in _growing(asked, turn, backing, language):
        yield replace(more, new_topic=is_new_topic(more, turns)) if more.answer else more


def _growing(asked: Question, turn: Turn, backing: Backing, language: Language) -> Iterator[Turn]:
    drawn = time.monotonic()  # that it is searched for
    try:
        for event in backing.ask(asked, backing.knowledge):
            turn = grown(turn, event, language)
            if isinstance(event, Found):
                turn = replace(turn, considered=considered(event.hits, backing.knowledge.index))
            hurried = time.monotonic() - drawn < _SECONDS_BETWEEN_DRAWINGS
            if hurried and not isinstance(event, Answered):
                continue
            drawn = time.monotonic()
            yield turn
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        # The message of the error may hold what the user wrote, so it is not logged.
        _log.error("%s in %s, line %s", type(error).__name__, place.filename, place.lineno)
    if turn.answer is None:
        yield replace(turn, failed=True, text="", status="")


def grown(turn: Turn, event: Event, language: Language) -> Turn:
    """The turn with what the event says."""
    match event:
        case Understood():
            return replace(
                turn,
                question=event.question,
                standalone=event.standalone_question,
                language=event.language,
            )
        case Found():
            return replace(turn, status=say(language, "page.status.writing"))
        case Wrote():
            return replace(turn, text=turn.text + event.piece)
        case Answered():
            return replace(
                turn,
                question=event.answer.question,
                standalone=event.answer.standalone_question,
                language=event.answer.language,
                answer=event.answer,
            )
