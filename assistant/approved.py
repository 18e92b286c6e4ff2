"""Which approved answer fits a question, and the Answer that it makes.

A supervisor vouches for the words of an approved answer, so it is given only to a question that
asks the very same: close in meaning, with no word of weight too many or exchanged for another, and
of the same kind. What is just outside is answered as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answers import Answer, Citation, Language, Question, Role
from assistant.asked import Asked
from assistant.choose import Chosen
from assistant.cite import cite_quotes
from assistant.clock import Clock
from assistant.finish import of_the_question
from assistant.knowledge import Knowledge
from assistant.notices import notices_of
from assistant.signed import approved_writer
from assistant.understand import Query, understand
from ingest import overlap

# Measured on 1,500 anticipated questions, each against all others: by the cosine alone 80 % of the
# pairs this alike lead to the same statement, with the checks of ``ask_the_same`` 98 %.
ALIKE = 0.85
# Little words that searching passes over, and that turn a question into another one.
_TURNING = frozenset(
    "ikke ikkje not uten utan without før etter before after over under mellom between hvem kven"
    " who hva kva what hvor kor where når when hvorfor kvifor why hvordan korleis how fra frå from"
    " han hun ho de dei dere dykk he she they".split()
)
_MAY, _MUST = frozenset("kan can may".split()), frozenset("må skal bør must should".split())
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Approved:
    """An answer that somebody vouches for; ``asked`` are the wordings that it is for.

    ``quotes`` are pairs of a source's id and words of it; ``[2]`` in the text names the second.
    ``on`` is an ISO date. Without a role it is for everybody.
    """

    asked: tuple[Query, ...]
    text: str
    quotes: tuple[tuple[str, str], ...]
    name: str
    on: str
    language: Language = "nb"
    role: Role | None = None


Vouched = Sequence[Approved]


def approved_answer(
    asked: Asked, query: Query, approved: Vouched, knowledge: Knowledge, clock: Clock
) -> Answer | None:
    """The answer that somebody has approved for this question; None where nobody has."""
    fitting = fitting_approved(query, approved)
    if fitting is None:
        return None
    text, citations = cite_quotes(fitting.text, fitting.quotes, knowledge)
    if not citations:  # a quote is not in the source that answers now
        return None
    clock.lap("approved")
    return asked.answered(
        "answered",
        query.language,
        text,
        standalone_question=query.text,
        citations=citations,
        notices=(
            *notices_of(_chosen(citations, knowledge), citations, knowledge, query.language),
            *of_the_question(asked, query.language),
        ),
        writer=approved_writer(fitting.name, fitting.on),
        timings_ms=clock.laps(),
    )


def wordings_of(
    texts: Iterable[str], language: Language, knowledge: Knowledge
) -> tuple[Query, ...]:
    """The wordings of an approved answer's question, made ready for comparing."""
    return tuple(
        replace(
            understand(Question(text), knowledge.vocabulary, knowledge.embedder, knowledge.known),
            language=language,
        )
        for text in texts
    )


def fitting_approved(query: Query, approved: Vouched) -> Approved | None:
    """The approved answer whose question is the closest, of those that ask the same."""
    likenesses = [
        (likeness(query, wording), place)
        for place, one in enumerate(approved)
        if one.role in (None, query.role)
        for wording in one.asked
        if ask_the_same(query, wording)
    ]
    closest, place = max(likenesses, default=(0.0, -1))
    return approved[place] if closest >= ALIKE else None


def likeness(one: Query, other: Query) -> float:
    """How close in meaning two questions are: the cosine."""
    return float(one.vector @ other.vector)


def ask_the_same(one: Query, other: Query) -> bool:
    """Whether two questions are of one language and kind, and neither has a word of weight, a
    number or a turning word that the other has not, or says in other words.
    """
    return (
        (one.language, one.kinds) == (other.language, other.kinds)
        and _turns(one) == _turns(other)
        and not (_allows(one) and _demands(other))
        and not (_demands(one) and _allows(other))
        and bool(one.words)
        and {*one.words} <= {*other.words, *other.wider}
        and {*other.words} <= {*one.words, *one.wider}
    )


def _turns(query: Query) -> frozenset[str]:
    return frozenset(word for word in _said(query) if word in _TURNING or word.isdecimal())


def _allows(query: Query) -> bool:
    said = _said(query)
    return not _MAY.isdisjoint(said) and _MUST.isdisjoint(said)


def _demands(query: Query) -> bool:
    said = _said(query)
    return not _MUST.isdisjoint(said) and _MAY.isdisjoint(said)


def _said(query: Query) -> list[str]:
    return _WORD.findall(query.text.casefold())


def _chosen(citations: Sequence[Citation], knowledge: Knowledge) -> Chosen:
    """What is cited, as if it had been chosen: with the conflicts that it tells both sides of."""
    cited = {
        statement.id
        for statement in knowledge.index.statements
        for citation in citations
        if statement.source_id == citation.source_id
        and any(overlap(span, citation.span) for span in statement.spans)
    }
    told = tuple(
        conflict
        for conflict in knowledge.index.conflicts
        if sum(not cited.isdisjoint(side) for side in conflict.sides) > 1
    )
    return Chosen((), told)
