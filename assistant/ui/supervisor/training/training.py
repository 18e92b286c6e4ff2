"""The section "training": a quiz for the new, led by the supervisor, alone or as a group."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import gradio as gr

from assistant.answers import Language
from assistant.dates import said_date
from assistant.facts import Fact
from assistant.mask import mask
from assistant.records import (
    NewResult,
    RecordsError,
    as_csv,
    erase_results,
    keep_result,
    list_approved,
    list_results,
)
from assistant.supervisor import Session
from assistant.texts import say
from assistant.training import (
    Answered,
    Quiz,
    Topic,
    begin,
    draw,
    judged,
    revealed,
    stopped,
    topics_of,
    with_approved,
)
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import Sent, sent
from assistant.ui.supervisor.sections import SHUT, Section, session_of
from assistant.ui.supervisor.training.begin import COUNTS, Results, begin_page
from assistant.ui.supervisor.training.steps import (
    JUDGEMENTS,
    answer_page,
    question_page,
    summary_page,
)
from assistant.ui.views import Visit

_LONGEST = 2_000  # characters of an answer
_LONGEST_NAME = 80
_log = logging.getLogger(__name__)

Running = Quiz | None


@dataclass(frozen=True, slots=True)
class Room:
    """What every step of training stands on."""

    backing: Backing
    topics: Callable[[Language], tuple[Topic, ...]]


def training_section(backing: Backing, visit: Visit, language: Language) -> Section:  # noqa: ARG001
    """The section, shut until somebody is signed in; the running session is the visitor's own."""
    running = gr.State(None)
    place = panel(__file__, SHUT)
    room = Room(backing, cache(lambda language: topics_of(backing.knowledge, language)))

    def act(event: gr.EventData, token: str, quiz: Running) -> tuple[Value, Running]:
        if session_of(backing, token) is None:
            return SHUT, quiz
        return acted(sent(event), quiz, room)

    def shown(language: Language, session: Session) -> Value:  # noqa: ARG001
        # The running session is not known here: the script asks for it, in this language.
        return {"html": "", "resume": language}

    on(place.submit, act, [visit.token, running], [place, running])
    return Section(place, shown)


def acted(said: Sent, quiz: Running, room: Room) -> tuple[Value, Running]:
    """What is shown after an event, and the session after it; what does not fit changes nothing."""
    do = said.text("do")
    if do in ("csv", "erase"):
        return _administered(do, said, room), quiz
    if do == "begin":
        quiz = _begun(said, room)
        if quiz is None:
            words = say(said.language, "page.supervisor.training.choose")
            return page(None, room, said.language) | {"problem": words}, None
    elif do == "leave":
        quiz = None
    elif quiz and not quiz.over and said.number("number") == quiz.number:
        quiz = _next(do, said, quiz, room)
    return page(quiz, room, said.language), quiz


def page(quiz: Running, room: Room, language: Language, said: str = "") -> Value:
    """The value of the panel: ``step`` tells the script what is new, ``number`` what is asked."""
    backing = room.backing
    if quiz is None:
        topics, results = room.topics(language), _kept_results(backing)
        index, here = backing.knowledge.index, backing.records.file is not None
        html = begin_page(topics, results, _name(language), index, language, here=here)
        return {"html": html, "step": "begin", "number": 0, "said": said}
    if quiz.over:
        return {"html": summary_page(quiz, language), "step": "summary", "number": 0, "said": said}
    if quiz.open:
        html, step = answer_page(quiz, quiz.open, backing.knowledge, language), "answer"
    else:
        html, step = question_page(quiz, language), "question"
    return {"html": html, "step": f"{step}-{quiz.number}", "number": quiz.number, "said": said}


def _begun(said: Sent, room: Room) -> Running:
    """A new session; None where no topic is chosen."""
    wanted = said.texts("topics")
    chosen = [topic for topic in room.topics(said.language) if topic.id in wanted]
    chosen = list(_approved_too(chosen, room.backing, said.language))
    count = next((n for n in COUNTS if n == said.number("count")), COUNTS[0])
    seed = random.SystemRandom().randrange(2**32)
    items = draw(chosen, count, seed)
    name = mask(said.text("name")[:_LONGEST_NAME]).text.strip() or _name(said.language)
    return begin(name, said.text("who") == "group", items, seed) if items else None


def _next(do: str, said: Sent, quiz: Quiz, room: Room) -> Quiz:
    if do == "stop":
        return stopped(quiz)
    if do == "reveal" and quiz.open is None:
        return revealed(quiz, mask(said.text("words")[:_LONGEST]).text)
    judgement = next((j for j in JUDGEMENTS if j == said.text("judgement")), None)
    if do == "judge" and quiz.open and judgement:
        result = _result(quiz, quiz.open, said.language)
        kept = _keep(NewResult(**result, judgement=judgement), room.backing)
        return judged(quiz, judgement, kept)
    return quiz


def _result(quiz: Quiz, answered: Answered, language: Language) -> dict[str, Any]:
    def words(facts: tuple[Fact, ...]) -> tuple[str, ...]:
        return tuple(fact.words for fact in facts)

    nothing = say(language, "page.supervisor.training.nothing_written")
    return {
        "session": quiz.name,
        "topic": answered.item.topic,
        "question": answered.item.question,
        "own_words": answered.own_words or nothing,
        "found": words(answered.found),
        "missed": words(answered.missed),
    }


def _keep(result: NewResult, backing: Backing) -> bool:
    try:
        keep_result(result, backing.records)
    except RecordsError as error:
        _log.warning("A result of training could not be kept: %s", error)
        return False
    return True


def _kept_results(backing: Backing) -> Results | None:
    try:
        return list_results(backing.records)
    except RecordsError as error:
        _log.warning("The results of training cannot be read: %s", error)
        return None


def _approved_too(topics: list[Topic], backing: Backing, language: Language) -> tuple[Topic, ...]:
    """The topics with approved answers; without them where the records cannot be read."""
    try:
        approved = list_approved(backing.records)
    except RecordsError:
        return tuple(topics)
    return with_approved(topics, approved, backing.knowledge, language)


def _administered(do: str, said: Sent, room: Room) -> Value:
    """Results to take along, or erased; an empty name of a session means all."""
    session, language = said.text("session") or None, said.language
    try:
        if do == "csv":
            text = as_csv(list_results(room.backing.records, session))
            name = say(language, "page.supervisor.training.file")
            return page(None, room, language) | {"file": {"name": name, "text": text}}
        count = erase_results(room.backing.records, session)
    except RecordsError as error:
        _log.warning("The results of training cannot be had: %s", error)
        words = say(language, "page.supervisor.training.unreadable")
    else:
        words = say(language, "page.supervisor.training.erased", count=count)
    return page(None, room, language, words)


def _name(language: Language) -> str:
    """A name for a session that is given none: the day and the time, by this machine's clock."""
    now = datetime.now().astimezone()
    date = said_date(now.date().isoformat(), language)
    return say(language, "page.supervisor.training.unnamed", date=date, time=f"{now:%H.%M}")
