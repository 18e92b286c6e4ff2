"""What was found for a query, and whether it answers; also for each part of a double question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Hit
from assistant.judge import Judged, judge
from assistant.knowledge import Knowledge
from assistant.retrieve import retrieve
from assistant.understand import Query

HITS = 12
# A part says little alone: it counts, or is said to be missing, only where that is rather sure.
THERE = 0.7
MISSING = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A query, its hits, and how sure it is that they answer; the same of its parts."""

    query: Query
    hits: Sequence[Hit]
    judged: Judged
    parts: tuple[Evidence, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether the whole or a part is answered."""
        there = any(part.judged.confidence >= THERE for part in self.parts)
        return self.judged.answered or there

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the sources don't answer, in the user's words."""
        return tuple(p.query.text for p in self.parts if p.judged.confidence < MISSING)


def find_evidence(query: Query, knowledge: Knowledge) -> Evidence:
    """Search for the query and for each of its parts."""
    hits = retrieve(query, knowledge, HITS)
    parts = tuple(find_evidence(part, knowledge) for part in query.parts)
    return Evidence(query, hits, judge(query, hits, knowledge), parts)
