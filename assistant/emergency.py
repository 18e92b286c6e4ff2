"""A child is in danger now: the fixed card first, then what the sources say about acute cases."""

from __future__ import annotations

import logging
from dataclasses import replace

from assistant.answers import Answer, Citation, Language, Notice, Question
from assistant.asked import Asked
from assistant.asked_about import about_the_question
from assistant.choose import choose
from assistant.cite import cite
from assistant.clock import Clock
from assistant.evidence import find_evidence
from assistant.knowledge import Knowledge
from assistant.notices import notices_of
from assistant.texts import say
from assistant.understand import understand
from assistant.understand.language import language_of
from assistant.write import WRITERS


def emergency(asked: Asked, knowledge: Knowledge, clock: Clock) -> Answer:
    """The card from the texts, with the sources' words on acute cases where there are any.

    What is searched for is a fixed question: the user's own words never change the card, and
    nothing that breaks in the search can take it away.
    """
    language = language_of(asked.question.text)
    text = say(language, "emergency.card")
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    try:
        said, citations, notices = _from_the_sources(knowledge, language)
    except Exception:  # the card must come whatever is wrong with the index or the model
        logging.getLogger(__name__).exception("the sources could not be searched")
        said = ""
    if said:
        text = f"{text}\n\n{say(language, 'emergency.sources_say')}\n\n{said}"
    return asked.answered(
        "emergency",
        language,
        text,
        citations=citations,
        notices=(*notices, *about_the_question("", asked.was_masked, language)),
        timings_ms=clock.laps(),
    )


def _from_the_sources(
    knowledge: Knowledge, language: Language
) -> tuple[str, tuple[Citation, ...], tuple[Notice, ...]]:
    """What the sources say about acute cases; empty where they don't."""
    acute = Question(say("nb", "emergency.searched_for"))
    query = understand(acute, knowledge.vocabulary, knowledge.embedder, knowledge.known)
    evidence = find_evidence(query, knowledge)
    if not evidence.judged.answered:
        return "", (), ()
    chosen = choose(replace(evidence, hits=evidence.hits[:1]), knowledge)
    said, citations = cite(list(WRITERS["extractive"](query, chosen, knowledge)), knowledge)
    return said, citations, notices_of(chosen, citations, knowledge, language)
