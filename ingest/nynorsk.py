"""Nynorsk in, bokmål out, word by word: the documents and most known questions are in bokmål.

Only for searching; what users read keeps their own words.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_suffix(".txt")
_WORD = re.compile(r"\w+")


def searched(question: str, language: str) -> str:
    """The question as others are compared with it: in bokmål where it is in nynorsk (``nn``)."""
    return in_bokmål(question) if language == "nn" else question


def in_bokmål(text: str) -> str:
    """The text with each nynorsk word that is listed put as the word of bokmål, in lower case."""
    words = _words()
    return _WORD.sub(lambda match: words.get(match[0].casefold(), match[0]), text)


@cache
def _words() -> dict[str, str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)
