"""A quote and its place: word for word, runs of white space and Markdown emphasis apart."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.documents import Span

_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_SPACE = re.compile(r"\s+")


def quote_at(text: str, span: Span) -> str:
    """The words between ``span.start`` and ``span.end``, without emphasis, on one line."""
    return _SPACE.sub(" ", _EMPHASIS.sub("", text[span.start : span.end])).strip()


def find_quote(quote: str, text: str) -> tuple[Span, ...]:
    """Every place of ``quote`` in ``text``, in order; empty where it is not word for word there."""
    wanted = _bare(quote)[0]
    bare, places = _bare(text)
    spans: list[Span] = []
    at = bare.find(wanted) if wanted else -1
    while at >= 0:
        spans.append(Span(places[at], places[at + len(wanted) - 1] + 1))
        at = bare.find(wanted, at + 1)
    return tuple(spans)


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


@lru_cache(maxsize=64)
def _bare(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without white space and emphasis, and where each character of it stood."""
    left_out = {i for match in _EMPHASIS.finditer(text) for i in range(*match.span())}
    kept = [i for i, c in enumerate(text) if not c.isspace() and i not in left_out]
    return "".join(text[i] for i in kept), tuple(kept)
