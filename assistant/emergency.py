"""A child is in danger now: the fixed card first, then what the sources say about acute cases."""

from __future__ import annotations

from assistant.answers import Answer, Citation, Notice, Question
from assistant.asked import Asked
from assistant.choose import choose
from assistant.cite import cite
from assistant.clock import Clock
from assistant.judge import judge
from assistant.knowledge import Knowledge
from assistant.notices import about_the_question, notices_of
from assistant.retrieve import retrieve
from assistant.texts import say
from assistant.understand import understand
from assistant.understand.language import language_of
from assistant.write import WRITERS


def emergency(asked: Asked, knowledge: Knowledge, clock: Clock) -> Answer:
    """The card from the texts, with the sources' words on acute cases where there are any.

    What is searched for is a fixed question: the user's own words never change the card.
    """
    language = language_of(asked.question.text)
    acute = Question(say("nb", "emergency.searched_for"))
    query = understand(acute, knowledge.vocabulary, knowledge.embedder)
    hits = retrieve(query, knowledge, 1)
    text = say(language, "emergency.card")
    chosen = choose(query, hits, knowledge)
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    if judge(query, hits, knowledge).answered:
        pieces = list(WRITERS["extractive"](query, chosen, knowledge))
        said, citations = cite(pieces, knowledge)
        text = f"{text}\n\n{say(language, 'emergency.sources_say')}\n\n{said}"
        notices = notices_of(chosen, citations, knowledge, language)
    return Answer(
        id=asked.question.id,
        question=asked.question.text,
        standalone_question=asked.question.text,
        language=language,
        role=asked.question.role,
        outcome="emergency",
        text=text,
        citations=citations,
        notices=(*notices, *about_the_question("", asked.was_masked, language)),
        timings_ms=clock.laps(),
    )
