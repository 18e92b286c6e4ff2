"""When a stretch of a file counts as the same place as another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.cases import Place
from ingest import Span


def is_right(source_id: str, spans: Sequence[Span], gold: Iterable[Place]) -> bool:
    """Whether the stretches are at a gold place: they share half of the shorter of the two."""
    return any(place.source_id == source_id and same(spans, place.span) for place in gold)


def same(spans: Sequence[Span], other: Span, length: int | None = None) -> bool:
    """Whether the stretches together share at least half of the shorter of the two.

    ``length`` is how long the stretches were before they were cut off.
    """
    shared = sum(max(0, min(s.end, other.end) - max(s.start, other.start)) for s in spans)
    length = sum(s.end - s.start for s in spans) if length is None else length
    shorter = min(length, other.end - other.start)
    return shared > 0 and 2 * shared >= shorter


def contains(span: Span, other: Span) -> bool:
    """Whether the first stretch holds all of the second."""
    return span.start <= other.start and other.end <= span.end
