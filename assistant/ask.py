"""The story of this room: a Question in, events out, the last of them the checked Answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from assistant.alarm import alarming
from assistant.answers import Answer, Answered, Event, Found, Question, Understood, Wrote
from assistant.approved import Vouched, approved_answer
from assistant.asked import Asked, without_personal_data
from assistant.choose import choose
from assistant.cite import cite
from assistant.clock import Clock
from assistant.danger import Heard, hear
from assistant.emergency import emergency
from assistant.evidence import find_evidence
from assistant.finish import answered, failed, not_answered
from assistant.knowledge import Knowledge
from assistant.understand import understand
from assistant.write import WRITERS


def ask(question: Question, knowledge: Knowledge, approved: Vouched = ()) -> Iterator[Event]:
    """Answer one question, if it can be with what is approved; the last event is Answered."""
    clock = Clock()
    asked = without_personal_data(question)
    heard = hear(asked.question.text)
    clock.lap("guard")
    if heard == "danger":
        yield Answered(emergency(asked, knowledge, clock))
        return
    try:
        yield from _steps(asked, heard, knowledge, approved, clock)
    except Exception:  # whatever it was, the user gets an answer and the log the reason
        logging.getLogger(__name__).exception("an answer could not be made")
        instead = failed(asked, clock) if heard == "nothing" else emergency(asked, knowledge, clock)
        yield Answered(instead)


def _steps(
    asked: Asked, heard: Heard, knowledge: Knowledge, approved: Vouched, clock: Clock
) -> Iterator[Event]:
    query = understand(asked.question, knowledge.vocabulary, knowledge.embedder, knowledge.known)
    clock.lap("understand")
    if alarming(heard, query, knowledge):
        yield Answered(emergency(asked, knowledge, clock))
        return
    yield Understood(asked.question.text, query.text, query.language)
    if vouched := approved_answer(asked, query, approved, knowledge, clock):
        yield Answered(vouched)
        return
    evidence = find_evidence(query, knowledge)
    clock.lap("search")
    yield Found(tuple(evidence.hits))
    if not evidence.answers:
        yield Answered(not_answered(asked, evidence, knowledge, clock))
        return
    chosen = choose(evidence, knowledge)
    pieces: list[str] = []
    for piece in WRITERS["extractive"](query, chosen, knowledge):
        pieces.append(piece)
        yield Wrote(cite(pieces, knowledge)[0])
    clock.lap("write")
    yield Answered(answered(asked, evidence, chosen, pieces, knowledge, clock))


def answer(question: Question, knowledge: Knowledge) -> Answer:
    """The answer to one question."""
    *_, last = ask(question, knowledge)
    if not isinstance(last, Answered):
        raise TypeError(f"the last event must be Answered, not {last!r}")
    return last.answer
