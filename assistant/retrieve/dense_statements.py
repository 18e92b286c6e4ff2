"""Closeness in meaning of the question and a statement."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.understand import Query


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """Cosine of the question and each statement with its lead-in and parents."""
    cosines: Scores = knowledge.index.statement_vectors @ query.vector
    return cosines
