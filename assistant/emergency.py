"""A child is in danger now: the fixed card first, then what the sources say about acute cases."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace

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
from ingest import Settings

_ITEM = re.compile(r"^- \*\*(?P<first>[^*\n]+)\*\*(?: – )?(?P<rest>.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Number:
    """Whom to call; ``phone`` is empty for the barnevernvakt whose number is not in settings."""

    phone: str
    whom: str


def card(settings: Settings, language: Language) -> str:
    """The card in Markdown: as in the texts, with the municipality's own number where it is set."""
    text = say(language, "emergency.card")
    if not settings.emergency_phone:
        return text
    *_, municipality = _ITEM.finditer(text)
    name = settings.emergency_name or say(language, "emergency.barnevernvakt")
    own = say(language, "emergency.own", phone=settings.emergency_phone, name=name)
    return f"{text[: municipality.start()]}- {own}{text[municipality.end() :]}"


def numbers(settings: Settings, language: Language) -> tuple[Number, ...]:
    """Whom the card says to call, in its order: police, helpline, the municipality."""
    return tuple(
        _number(item["first"], item["rest"]) for item in _ITEM.finditer(card(settings, language))
    )


def _number(first: str, rest: str) -> Number:
    is_phone = first.lstrip("+").replace(" ", "").isdigit()
    return Number(first, rest) if is_phone else Number("", f"{first}{rest}")


def emergency(asked: Asked, knowledge: Knowledge, clock: Clock) -> Answer:
    """The card from the texts, with the sources' words on acute cases where there are any.

    What is searched for is a fixed question: the user's own words never change the card, and
    nothing that breaks in the search can take it away.
    """
    language = language_of(asked.question.text, asked.question.history)
    text = card(knowledge.settings, language)
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
    # what is searched for is ours: whether it answers is no question
    chosen = replace(
        choose(replace(evidence, hits=evidence.hits[:1]), knowledge), only_nearest=False
    )
    said, citations = cite(list(WRITERS["extractive"](query, chosen, knowledge)), knowledge)
    return said, citations, notices_of(chosen, citations, knowledge, language)
