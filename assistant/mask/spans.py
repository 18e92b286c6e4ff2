"""Stretches of a text that hold personal data."""

from __future__ import annotations

from collections.abc import Iterator

Span = tuple[int, int]


def merge(spans: list[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last and span[0] < last[1]:
            last = (last[0], max(last[1], span[1]))
        else:
            if last:
                yield last
            last = span
    if last:
        yield last
