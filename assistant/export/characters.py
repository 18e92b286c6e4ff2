"""Characters that a format cannot hold, made visible instead of lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BEFORE_MARKER = re.compile(r" (?=\[\d{1,3}\])")
Holds = Callable[[str], bool]


def visible(text: str, holds: Holds) -> str:
    """The text with each character that the format does not hold as its number: "[U+1F600]".

    Every kind of line end becomes a line feed, white space that it does not hold a space.
    """
    lines = _LINE_END.sub("\n", text)
    return "".join(c if c == "\n" or holds(c) else _instead(c) for c in lines)


def _instead(character: str) -> str:
    return " " if character.isspace() else f"[U+{ord(character):04X}]"


def with_markers_kept(text: str) -> str:
    """The text with a space before a marker made one where no line ends."""
    return _BEFORE_MARKER.sub("\u00a0", text)


def is_text(character: str) -> bool:
    """Whether XML and UTF-8 can hold it: no control, no half of a pair, no noncharacter."""
    number = ord(character)
    never = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return not never and unicodedata.category(character) not in ("Cc", "Cs")
