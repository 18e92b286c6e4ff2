"""Questions grouped by what they mean, and the heading of the documents they are nearest to.

Vectors are worked out while somebody looks, a few at a time, and kept in memory only: a question
that is erased from the records leaves none behind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from time import monotonic

import numpy as np

from assistant.knowledge import Knowledge
from ingest import Vectors

# Two questions chosen at random are nearer than this in one case of 250. Read off the anticipated
# questions, so that it holds for any embedder; tried on the 1,286 that are known to be unanswered.
_NEAR = 0.996
_SAMPLE = 1_000
_AT_ONCE = 4
_GONE = -2.0
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")


@dataclass(frozen=True, slots=True)
class _Meaning:
    vector: Vectors
    heading: str


class Meanings:
    """What is known of the questions at hand; one for the process, any thread may ask."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._known: dict[str, _Meaning] = {}
        self._turn = Lock()

    def learn(self, texts: Sequence[str], seconds: float) -> int:
        """Work for about that long, first text first; return how many texts still wait."""
        until = monotonic() + seconds
        if self._turn.acquire(blocking=False):
            try:
                wanted = dict.fromkeys(texts)
                known = {text: found for text, found in self._known.items() if text in wanted}
                waiting = [text for text in wanted if text not in known]
                while waiting and monotonic() < until:
                    some, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
                    known.update(zip(some, self._meanings(some), strict=True))
                self._known = known
            finally:
                self._turn.release()
        return sum(text not in self._known for text in dict.fromkeys(texts))

    def heading(self, text: str) -> str:
        """The heading that an anticipated question like this leads to; "" if none is near."""
        known = self._known.get(text)
        return known.heading if known else ""

    def groups(self, texts: Collection[str]) -> list[list[str]]:
        """The texts whose meaning is known, alike ones together, the most typical of them first."""
        known = self._known
        ready = [text for text in dict.fromkeys(texts) if text in known]
        if not ready:
            return []
        vectors = np.stack([known[text].vector for text in ready])
        return [[ready[row] for row in rows] for rows in grouped(vectors, self.near)]

    @cached_property
    def near(self) -> float:
        """The cosine from which on two questions are alike."""
        asked = self._knowledge.known.answered
        some = asked[:: max(1, len(asked) // _SAMPLE)]
        pairs = (some @ some.T)[np.triu_indices(len(some), 1)]
        return float(np.quantile(pairs, _NEAR)) if len(pairs) else 1.0

    def _meanings(self, texts: Sequence[str]) -> list[_Meaning]:
        knowledge = self._knowledge
        vectors = knowledge.embedder.embed_questions(texts)
        if not len(knowledge.known.answered):
            return [_Meaning(vector, "") for vector in vectors]
        cosines = vectors @ knowledge.known.answered.T
        best = cosines.argmax(axis=1)
        return [
            _Meaning(vector, self._heading_of(int(row)) if cosine[row] >= self.near else "")
            for vector, cosine, row in zip(vectors, cosines, best, strict=True)
        ]

    def _heading_of(self, row: int) -> str:
        index = self._knowledge.index
        asked = index.questions[row]
        paths = [index.statements[index.statement_rows[id_]].path for id_ in asked.statement_ids]
        section = next((path for path in paths if path), ())
        return last_heading(section) or index.sources[asked.source_id].title


def last_heading(section: Sequence[str]) -> str:
    """The innermost heading without its number: the same section in two editions is one."""
    return _NUMBERING.sub("", section[-1]).strip(" :") if section else ""


def grouped(vectors: Vectors, near: float) -> list[list[int]]:
    """Rows of length 1 in groups, by average link: as long as two groups' mean cosine is ``near``.

    Follows each group to its nearest until two are nearest to one another (Murtagh 1983), which
    takes the square of the number of rows. In each group the row nearest to the others is first.
    """
    cosines = (vectors @ vectors.T).astype(np.float32)
    between = cosines.copy()
    np.fill_diagonal(between, _GONE)
    groups = [[row] for row in range(len(vectors))]
    waiting = list(range(len(vectors)))
    chain: list[int] = []
    while chain or waiting:
        if not chain:
            first = waiting.pop()
            if groups[first] and between[first].max() >= near:
                chain.append(first)
            continue
        here = chain[-1]
        there = int(between[here].argmax())
        if len(chain) > 1 and between[here, chain[-2]] >= between[here, there]:
            there = chain[-2]
        if between[here, there] < near:
            chain.pop()
        elif len(chain) > 1 and there == chain[-2]:
            del chain[-2:]
            _join(groups, between, there, here)
            waiting.append(there)
        else:
            chain.append(there)
    return [_typical_first(rows, cosines) for rows in groups if rows]


def _join(groups: list[list[int]], between: Vectors, one: int, other: int) -> None:
    """Put the other group into the one; its cosines are the means of both."""
    sizes = len(groups[one]), len(groups[other])
    means = (sizes[0] * between[one] + sizes[1] * between[other]) / sum(sizes)
    means[(between[one] <= _GONE) | (between[other] <= _GONE)] = _GONE
    between[one] = between[:, one] = means
    between[other] = between[:, other] = _GONE
    groups[one] += groups[other]
    groups[other] = []


def _typical_first(rows: list[int], cosines: Vectors) -> list[int]:
    rows = sorted(rows)
    first = rows[int(cosines[np.ix_(rows, rows)].sum(axis=1).argmax())]
    return [first, *(row for row in rows if row != first)]
