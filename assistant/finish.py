"""Everything about an answer but its words: citations, notices, suggestions, timings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer, Language, Notice
from assistant.asked import Asked
from assistant.asked_about import about_the_question
from assistant.choose import Chosen
from assistant.cite import cite
from assistant.clock import Clock
from assistant.evidence import Evidence
from assistant.judge import Judged
from assistant.knowledge import Knowledge
from assistant.notices import notices_of
from assistant.replies import most_asked, reply, suggestions
from assistant.texts import say
from assistant.understand.language import language_of


def answered(
    asked: Asked,
    evidence: Evidence,
    chosen: Chosen,
    pieces: Sequence[str],
    knowledge: Knowledge,
    clock: Clock,
) -> Answer:
    """The answer that the written pieces make, or a refusal if nothing in them can be cited."""
    text, citations = cite(pieces, knowledge)
    query = evidence.query
    if not citations:
        unsure = replace(evidence, judged=Judged(0.0, "not_in_corpus"))
        return not_answered(asked, unsure, knowledge, clock)
    told = {statement.id for statement in chosen.statements}
    others = [hit.statement for hit in evidence.hits if hit.statement.id not in told]
    clock.lap("cite")
    return asked.answered(
        "answered",
        query.language,
        text,
        standalone_question=query.text,
        citations=citations,
        notices=(
            *notices_of(chosen, citations, knowledge, query.language),
            *of_the_question(asked, query.language),
        ),
        suggestions=suggestions(others, knowledge, query.language),
        timings_ms=clock.laps(),
    )


def not_answered(asked: Asked, evidence: Evidence, knowledge: Knowledge, clock: Clock) -> Answer:
    """The fixed reply for the outcome, with questions that the sources can answer."""
    query, hits, outcome = evidence.query, evidence.hits, evidence.judged.otherwise
    # What is not about child welfare has no neighbours here worth asking about.
    near = [hit.statement for hit in hits] if outcome == "not_in_corpus" else most_asked(knowledge)
    return asked.answered(
        outcome,
        query.language,
        reply(outcome, query, hits, knowledge),
        standalone_question=query.text,
        notices=of_the_question(asked, query.language, rule_told=False),
        suggestions=suggestions(near, knowledge, query.language),
        timings_ms=clock.laps(),
    )


def failed(asked: Asked, clock: Clock) -> Answer:
    """The reply when a part of the assistant broke."""
    language = language_of(asked.question.text, asked.question.history)
    return asked.answered(
        "failed", language, say(language, "reply.failed"), timings_ms=clock.laps()
    )


def of_the_question(
    asked: Asked, language: Language, *, rule_told: bool = True
) -> tuple[Notice, ...]:
    """The notices about the question, whatever its answer, if a rule is told at all."""
    text, role = asked.question.text, asked.question.role
    return about_the_question(text, asked.was_masked, language, role, rule_told=rule_told)
