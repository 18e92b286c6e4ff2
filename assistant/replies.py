"""The fixed replies: not in the documents, out of scope, about the assistant, unclear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from assistant.answers import Hit, Language, Outcome
from assistant.knowledge import Knowledge
from assistant.plain import share_said
from assistant.stands_alone import stands_alone
from assistant.texts import say
from assistant.understand import Query
from assistant.understand.courtesy import is_thanks
from assistant.understand.kinds import fits
from ingest import Statement

NEAREST_SECTIONS = 2
SUGGESTIONS = 3
_MIDDLING = 55  # characters
# The plainest of so many is chosen.
_SO_MANY = 25


def reply(outcome: Outcome, query: Query, hits: Sequence[Hit], knowledge: Knowledge) -> str:
    """The reply for an outcome without an answer; a refusal names the nearest sections."""
    thanked = outcome == "about" and is_thanks(query.text)
    text = say(query.language, "reply.thanks" if thanked else f"reply.{outcome}")
    if outcome != "not_in_corpus":
        return text
    if query.needed and hits and not fits(query.needed[0], hits[0].statement.text):
        text = f"{text} {say(query.language, f'reply.lacking.{query.needed[0]}')}"
    nearest = "\n".join(f"- {section}" for section in _sections(hits, knowledge))
    ask_whom = say(query.language, "reply.ask_whom")
    if not nearest:
        return f"{text} {ask_whom}"
    return f"{text} {ask_whom}\n\n{say(query.language, 'reply.nearest')}\n\n{nearest}"


def suggestions(
    statements: Iterable[Statement], knowledge: Knowledge, language: Language
) -> tuple[str, ...]:
    """Anticipated questions of these statements, in the language of the question."""
    found: list[str] = []
    for statement in statements:
        question = _question_of(statement, knowledge, language)
        if question and question not in found:
            found.append(question)
        if len(found) == SUGGESTIONS:
            break
    return tuple(found)


def most_asked(knowledge: Knowledge) -> list[Statement]:
    """The statement of each source that most questions lead to: what people come for."""
    asked = (knowledge.question_rows >= 0).sum(axis=1)
    best: dict[str, Statement] = {}
    for row in asked.argsort(kind="stable")[::-1]:
        statement = knowledge.index.statements[row]
        best.setdefault(statement.source_id, statement)
    return list(best.values())


def _sections(hits: Sequence[Hit], knowledge: Knowledge) -> list[str]:
    names: dict[str, None] = {}
    for statement in (hit.statement for hit in hits if hit.statement.path):
        title = knowledge.index.sources[statement.source_id].title
        names[f"{statement.path[-1].rstrip(':')} ({title})"] = None
    return list(names)[:NEAREST_SECTIONS]


def _question_of(statement: Statement, knowledge: Knowledge, language: Language) -> str | None:
    """The plainest question that leads to a statement: of those of middling length that are
    understood alone, the one with most of the statement's words.
    """
    row = knowledge.index.statement_rows[statement.id]
    leading = knowledge.question_rows[row]
    asked = [knowledge.index.questions[place] for place in leading if place >= 0]
    own = [question.question for question in asked if question.language == language]
    own.sort(key=lambda text: abs(len(text) - _MIDDLING))
    middling = islice(filter(stands_alone, own), _SO_MANY)
    return max(middling, key=lambda text: share_said(text, [row], knowledge), default=None)
