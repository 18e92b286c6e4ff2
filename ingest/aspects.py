"""What two statements differ in: numbers, how often, duty, denial, limits, who, names.

Read by patterns, so that a person gets few pairs to look at; they decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.documents import Statement

# The words that only the one statement has, and those that only the other has.
Words = tuple[tuple[str, ...], tuple[str, ...]]

_NUMBER_WORDS = {
    "én": "1", "en": "1", "ett": "1", "to": "2", "tre": "3", "fire": "4", "fem": "5", "seks": "6",
    "sju": "7", "syv": "7", "åtte": "8", "ni": "9", "ti": "10", "elleve": "11", "tolv": "12",
}  # fmt: skip
_UNITS = r"(?:års?|åring\w*|måned\w*|uke[rn]?\w*|dag\w*|døgn|timer?|gang(?:er)?|prosent|kroner)"
_NUMBER = re.compile(
    rf"\b(\d+)\s*(?:[-–]|til|og)\s*(\d+)\s*{_UNITS}"
    rf"|\b(\d+|{'|'.join(_NUMBER_WORDS)})\s*-?\s*{_UNITS}\b"
    r"|\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\b(?:jevnlig|regelmessig|kvartalsvis|kontinuerlig|løpende|underveis|årlig|månedlig|ukentlig"
    r"|systematisk|hver[t]?\s+(?:\w+\s+)?(?:dag|uke|måned|kvartal|halvår|år)"
    r"|gang(?:er)?\s+i\s+(?:uken|måneden|halvåret|året))\b",
    re.IGNORECASE,
)
# Of several the first counts. «kan være» introduces examples, «skal kunne» is a duty to be able.
_DUTIES: Mapping[str, str] = {
    "kan ha rett": r"\bkan (?:\w+ )*?ha rett\b",
    "skal kunne": r"\b(?:skal|må) (?:også )?kunne\b",
    "skal": r"\b(?:skal|må|(?:for)?plikt\w*|kreves|(?:har|får) (?:rett|krav)|kan ikke unnlate)\b",
    "bør": r"\b(?:bør|anbefal\w*)\b",
    "kan": r"\bkan\b(?! (?:det )?(?:være|omfatte|for eksempel|eksempelvis|ikke)\b)",
}
_DENIES = re.compile(r"\b(?:ikke|uten|ingen|aldri|verken)\b", re.IGNORECASE)
_LIMITS = re.compile(
    r"\b(?:som hoved\w+|primært|i noen tilfeller|vanligvis|normalt|unntak\w*|avvike|kun|bare)\b",
    re.IGNORECASE,
)
ACTORS: Mapping[str, str] = {
    "kommunen": r"\bkommune(?:n|ne|styret)?\b|\bkommunal\w*",
    "barnevernstjenesten": r"\bbarneverns?tjenesten\b|\bbarnevernet\b",
    "Bufetat": r"\b(?:bufetat|bufdir|staten|statlige?)\b",
    "nemnda": r"\bfylkesnemnd\w*|\bbarneverns- og helsenemnd\w*",
    "skolen": r"\bskole\w*",
    "helsestasjonen": r"\bhelsestasjon\w*",
}
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{3,}(?:-[A-Z]+)?\b")
_EXAMPLES = re.compile(r"\bfor eksempel|\beksempl\w+|\beksempelvis|\bsom for\b", re.IGNORECASE)
# What has been called something else before: the name now, and the one before; any ending.
RENAMED = (("Barneverns- og helsenemnd", "Fylkesnemnd"),)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that two statements differ in; the ``weaker`` it is, the nearer they must be."""

    name: str
    words: Words
    weaker: float = 0.0


def aspects(left: Statement, right: Statement) -> Iterator[Aspect]:
    """What two statements differ in, the gravest first."""
    one, other = left.in_context, right.in_context
    if words := _only(_numbers(one), _numbers(other)):
        yield Aspect("number", words)
    if words := _only(frequencies(one), frequencies(other)):
        yield Aspect("frequency", words)
    if (mine := duty(left)) and (theirs := duty(right)) and mine != theirs:
        yield Aspect("duty", ((mine,), (theirs,)))
    for name, pattern, weaker in (("limit", _LIMITS, 0.1), ("negation", _DENIES, 0.15)):
        found, others = _matches(pattern, left.text), _matches(pattern, right.text)
        if bool(found) != bool(others):
            yield Aspect(name, (found, others), weaker)
    if words := _only(actors(one), actors(other)):
        yield Aspect("who", words, 0.15)
    if words := _only(_names(one), _names(other)):
        yield Aspect("name", words, 0.15)


def _only(mine: set[str], theirs: set[str]) -> Words | None:
    """What each has alone; None where one has none, or nothing that the other has not too."""
    if not mine or not theirs or mine <= theirs or theirs <= mine:
        return None
    return tuple(sorted(mine - theirs)), tuple(sorted(theirs - mine))


def _numbers(text: str) -> set[str]:
    numbers = set()
    for match in _NUMBER.finditer(text):
        parts = [part.casefold() for part in match.groups() if part]
        numbers.add("–".join(_NUMBER_WORDS.get(part, part) for part in parts))
    return numbers


def frequencies(text: str) -> set[str]:
    """How often, as the text has it."""
    return {" ".join(found.casefold().split()) for found in _FREQUENCY.findall(text)}


def duty(statement: Statement) -> str:
    """How binding it is, by its own words or else by what introduces it."""
    for text in (statement.text, statement.lead_in):
        for name, pattern in _DUTIES.items():
            if re.search(pattern, text, re.IGNORECASE):
                return name
    return ""


def actors(text: str) -> set[str]:
    """The bodies that the text names, as ``ACTORS`` calls them."""
    return {name for name, p in ACTORS.items() if re.search(p, text, re.IGNORECASE)}


def _names(text: str) -> set[str]:
    """What is named by its initials; a list of examples could name others as well."""
    return set() if _EXAMPLES.search(text) else set(_ABBREVIATION.findall(text))


def _matches(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.casefold() for found in pattern.findall(text)))
