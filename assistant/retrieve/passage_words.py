"""Words that the question and the passage that a statement stands in share."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.retrieve.words import weighed
from assistant.understand import Query


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """BM25 of each statement's passage (with title and headings), as for statements."""
    return weighed(knowledge.passage_words, query)[knowledge.passage_rows]
