"""What retrieval puts in order: Unit, and the Ranker that orders them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evals.cases import Place
from evals.overlap import contains, is_right, same
from ingest import Span


class Unit(NamedTuple):
    """A piece that is shown in answer to a question: a statement, a passage, or a chunk.

    ``shown`` is how many characters the reader sees of it.
    """

    id: str
    source_id: str
    spans: tuple[Span, ...]
    shown: int


@dataclass(frozen=True)
class Ranker:
    """One way to order ``units`` for a question, best first.

    ``relevant`` says whether a unit answers a question with that gold: a statement does if it is at
    a gold place, a longer piece if it holds one whole.
    """

    units: tuple[Unit, ...]
    rank: Callable[[str], Sequence[Unit]]
    relevant: Callable[[Unit, Sequence[Place]], bool]


def is_gold(unit: Unit, gold: Sequence[Place]) -> bool:
    """Whether a statement is at a gold place."""
    return is_right(unit.source_id, unit.spans, gold)


def holds_gold(unit: Unit, gold: Sequence[Place]) -> bool:
    """Whether a longer piece holds a gold place whole."""
    return any(
        place.source_id == unit.source_id and any(contains(span, place.span) for span in unit.spans)
        for place in gold
    )


def unique(units: Iterable[Unit]) -> list[Unit]:
    """The units in their order, each at its first place only."""
    first: dict[str, Unit] = {}
    for unit in units:
        first.setdefault(unit.id, unit)
    return list(first.values())


def whole_sources(ranker: Ranker) -> Ranker:
    """The same order, but of the sources that the units are from."""

    def source_of(unit: Unit) -> Unit:
        return Unit(unit.source_id, unit.source_id, (), 0)

    def rank(question: str) -> list[Unit]:
        return unique(map(source_of, ranker.rank(question)))

    def relevant(unit: Unit, gold: Sequence[Place]) -> bool:
        return any(place.source_id == unit.source_id for place in gold)

    return Ranker(tuple(unique(map(source_of, ranker.units))), rank, relevant)


def within(units: Iterable[Unit], gold: Sequence[Place], characters: int) -> bool:
    """Whether gold is in the first ``characters`` that a reader of the units is shown.

    Of a unit that is cut off there, at least half of the gold (or of the unit) must be shown.
    """
    left = characters
    for unit in units:
        spans = unit.spans if unit.shown <= left else _cut(unit, left)
        whole = sum(span.end - span.start for span in unit.spans)
        if any(p.source_id == unit.source_id and same(spans, p.span, whole) for p in gold):
            return True
        left -= unit.shown
        if left <= 0:
            break
    return False


def _cut(unit: Unit, characters: int) -> list[Span]:
    """The spans of a unit as far as its first ``characters`` characters go."""
    spans, left = [], characters
    for start, end in unit.spans:
        if left > 0:
            spans.append(Span(start, min(end, start + left)))
        left -= end - start
    return spans
