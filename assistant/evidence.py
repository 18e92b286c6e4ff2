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
# A part says little alone: it counts only where that is rather sure. Else it is said to be missing.
THERE = 0.7
# What is less sure than this is told as the nearest there is. (DECISIONS.md, "Only the nearest")
SURE = 0.85


@dataclass(frozen=True, slots=True)
class Evidence:
    """A query, its hits, and how sure it is that they answer; the same of its parts."""

    query: Query
    hits: Sequence[Hit]
    judged: Judged
    parts: tuple[Evidence, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether a part is answered, or the whole and not each of its parts is missing."""
        whole = self.judged.answered and not (self.parts and len(self.missing) == len(self.parts))
        return whole or any(part.is_there for part in self.parts)

    @property
    def is_there(self) -> bool:
        """Whether it is answered as a part of a question."""
        return self.judged.confidence >= THERE

    @property
    def is_sure(self) -> bool:
        """Whether it is beyond doubt that what is told answers, the whole or a part."""
        told = [part.judged for part in self.parts if part.is_there]
        return max(judged.confidence for judged in (self.judged, *told)) >= SURE

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the sources don't answer, in the user's words; none that has no word of
        its own to be answered («og må vi det?»).
        """
        return tuple(p.query.text for p in self.parts if p.query.words and not p.is_there)


def find_evidence(query: Query, knowledge: Knowledge) -> Evidence:
    """Search for the query and for each of its parts."""
    hits = retrieve(query, knowledge, HITS)
    parts = tuple(find_evidence(part, knowledge) for part in query.parts)
    return Evidence(query, hits, judge(query, hits, knowledge), parts)
