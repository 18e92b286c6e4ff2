"""Take out what cannot be seen, and put as plain signs what only looks different."""

from __future__ import annotations

import re
import unicodedata

MOST_ROUNDS = 8
MARKS_ON_DIGITS = re.compile(r"(?<=\d)[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+")
BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800"), " ")


def clean(text: str) -> str:
    """The text in NFKC, digits as 0-9, without control, tag, zero-width and other hidden signs."""
    for _ in range(MOST_ROUNDS):  # taking a sign away can bring two others together
        before = text
        text = unicodedata.normalize("NFKC", text).translate(BLANKS)
        text = "".join(map(plain, text)) if not text.isascii() or not text.isprintable() else text
        text = MARKS_ON_DIGITS.sub("", text)
        if text == before:
            break
    return text


def plain(sign: str) -> str:
    """The sign as ordinary text has it: nothing for a hidden one, 0-9 for any digit."""
    if sign in "\n\t":
        return sign
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.digit(sign))
    hidden = category in ("Cc", "Cf", "Cs") or "\ufe00" <= sign <= "\ufe0f"
    return "" if hidden or "\U000e0000" <= sign <= "\U000e0fff" else sign
