"""Closeness in meaning of the question and the passage that a statement stands in."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.understand import Query


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """Cosine of the question and each statement's passage (with title and headings)."""
    cosines: Scores = knowledge.index.passage_vectors @ query.vector
    return cosines[knowledge.passage_rows]
