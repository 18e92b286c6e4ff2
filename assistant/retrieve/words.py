"""Words that the question and a statement share."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.understand import Query

# A word that only means the same as one of the question counts less than the word itself.
WIDER = 0.4


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """BM25 of each statement for the question's words and, less, for terms that mean the same."""
    words = knowledge.index.statement_words
    return words.scores(query.words) + WIDER * words.scores(query.wider)
