"""How much the question is like what all that lead to a statement have in common."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.understand import Query


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """What the regression over the anticipated questions says of each statement."""
    told: Scores = knowledge.index.derived.leading @ query.vector
    return told
