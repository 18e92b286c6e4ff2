"""Ways of ranking statements for a question: one file each, one line each in the table below.

A ranker gives every statement of the index a score; the scores are fused in ``fuse.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.answers import Hit
from assistant.knowledge import Knowledge
from assistant.retrieve import (
    anticipated,
    dense_passages,
    dense_statements,
    passage_words,
    taught,
    words,
)
from assistant.retrieve.fuse import Scores, fused, standardised
from assistant.understand import Query

Ranker = Callable[[Query, Knowledge], Scores]

RANKERS: Mapping[str, Ranker] = {
    "dense_passages": dense_passages.rank,
    "dense_statements": dense_statements.rank,
    "words": words.rank,
    "passage_words": passage_words.rank,
    "anticipated": anticipated.rank,
    "taught": taught.rank,
}


def retrieve(
    query: Query, knowledge: Knowledge, k: int, rankers: Sequence[str] | None = None
) -> list[Hit]:
    """The ``k`` best statements, best first, by the named rankers or those of the settings."""
    names = knowledge.settings.rankers if rankers is None else tuple(rankers)
    by_ranker = {name: standardised(RANKERS[name](query, knowledge)) for name in names}
    scores = fused(by_ranker, query, knowledge)
    best = scores.argsort(kind="stable")[::-1][:k]
    return [
        Hit(
            statement=knowledge.index.statements[row],
            score=float(scores[row]),
            by_ranker={name: float(part[row]) for name, part in by_ranker.items()},
        )
        for row in best
    ]
