"""The assistant's own ways of ranking, over statements or over the passages they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import Knowledge, search
from evals.units import Ranker, Unit, holds_gold, is_gold, unique
from ingest import RANKERS, Passage, Statement

FUSED = "fused"
# The rankers that live by anticipated questions.
OF_QUESTIONS = ("anticipated", "taught")

# Which rankers each way uses; None: those that the settings name.
WAYS: dict[str, tuple[str, ...] | None] = {
    FUSED: None,
    **{name: (name,) for name in RANKERS},
    **{f"without {name}": tuple(n for n in RANKERS if n != name) for name in RANKERS},
    "without anticipated questions": tuple(n for n in RANKERS if n not in OF_QUESTIONS),
}


def statements(knowledge: Knowledge, rankers: Sequence[str] | None, k: int = 50) -> Ranker:
    """The first ``k`` statements; what a reader sees of one is the statement in its context."""

    def rank(question: str) -> list[Unit]:
        hits = search(question, knowledge, k=k, rankers=rankers)
        return [_statement(hit.statement) for hit in hits]

    return Ranker(tuple(map(_statement, knowledge.index.statements)), rank, is_gold)


def passages(
    knowledge: Knowledge, rankers: Sequence[str] | None, k: int = 200, masked: bool = True
) -> Ranker:
    """The passages of the first ``k`` statements, each at the place of its best statement."""

    def rank(question: str) -> list[Unit]:
        hits = search(question, knowledge, k=k, rankers=rankers, masked=masked)
        return unique(_passage(knowledge.index.passage_of(hit.statement)) for hit in hits)

    return Ranker(tuple(map(_passage, knowledge.index.passages)), rank, holds_gold)


def _statement(statement: Statement) -> Unit:
    return Unit(statement.id, statement.source_id, statement.spans, len(statement.in_context))


def _passage(passage: Passage) -> Unit:
    return Unit(passage.id, passage.source_id, (passage.span,), len(passage.text))
