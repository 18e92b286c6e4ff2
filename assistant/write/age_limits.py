"""The age limits that a text gives; durations and times are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_N = r"(\d{1,2})(\s?½)?"
_PERSONS = (
    r"(?i:barn(?:et|a)?|ungdom(?:men|mer|mar)?|unge|gutter|jenter|elever|personer|spedbarn|småbarn"
    r"|alder(?:en)?|aldersgruppen?|aldersgrensen?(?:\s+er)?|målgruppen?(?:\s+er)?)"
)
_FROM = r"(?:\s*[:(]\s*|\s+(?:som\s+er\s+)?(?:i\s+alderen\s+)?)"
_TO = r"\s*(?:[–—-]|til(?:\s+og\s+med)?|og)\s*"
_YEARS = r"\s*(år|måneder|mnd)\b"
# The group "said" or "turned" is what is shown of a limit.
_BOTH = rf"(?P<said>(?:mellom\s+|fra\s+)?{_N}(?:\s*år)?{_TO}{_N}{_YEARS})"
_TWO_SIDED = re.compile(rf"\b{_PERSONS}{_FROM}{_BOTH}")
# "MST, 12-18 år"; what is short may be how long it takes: "MST, 3-5 måneder".
_AFTER_NAME = re.compile(rf"\b[A-ZÆØÅ]{{2,}}\b,?\s*\(?{_BOTH}")
_SHORT = 3
_WHO = rf"\b{_PERSONS}\s+(?:som\s+er\s+)?"
_LOWER = re.compile(
    rf"{_WHO}(?P<said>(over|fra|eldre\s+enn)\s+{_N}{_YEARS})"
    rf"|(?P<turned>(?:(?<=\bsom\s)(?:har|er)|\b(?:fra|etter|over))\s+fylte?\s+{_N}\s*år)"
)
_UPPER = re.compile(
    rf"{_WHO}(?P<said>(under|opp\s+til|inntil|yngre\s+enn)\s+{_N}{_YEARS})"
    rf"|(?P<turned>\b(?:inntil|(?:fram\s+|frem\s+|opp\s+)?til)\s+fylte\s+{_N}\s*år)"
)


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """An age limit in years as ``words`` give it; ``low`` and ``high`` are each (sure, possible).

    Who is older than the sure low and younger than the sure high is within it; who is below the
    possible low or above the possible high is not. ``start`` and ``end`` tell where it stands.
    """

    words: str
    low: tuple[float, float] | None
    high: tuple[float, float] | None
    start: int = 0
    end: int = 0


def limits_in(text: str) -> list[AgeLimit]:
    """The age limits that a text gives, in order."""
    found: list[AgeLimit] = []
    for pattern, read in _READ:
        for match in pattern.finditer(text):
            limit = read(match)
            if limit and not any(limit.start < o.end and o.start < limit.end for o in found):
                found.append(limit)
    return sorted(found, key=lambda span: span.start)


def _two_sided(match: re.Match[str]) -> AgeLimit:
    _, first, half, second, other_half, unit = match.groups()
    low, high = _number(first, half, unit), _number(second, other_half, unit)
    return _range(match, "said", (low, low), (high, high + (1 / 12 if unit != "år" else 1)))


def _after_name(match: re.Match[str]) -> AgeLimit | None:
    limit = _two_sided(match)
    return limit if limit.low and limit.high and limit.high[0] - limit.low[0] >= _SHORT else None


def _lower(match: re.Match[str]) -> AgeLimit:
    said, preposition, number, half, unit, _, turned, turned_half = match.groups()
    if not said:
        low = _number(turned, turned_half, "år")
        return _range(match, "turned", (low, low), None)
    low = _number(number, half, unit)
    # "over 12 år" may mean from the twelfth birthday, or from the thirteenth
    return _range(match, "said", (low if preposition == "fra" else low + 1, low), None)


def _upper(match: re.Match[str]) -> AgeLimit:
    said, preposition, number, half, unit, _, turned, turned_half = match.groups()
    if not said:
        high = _number(turned, turned_half, "år")
        return _range(match, "turned", None, (high, high))
    high = _number(number, half, unit)
    if preposition in ("under", "yngre enn"):
        return _range(match, "said", (0, 0), (high, high))
    return _range(match, "said", None, (high, high + 1))


def _range(
    match: re.Match[str],
    group: str,
    low: tuple[float, float] | None,
    high: tuple[float, float] | None,
) -> AgeLimit:
    return AgeLimit(match[group], low, high, match.start(), match.end())


def _number(digits: str, half: str | None, unit: str) -> float:
    number = int(digits) + (0.5 if half else 0)
    return number if unit == "år" else number / 12


_READ: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], AgeLimit | None]], ...] = (
    (_TWO_SIDED, _two_sided),
    (_AFTER_NAME, _after_name),
    (_UPPER, _upper),
    (_LOWER, _lower),
)
