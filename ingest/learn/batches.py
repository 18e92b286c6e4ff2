"""Which questions are learned from together: those of near statements, easily mixed up."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IngestError

SEED = 1
STATEMENTS = 112
QUESTIONS_EACH = 2
UNANSWERED = 32
TEXTS = 24
# A statement comes with some of its nearest.
_NEAREST, _TOGETHER = 12, 7
# Statements with many questions come oftener, but not as often as they have questions.
_POWER = 0.75


class Batches:
    """Rows of what is learned from: questions first, then unanswered ones, then statements.

    ``leads_to`` has the statements of each question, ``vectors`` the questions as they were before.
    IngestError where there is nothing to learn from.
    """

    def __init__(
        self, leads_to: Sequence[Sequence[int]], unanswered: int, vectors: NDArray[np.float32]
    ) -> None:
        self._random = random.Random(SEED)  # noqa: S311 — nothing is secret here
        self._weighted = np.random.RandomState(SEED)
        self._questions, self._unanswered = len(leads_to), unanswered
        self._of: dict[int, list[int]] = {}
        for row, statements in enumerate(leads_to):
            for statement in statements:
                self._of.setdefault(statement, []).append(row)
        self._of = {s: rows for s, rows in sorted(self._of.items()) if len(rows) >= QUESTIONS_EACH}
        if not self._of:
            raise IngestError(
                f"Nothing can be learned: no statement has {QUESTIONS_EACH} anticipated questions. "
                "Write some in the folder questions of the corpus."
            )
        self._statements = list(self._of)
        self._near = self._nearest(vectors)
        self.count = max(1, self._questions // (STATEMENTS * QUESTIONS_EACH))

    def epoch(self) -> Iterator[list[int]]:
        """One batch after the other; the questions of a statement come in turn."""
        waiting = {s: self._shuffled(s) for s in self._statements}
        for _ in range(self.count):
            chosen = self._chosen()
            rows = []
            for statement in chosen:
                for _ in range(QUESTIONS_EACH):
                    waiting[statement] = waiting[statement] or self._shuffled(statement)
                    rows.append(waiting[statement].pop())
            yield list(dict.fromkeys(rows)) + self._company(chosen)

    def _chosen(self) -> list[int]:
        often = np.array([len(self._of[s]) ** _POWER for s in self._statements])
        wanted = min(STATEMENTS, len(self._statements))
        chosen: dict[int, None] = {}
        while len(chosen) < wanted:
            first = self._weighted.choice(len(self._statements), p=often / often.sum())
            statement = self._statements[first]
            near = self._near[statement]
            for one in [statement, *self._random.sample(near, min(_TOGETHER, len(near)))]:
                if len(chosen) < wanted:
                    chosen.setdefault(one)
        return list(chosen)

    def _company(self, chosen: Sequence[int]) -> list[int]:
        """Some questions that nothing answers, and the texts of some of the statements."""
        begin, end = self._questions, self._questions + self._unanswered
        unanswered = self._random.sample(range(begin, end), min(UNANSWERED, self._unanswered))
        texts = self._random.sample(list(chosen), min(TEXTS, len(chosen)))
        return unanswered + [end + statement for statement in texts]

    def _shuffled(self, statement: int) -> list[int]:
        rows = self._of[statement]
        return self._random.sample(rows, len(rows))

    def _nearest(self, vectors: NDArray[np.float32]) -> dict[int, list[int]]:
        means = np.stack([vectors[rows].mean(axis=0) for rows in self._of.values()])
        closest = np.argsort(-(means @ means.T), axis=1)[:, :_NEAREST]
        return {
            statement: [self._statements[row] for row in rows]
            for statement, rows in zip(self._statements, closest, strict=True)
        }
