"""The parts that the headings of a document make, and its table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from urllib.parse import quote as quoted

from ingest import Index, Span, Statement


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the statements under it, up to the next heading.

    ``number`` counts from 1. ``path`` is empty for what stands before the first heading.
    """

    number: int
    path: tuple[str, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def heading(self) -> str:
        """The heading, as a reader needs it."""
        return self.path[-1].rstrip(" :") if self.path else ""


def parts(index: Index, source_id: str) -> tuple[Part, ...]:
    """The parts of a document, in reading order; headings with nothing under them too."""
    made: list[Part] = []
    own = (statement for statement in index.statements if statement.source_id == source_id)
    for path, statements in groupby(own, key=lambda statement: statement.path):
        before = made[-1].path if made else ()
        known = next(
            (n for n in range(len(path)) if path[: n + 1] != before[: n + 1]), len(path) - 1
        )
        for depth in range(max(known, 0), len(path)):
            made.append(Part(len(made) + 1, path[: depth + 1]))
        if not path:
            made.append(Part(len(made) + 1, ()))
        made[-1] = replace(made[-1], statements=tuple(statements))
    return tuple(made)


def contents(source_id: str, headed: Iterable[Part]) -> str:
    """The headings as a nested list of links into the document."""
    return _level(source_id, [part for part in headed if part.path], 1)


def address(source_id: str, place: Span | int | None = None) -> str:
    """Where the page shows a document, opened at a quote or at the part of that number."""
    at = f"{place.start}-{place.end}" if isinstance(place, Span) else place
    return f"#documents/{quoted(source_id, safe='')}" + ("" if at is None else f"/{at}")


def _level(source_id: str, headed: Sequence[Part], depth: int) -> str:
    items: list[str] = []
    for number, part in enumerate(headed):
        if len(part.path) > depth:
            continue
        rest = headed[number + 1 :]
        below = next((n for n, p in enumerate(rest) if len(p.path) <= depth), len(rest))
        items.append(
            f'<li><a href="{escape(address(source_id, part.number))}" data-part="{part.number}">'
            f"{escape(part.heading)}</a>{_level(source_id, rest[:below], depth + 1)}</li>"
        )
    return f"<ol>{''.join(items)}</ol>" if items else ""
