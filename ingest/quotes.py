"""A quote and its place: word for word, runs of white space and Markdown emphasis apart."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.documents import Span

_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_SPACE = re.compile(r"\s+")


def quote_at(text: str, span: Span) -> str:
    """The words between ``span.start`` and ``span.end``, without emphasis, on one line."""
    return flat(text[span.start : span.end])


def flat(text: str) -> str:
    """The text with emphasis taken out and runs of white space made one space."""
    return _SPACE.sub(" ", _EMPHASIS.sub("", text)).strip()


def find_quote(quote: str, text: str) -> tuple[Span, ...]:
    """Every place of ``quote`` in ``text``, in order; empty where it is not word for word there.

    Words are whole: «plan» does not stand in «planlegge». The digit of a footnote may stick to one.
    """
    wanted = flat(quote)
    bare, places = _bare(text)
    spans: list[Span] = []
    at = bare.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not _cuts_a_word(bare, at) and not _cuts_a_word(bare, end):
            spans.append(Span(places[at], places[end - 1] + 1))
        at = bare.find(wanted, at + 1)
    return tuple(spans)


def _cuts_a_word(text: str, at: int) -> bool:
    """Whether two letters, or two digits, stand on either side."""
    around = text[at - 1 : at + 1] if at else ""
    return len(around) == 2 and (around.isalpha() or around.isdecimal())


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


@lru_cache(maxsize=64)
def _bare(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as ``flat`` makes it, and where each character of it stood."""
    left_out = {i for match in _EMPHASIS.finditer(text) for i in range(*match.span())}
    kept: list[str] = []
    places: list[int] = []
    for i, character in enumerate(text):
        if i in left_out or (character.isspace() and kept[-1:] == [" "]):
            continue
        kept.append(" " if character.isspace() else character)
        places.append(i)
    return "".join(kept), tuple(places)
