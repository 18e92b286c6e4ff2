"""One spelling for text that is compared, whichever keyboard it was written on."""

from __future__ import annotations

import re
import unicodedata

# Folding makes "slår", "slaar" and "slar" one word, for people without æ, ø and å at hand.
_FOLDED = (("æ", "e"), ("ae", "e"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"))
_INFINITIVE = re.compile(r"\b(?:å|aa)\b")  # would else become the English article
_SOME = re.compile(r"\bnoe\b")  # would else become "no", which is now in nynorsk


def fold(text: str) -> str:
    """The text in lower case and one spelling of æ, ø and å, without marks and hidden signs."""
    text = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cf", "Cc"))
    text = _SOME.sub("noko", _INFINITIVE.sub("at", text))
    for letters, folded in _FOLDED:
        text = text.replace(letters, folded)
    marked = unicodedata.normalize("NFD", text)
    return "".join(c for c in marked if not unicodedata.combining(c))
