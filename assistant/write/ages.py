"""Whether an age is within the age limit that a statement gives: the words that follow from it.

A verdict is given only where every reading of the text gives it. "12–18 år" may or may not hold
until the nineteenth birthday, so of an eighteen-year-old nothing is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from assistant.answers import Language
from assistant.cite import reference
from assistant.knowledge import Knowledge
from assistant.texts import say
from assistant.understand import Query
from assistant.understand.age_asked import Age, AgeAsked, age_asked
from assistant.write.age_limits import AgeLimit, limits_in
from ingest import Statement, stems

Verdict = Literal["below", "inside", "above", "open", "doubtful"]
_TOLD = ("below", "inside", "above")

# A range that leaves room, or that something is said not to hold for, decides nothing.
_LEAVES_ROOM = re.compile(
    r"""hovedsak|primær|fortrinns|som\s+regel|vanlig|normalt|avvik|unntak|\bca\b|cirka|omtrent|\brundt\b
    |først\s+og\s+fremst|særlig|spesielt|blant\s+annet|\bofte|gjerne|typisk|for\s+eksempel|anbefal
    |\bbør\b|veiledende|helst|forleng|videref|oppretthold|utvid|\b(?:ikke|ikkje|ingen|unntatt|utenom)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BREAK = re.compile(r"[.;]\s|,?\s+og\s+(?=[A-ZÆØÅ])|,\s+(?:og|men|mens)\s")
# The end of something, or one more to whom it is given, is no limit.
_NO_LIMIT = re.compile(r"\b(?:også|òg|når|før|innen|avslutt\w*|opphør\w*)\b", re.IGNORECASE)
# What is given to families is given to parents, who may be this young.
_FAMILIES = re.compile(r"famil|foreld|parent", re.IGNORECASE)
_PARENTS_FROM = 16
_NAME = re.compile(r"\b[A-ZÆØÅ]{2,}\b")
_RIGHT = re.compile(r"^\s*(?:har\s+rett\s+(?:til|på)|kan)\s+(?:å\s+)?(?:få\s+)?([^.;,]+)")
# What a user adds without naming anything.
_SAYS_LITTLE = frozenset(
    stems(
        "hjelp tiltak tiltaket behandling tilbud tilbudet plass opphold program programmet opplegg"
        " nå now help place treatment fortsatt fremdeles framleis ennå likevel hos gjennom dere oss"
    )
)
_WHO_GIVES = frozenset(stems("barnevernet barneverntjenesten bufetat staten kommunen"))


def lead(query: Query, statements: Sequence[Statement], knowledge: Knowledge) -> dict[str, str]:
    """The sentence on the age asked about, by the id of the first statement that decides it.

    Empty where none does, or where they differ.
    """
    asked = age_asked(query.text)
    if asked is None:
        return {}
    decided: dict[str, list[str]] = {}
    verdicts: set[Verdict] = set()
    for statement in statements:
        for limit in _limits_of(asked.thing, statement, knowledge):
            found = verdict(asked, limit)
            if found == "above" and _may_be_a_parent(asked, statement):
                found = "doubtful"
            verdicts |= {found} - {"open"}
            if found in _TOLD:
                decided.setdefault(statement.id, []).append(limit.words)
    if len(verdicts) != 1 or not decided:
        return {}
    id_, words = next(iter(decided.items()))
    age, limits = _age_words(asked.age, query.language), ", ".join(dict.fromkeys(words))
    said = say(query.language, f"age.{verdicts.pop()}", age=age, limit=limits)
    (cited,) = (statement for statement in statements if statement.id == id_)
    return {id_: f"{said}{reference(cited)}.\n\n"}


def verdict(asked: AgeAsked, limit: AgeLimit) -> Verdict:
    """Where the age lies, if all readings of the limit agree, else that it is doubtful.

    Where the limit has one bound, and not the one that is asked for, what it lets in is open.
    """
    age, low, high = asked.age, limit.low, limit.high
    if low and age.end <= low[1]:
        return "below"
    if high and age.start >= high[1]:
        return "above"
    if (low and age.start < low[0]) or (high and age.end > high[0]):
        return "doubtful"
    if (low is None and not asked.too_old) or (high is None and not asked.too_young):
        return "open"
    return "inside"


def _may_be_a_parent(asked: AgeAsked, statement: Statement) -> bool:
    """Whether who is above the children's age may get it as their parent."""
    if asked.age.start < _PARENTS_FROM or asked.too_old:
        return False
    of_all = _SAYS_LITTLE | _WHO_GIVES
    return (
        of_all.issuperset(stems(asked.thing)) or _FAMILIES.search(statement.in_context) is not None
    )


def _limits_of(thing: str, statement: Statement, knowledge: Knowledge) -> list[AgeLimit]:
    """The limits that a statement gives for what was asked about."""
    text = statement.in_context
    if _LEAVES_ROOM.search(text):
        return []
    heading = statement.path[-1] if statement.path else ""
    place = f"{heading} {text}"
    found, before = [], 0
    for span in limits_in(text):
        part = _BREAK.split(text[before : span.end])[-1]
        before = span.end
        if span.words not in statement.text or _NO_LIMIT.search(part):
            continue
        if right := _RIGHT.match(text[span.end :]):
            if _begins_with(thing, right[1]) and _is_named(thing, right[1], right[1], knowledge):
                # children's right from an age on: until they are no children
                found.append(span if span.high else replace(span, high=(18, math.inf)))
        elif names := set(_NAME.findall(part)):
            # of two names it cannot be told whose limit it is
            if len(names) == 1 and _has_name(thing, names.pop(), part, knowledge):
                found.append(span)
        elif _is_named(thing, f"{heading} {part}", place, knowledge):
            found.append(_with_heading(span, heading))
    return found


def _begins_with(thing: str, right: str) -> bool:
    """Whether what was asked about is what the right is to, not what it mentions."""
    return stems(right)[:1] == stems(thing)[:1]


def _has_name(thing: str, name: str, part: str, knowledge: Knowledge) -> bool:
    """Whether the user said the name, or two words of it in full, and nothing more."""
    own = {stem for stem in stems(thing) if stem not in _SAYS_LITTLE | _WHO_GIVES}
    in_full = re.search(rf"[A-ZÆØÅ][^.;,()]*\(?(?={name}\b)", part)
    said = (
        own.issuperset(stems(name))
        or any(p.search(thing) and p.search(name) for p in map(_alike, knowledge.index.terms))
        or (in_full is not None and len(own) > 1 and own.issubset(stems(in_full.group())))
    )
    return said and _is_named(thing, part, part, knowledge)


def _is_named(thing: str, part: str, place: str, knowledge: Knowledge) -> bool:
    """Whether every word of the user's stands in the place, and one that names in the part."""
    asked = " ".join(w for w in thing.split() if not _SAYS_LITTLE.issuperset(stems(w)))
    patterns = [_alike(group) for group in knowledge.index.terms]
    said = [(match.group(), p) for p in patterns if (match := p.search(asked)) and p.search(part)]
    # the longest first: "senter for foreldre og barn" before "barn"
    for _, pattern in sorted(said, key=lambda pair: -len(pair[0])):
        asked = pattern.sub(" ", asked)
    rest = [stem for stem in stems(asked) if stem not in _WHO_GIVES]
    named = bool(said) or not set(rest).isdisjoint(stems(part))
    return named and set(rest) <= set(stems(place))


@lru_cache(maxsize=512)
def _alike(group: tuple[str, ...]) -> re.Pattern[str]:
    """Any word of a group of terms.toml, with the endings that nouns have."""
    longest = sorted(group, key=len, reverse=True)
    words = [re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in longest]
    return re.compile(rf"\b(?:{'|'.join(words)})(?:e?[nt]|a|ene)?s?\b", re.IGNORECASE)


def _with_heading(span: AgeLimit, heading: str) -> AgeLimit:
    """The limit with the bound that it lacks and the heading gives.

    It is not in the quote, so nobody is told to be outside of it.
    """
    for other in limits_in(heading):
        if span.low is None and other.low:
            span = replace(span, low=(other.low[0], -math.inf))
        if span.high is None and other.high:
            span = replace(span, high=(other.high[0], math.inf))
    return span


def _age_words(age: Age, language: Language) -> str:
    """The age as a person writes it: "8 år", "8 måneder"."""
    if age.months is not None:
        return say(language, "age.months", number=age.months)
    half = "½" if age.start % 1 else ""
    return say(language, "age.years", number=f"{int(age.start)}{half}")
