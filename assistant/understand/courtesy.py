"""Greetings, thanks and goodbyes: messages that ask nothing."""

from __future__ import annotations

import re

_COURTESY = re.compile(
    r"""\W*(?:(?:tusen|mange|hjertelig)\s+)?(?:takk\w*(?:\s+skal\s+(?:du|dere|de|dykk)\s+ha)?|thanks
    |thank\s+you|hei(?:\s*san)?|hallo|heia|halla|hi|hello
    |hey|god\s*(?:morgen|dag|kveld|ettermiddag|helg)|good\s+(?:morning|day|evening|afternoon)
    |ha\s+(?:det|en\s+\w+\s+dag)|ha\s+ein\s+\w+\s+dag|bye|goodbye|på\s+gjensyn|den\s+er\s+grei|supert?|flott|topp)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:hva|kva|hvem|kven|hvor\w*|kor\w*|hvilke\w*|hvis|når|må|kan|skal|what|how|who|when|which)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:takk\w*|thanks|thank\s+you)\b", re.IGNORECASE)
_MOST_WORDS = 10


def is_courtesy(text: str) -> bool:
    """Whether a message only greets, thanks or says goodbye."""
    begun = _COURTESY.match(text)
    short = len(text.split()) <= _MOST_WORDS
    return short and begun is not None and _ASKS.search(text, begun.end()) is None


def is_thanks(text: str) -> bool:
    """Whether a message only says thank you."""
    return is_courtesy(text) and _THANKS.search(text) is not None
