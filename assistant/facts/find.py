"""The facts of a statement, as its question asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from assistant.facts.fold import UNITS, VALUES, folded
from assistant.understand.kinds import asked_spans, kinds_of
from ingest import ACTORS, Statement, actors, duty, frequencies, stems

FactKind = Literal["number", "how_often", "duration", "who", "duty", "price"]
Terms = tuple[tuple[str, ...], ...]

# How binding, in the words of the three languages.
DUTIES: Mapping[str, str] = {
    "skal": r"skal|må\b|plikt\w*|påla\w+|nødt|krav\w*|krev\w*|(?:har|får)\s+(?:\w+\s+)?rett"
    r"|shall|must|ha(?:s|ve)\s+to|required?|duty|obliged",
    "bør": r"bør|burde|anbefal\w*|tilrå\w*|should|recommend\w*",
    "kan": r"kan\b|kunne|lov\s+til|høve|mulig\w*|mogleg\w*|adgang|can\b|may\b|could|might|allowed",
}
_NOT = r"\b(?:ikke|ikkje|aldri|ingen|nei|not|never|no|cannot)\b"
_DENIED = re.compile(
    r"\b(?P<verb>skal|må|bør|kan)\s+(?:\w+\s+){0,2}?(?:ikke|aldri)\b(?!\s+(?:bare|unnlate))"
    r"|\b(?:ikke|aldri)\s+(?P<after>skal|må|bør|kan)\b",
    re.IGNORECASE,
)
# Whose duty stands in a clause of another: "how they shall", "what shall".
_ASIDE = re.compile(r"\b(?:som|hva|hvordan\s+\w+)\s+(?:skal|må|bør|kan)\b", re.IGNORECASE)
_HOW_BINDING = {"skal kunne": "skal", "kan ha rett": "kan"}
_NUMBER = rf"(?:\d+|{'|'.join(sorted(VALUES, key=len, reverse=True))})"
_UNIT = "|".join(UNITS.values())
_NUMBERS = re.compile(
    rf"\b{_NUMBER}(?:\s*år)?\s*(?:[-–]|til|og)\s*{_NUMBER}\s*-?\s*(?:{_UNIT})(?!\w)"
    rf"|\b(?:{_NUMBER}|én|ett?|halvt)\s*-?\s*(?:{_UNIT})(?!\w)"
    rf"|\bfylte?\s+{_NUMBER}\b",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(\d+)(?:–(\d+))?(?: (\w+))?")
_ASKED: Mapping[str, FactKind] = {
    "how_often": "how_often",
    "deadline": "duration",
    "price": "price",
}
_ASKS = re.compile(r"^(?:hv|kv|kor\b|how|when|what)", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^(?:hvem|kven|who|which|hvilke\w*|kva\s+for)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something checkable; ``words`` as the statement has it, ``pattern`` for a folded text."""

    kind: FactKind
    words: str
    pattern: str


def has_fact(pattern: str, text: str) -> bool:
    """Whether the pattern of a fact stands in the text, whatever the case."""
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def facts_of(question: str, statement: Statement, terms: Terms = ()) -> tuple[Fact, ...]:
    """The facts of a statement that the question does not tell itself, each once.

    How binding a statement is counts also where the question names it but asks whether.
    """
    kinds = kinds_of(question)
    asked = folded(question)
    whether = "yes_no" in kinds and not _ASKS.match(question)
    who = _ASKS_WHO.match(question) and not question.endswith(" for?")
    wanted = tuple(kind for kind in kinds if kind in _ASKED or (kind == "who" and who))
    return tuple(
        fact
        for fact in _facts(statement, wanted, terms)
        if (fact.kind == "duty" and whether) or not has_fact(fact.pattern, asked)
    )


@lru_cache(maxsize=4096)
def _facts(statement: Statement, kinds: tuple[str, ...], terms: Terms) -> tuple[Fact, ...]:
    return tuple({fact.pattern: fact for fact in _all(statement, kinds, terms)}.values())


def _all(statement: Statement, kinds: tuple[str, ...], terms: Terms) -> Iterator[Fact]:
    text = statement.text
    yield from _numbers(text)
    for words in sorted(frequencies(text)):
        yield Fact("how_often", words, _any(words, terms))
    for name in kinds:
        if name in _ASKED and (spans := asked_spans((name,), text)):
            for start, end in spans:
                words = text[start:end]
                if not _NUMBERS.search(words):
                    yield Fact(_ASKED[name], words, _any(words, terms))
    if "who" in kinds:
        for name in sorted(actors(text)):
            yield Fact("who", name, f"{ACTORS[name]}|{_any(name, terms)}")
    yield from _duty(statement)


def _numbers(text: str) -> Iterator[Fact]:
    for match in _NUMBERS.finditer(text):
        value = _VALUE.search(folded(match[0]))
        if value is None:
            continue
        low, high, unit = value.groups()
        if high:
            yield Fact("number", match[0], rf"\b{low}–{high}\b")
        else:
            others = "|".join(name for name in UNITS if name != unit)
            other = rf"(?!\s*(?:{others})\b)" if unit in UNITS else ""
            yield Fact("number", match[0], rf"(?<![\d,.]){low}(?![\d,]){other}")


def _duty(statement: Statement) -> Iterator[Fact]:
    """How binding the statement is, where it is so in one way; a denied one must be denied."""
    own = replace(statement, text=_ASIDE.sub(" ", statement.text))
    denied = _DENIED.search(own.text)
    if denied:
        said = (denied["verb"] or denied["after"]).casefold()
        verb = "skal" if said == "må" else said
        either = rf"(?=.*\b(?:{DUTIES[verb]})\b)(?=.*{_NOT})"
        yield Fact("duty", f"{said} ikke", either)
        return
    verbs = set(re.findall(r"\b(?:skal|bør|kan)\b", own.text.casefold()))
    verb = duty(own)
    known = _HOW_BINDING.get(verb, verb)
    if verb and not verbs - {known}:
        pattern = rf"\b(?:{DUTIES[known]})\b"
        words = re.search(pattern, own.text, re.IGNORECASE)
        yield Fact("duty", words[0].casefold() if words else verb, pattern)


def _any(words: str, terms: Terms) -> str:
    """The words in any ending, or what the corpus' terms say is the same."""
    same = [_ending(words)]
    small, known = words.casefold(), tuple(stems(words))
    for whole, stemmed, others in _groups(terms):
        if whole.fullmatch(small) or (known and known in stemmed):
            same += others
    return rf"\b(?:{'|'.join(dict.fromkeys(same))})\b"


@lru_cache(maxsize=4)
def _groups(terms: Terms) -> list[tuple[re.Pattern[str], set[tuple[str, ...]], list[str]]]:
    """Each group: what one of its terms looks like, their stems, and all of them folded."""
    return [
        (
            re.compile("|".join(map(_starred, group))),
            {tuple(stems(term)) for term in group},
            [_starred(folded(term)) for term in group if not _ASKS.match(term)],
        )
        for group in terms
    ]


def _ending(words: str) -> str:
    """The words as folded, the stem of each with whatever ending."""
    known = folded(words)
    if re.search(r"\d", known) or not stems(known):
        return re.escape(known)
    return r"\W+".join(rf"{re.escape(_stem(word))}\w*" for word in re.findall(r"\w+", known))


def _stem(word: str) -> str:
    found = stems(word)
    return found[0] if found and word.startswith(found[0]) else word


def _starred(term: str) -> str:
    return re.escape(term).replace(r"\*", r"\w*")
