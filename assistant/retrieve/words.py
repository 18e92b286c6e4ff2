"""Words that the question and a statement share."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.understand import Query
from ingest import Words

# A word that only means the same as one of the question counts less than the word itself.
WIDER = 0.4


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """BM25 of each statement for the question's words and, less, for terms that mean the same."""
    return weighed(knowledge.index.derived.statement_words, query)


def weighed(words: Words, query: Query) -> Scores:
    """BM25 of each text for the question's words and, less, for terms that mean the same."""
    return words.scores(query.words) + WIDER * words.scores(query.wider)
