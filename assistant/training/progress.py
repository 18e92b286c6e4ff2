"""How it went, by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from assistant.records.entries import Judgement

JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many answers of a topic, or of a session, were judged in each way."""

    name: str
    knew: int
    partly: int
    did_not_know: int

    @property
    def answered(self) -> int:
        """How many answers there are."""
        return self.knew + self.partly + self.did_not_know


def progress(judged: Iterable[tuple[str, Judgement | None]]) -> tuple[Progress, ...]:
    """For each name, in the order they first come, how its answers were judged."""
    counts: dict[str, Counter[str]] = {}
    for name, judgement in judged:
        if judgement:
            counts.setdefault(name, Counter())[judgement] += 1
    return tuple(
        Progress(name, *(count[judgement] for judgement in JUDGEMENTS))
        for name, count in counts.items()
    )
