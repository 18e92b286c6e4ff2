"""Statements that may disagree: they answer like questions, and differ in what matters.

Likeness of text alone does not find them (of the thirteen conflicts that were confirmed by reading,
its closest pairs hold four); that users would ask both the same questions does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.conflicts import Conflict
from ingest.documents import Statement
from ingest.embed import Vectors
from ingest.embed.cache import normalised
from ingest.questions import Joined

# From here two statements are taken to be about the same (cosines without what all have in common).
NEAR = 0.72
# That many questions of the one must find a like question of the other.
_AGREEING = 2

_NUMBER_WORDS = {
    "en": "1", "ett": "1", "to": "2", "tre": "3", "fire": "4", "fem": "5", "seks": "6",
    "sju": "7", "syv": "7", "åtte": "8", "ni": "9", "ti": "10", "elleve": "11", "tolv": "12",
}  # fmt: skip
_UNITS = r"(?:års?|åring\w*|måned\w*|uke[rn]?\w*|dag\w*|timer?|ganger|prosent|kroner)"
_NUMBER = re.compile(
    rf"(\d+)\s*(?:[-–]|til|og)\s*(\d+)\s*{_UNITS}|(\d+|{'|'.join(_NUMBER_WORDS)})\s*-?\s*{_UNITS}"
    r"|\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FREQUENCIES = (
    "jevnlig", "regelmessig", "kvartalsvis", "kontinuerlig", "løpende", "underveis", "årlig",
    "månedlig", "ukentlig", "systematisk",
)  # fmt: skip
_DUTIES: Mapping[str, str] = {
    "skal": r"\b(?:skal|må|plikt\w*|forplikte\w*|kreves)\b",
    "bør": r"\b(?:bør|anbefal\w*)\b",
    "kan": r"\bkan\b",
}
_DENIES = re.compile(r"\b(?:ikke|uten|ingen|aldri|verken|heller ikke|unntak\w*)\b", re.IGNORECASE)
_ACTORS: Mapping[str, str] = {
    "kommunen": r"\bkommune(?:n|ne|styret)?\b|\bkommunal\w*",
    "barnevernstjenesten": r"\bbarneverns?tjenesten\b|\bbarnevernet\b",
    "Bufetat": r"\b(?:bufetat|bufdir|staten|statlige?)\b",
    "fylkesnemnda": r"\bfylkesnemnd\w*",
    "barneverns- og helsenemnda": r"\bbarneverns- og helsenemnda\b",
    "skolen": r"\bskole\w*",
    "helsestasjonen": r"\bhelsestasjon\w*",
}
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{3,}(?:-[A-Z]+)?\b")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two statements that are near each other and differ in ``aspect``; nobody has looked yet.

    ``left`` and ``right`` are their ids, ``words`` what each has that the other has not,
    ``nearness`` how alike the questions are that lead to them, in 0 … 1.
    """

    left: str
    right: str
    aspect: str
    words: tuple[tuple[str, ...], tuple[str, ...]]
    nearness: float


def differences(
    statements: Sequence[Statement],
    joined: Sequence[Joined],
    question_vectors: Vectors,
    known: Iterable[Conflict],
) -> tuple[Difference, ...]:
    """The pairs that may disagree, nearest first, without those of a conflict that is known."""
    by_id = {statement.id: statement for statement in statements}
    settled = {pair for conflict in known for pair in conflict.pairs}
    found = [
        Difference(left, right, aspect, words, nearness)
        for (left, right), nearness in _near(joined, question_vectors).items()
        if frozenset((left, right)) not in settled
        for aspect, words in _aspects(by_id[left], by_id[right])[:1]
    ]
    return tuple(sorted(found, key=lambda d: (-d.nearness, d.left, d.right)))


def _near(joined: Sequence[Joined], vectors: Vectors) -> dict[tuple[str, str], float]:
    """The pairs of statements that like questions lead to, and how alike those are."""
    if not joined:
        return {}
    rows: dict[str, list[int]] = {}
    for row, question in enumerate(joined):
        for id_ in question.statement_ids:
            rows.setdefault(id_, []).append(row)
    own = normalised(vectors - vectors.mean(axis=0))
    near: dict[tuple[str, str], float] = {}
    for id_, leading in rows.items():
        closest = (own[leading] @ own.T).max(axis=0)
        closest[leading] = -1.0  # what answers a question together with this does not deny it
        for other, others in rows.items():
            if other > id_ and len(others) >= _AGREEING:
                likeness = float(np.sort(closest[others])[-_AGREEING:].mean())
                if likeness >= NEAR:
                    near[id_, other] = round(min(likeness, 1.0), 3)
    return near


def _aspects(
    left: Statement, right: Statement
) -> list[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """What two statements differ in, the gravest first, with the words that only one has."""
    if left.in_context == right.in_context:
        return []
    one, other = left.in_context, right.in_context
    found = []
    for aspect, words_of, both in _ASPECTS:
        mine, theirs = words_of(one), words_of(other)
        differ = mine != theirs and not (both and (not mine or not theirs))
        if differ and not (both and (mine < theirs or theirs < mine)):
            found.append((aspect, (tuple(sorted(mine - theirs)), tuple(sorted(theirs - mine)))))
    return found


def _numbers(text: str) -> set[str]:
    numbers = set()
    for match in _NUMBER.finditer(text):
        parts = [part.casefold() for part in match.groups() if part]
        numbers.add("–".join(_NUMBER_WORDS.get(part, part) for part in parts))
    return numbers


def _frequencies(text: str) -> set[str]:
    return {word for word in _FREQUENCIES if word in text.casefold()}


def _duties(text: str) -> set[str]:
    found = [name for name, pattern in _DUTIES.items() if re.search(pattern, text, re.IGNORECASE)]
    return set(found[:1])  # the strongest


def _denials(text: str) -> set[str]:
    return {"nei"} if _DENIES.search(text) else set()


def _actors(text: str) -> set[str]:
    return {name for name, p in _ACTORS.items() if re.search(p, text, re.IGNORECASE)}


def _abbreviations(text: str) -> set[str]:
    return set(_ABBREVIATION.findall(text))


# Of the last column: whether both must have such words at all.
_ASPECTS = (
    ("number", _numbers, True),
    ("frequency", _frequencies, True),
    ("duty", _duties, True),
    ("negation", _denials, False),
    ("who", _actors, True),
    ("name", _abbreviations, True),
)
