"""A text in one way of saying numbers, ranges, units and intervals, whichever way it was said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest import flat

_WORDS: Mapping[int, str] = {
    0: "null|zero",
    2: "to|two",
    3: "tre|three",
    4: "fire|four",
    5: "fem|five",
    6: "seks|six",
    7: "sju|syv|seven",
    8: "åtte|eight",
    9: "ni|nine",
    10: "ti|ten",
    11: "elleve|eleven",
    12: "tolv|twelve",
    13: "tretten|thirteen",
    14: "fjorten|fourteen",
    15: "femten|fifteen",
    16: "seksten|sixteen",
    17: "sytten|seventeen",
    18: "atten|eighteen",
    19: "nitten|nineteen",
    20: "tjue|twenty",
    23: "tjuetre|twenty-three",
    24: "tjuefire|twenty-four",
    25: "tjuefem|twenty-five",
    30: "tretti|thirty",
}
_ORDINALS: Mapping[int, str] = {
    2: "andre|annenhver|annan|annen|second",
    3: "tredje|third",
    4: "fjerde|fourth",
    6: "sjette|sixth",
}
VALUES = {word: value for value, words in _WORDS.items() for word in words.split("|")}
_RANKS = {word: value for value, words in _ORDINALS.items() for word in words.split("|")}
# Every form of a unit, and the one that stands for all of them.
UNITS: Mapping[str, str] = {
    "år": r"år(?:et|ene|a|s)?|åring\w*|years?(?:[- ]old)?s?",
    "måned": r"måned\w*|månad\w*|months?",
    "uke": r"uke[rn]?\w*|veke\w*|weeks?",
    "dag": r"dag\w*|døgn\w*|days?",
    "time": r"time(?:r|n|ne|s|ar|ane)?|hours?",
    "minutt": r"minutt\w*|minutes?",
    "gang": r"gang(?:er)?|gong(?:er)?|times",
    "prosent": r"prosent|%|per\s?cent",
}
_ONE = re.compile(rf"\b(?:én|en|ett|et|ein|eit|éin|one|a)\s+(?={'|'.join(UNITS.values())})")
_HALF = re.compile(
    rf"\b(?:(?:et|eit|a)\s+)?(?:halvt?\s+(?:{UNITS['år']})|halvår\w*|half\s+a\s+year)\b"
)
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(VALUES, key=len, reverse=True))})\b")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_RANKS)})\b(?=\s)")
_TO = re.compile(r"(?<=\d)\s+to\s+(?=\d)")
_UNIT = {name: re.compile(rf"(?<=\d)\s*-?\s*(?:{forms})(?!\w)") for name, forms in UNITS.items()}
_RANGE = re.compile(
    r"(\d+)(?:\s*år)?\s*(?:[-–—]|\b(?:opp\s+|fram\s+)?(?:til|og|to|and)\b(?:\s+(?:og\s+med|med))?)"
    r"\s*(?:fylte?\s+|under\s+|de\s+er\s+)?(\d+)\b"
)
_TWELVE_MONTHS = re.compile(r"\b12 måned\b")
_FORTNIGHT = re.compile(r"\b14 dag\b")
# An interval by one name, since a user may know it by another.
_EACH = r"(?:hver|kvar)t?"
_INTERVALS = {
    "kvartalsvis": rf"kvartals?vis|{_EACH}\s+kvartal|{_EACH}\s+3\.?\s+måned\w*|4 gang i året"
    r"|quarterly|every 3 måned",
    "halvårlig": rf"halvårl\w+|{_EACH}\s+6\.?\s+måned\w*|2 gang i året|every 6 måned",
    "årlig": rf"årlig\w*|årleg\w*|{_EACH}\s+år|1 gang i året|annual\w*|every year|yearly",
    "månedlig": rf"månedlig\w*|månadleg\w*|{_EACH}\s+må(?:ned|nad)\w*|monthly|every month",
    "ukentlig": rf"ukentlig\w*|{_EACH}\s+(?:uke|veke)|weekly|every week",
}
_BY_NAME = {name: re.compile(rf"\b(?:{forms})\b") for name, forms in _INTERVALS.items()}


def folded(text: str) -> str:
    """The text in small letters, with digits for number words, "12–18" for any such range, units
    in the singular and intervals by one name.
    """
    small = flat(text).casefold()
    small = _HALF.sub("6 måned", small)
    small = _ONE.sub("1 ", small)
    small = _ORDINAL.sub(lambda match: f"{_RANKS[match[0]]}.", small)
    small = _WORD.sub(_digits, small)
    small = _TO.sub("–", small)
    small = re.sub(r"\bto\b", "2", small)
    for name, forms in _UNIT.items():
        small = forms.sub(f" {name}", small)
    small = re.sub(r"(?<=\d\.) (?:måned|månad)\w*", " måned", small)
    small = _RANGE.sub(r"\1–\2", small)
    small = _FORTNIGHT.sub("2 uke", _TWELVE_MONTHS.sub("1 år", small))
    for name, forms in _BY_NAME.items():
        small = forms.sub(name, small)
    return small


def _digits(match: re.Match[str]) -> str:
    """The number in digits; "to" waits, since between two numbers it is English for "til"."""
    return match[0] if match[0] == "to" else str(VALUES[match[0]])
