"""A Question in, a Query out: what will be searched for, and what kind of answer is wanted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answers import Language, Question
from assistant.understand.follow_up import standalone
from assistant.understand.kinds import kinds_of
from assistant.understand.language import language_of
from assistant.understand.widen import Vocabulary
from ingest import Embedder, stems

# Longer questions are searched for by their beginning.
LONGEST = 1500
# How much a follow-up's own words weigh beside the standalone question (dev: first right in 67 %
# of the follow-ups instead of 58 %; 0.2 to 0.5 give the same).
OWN_WORDS = 0.35


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for searching.

    ``text`` stands alone; ``words`` are its stems and ``wider`` those of terms that mean the same;
    ``vector`` is its embedding, of length 1.
    """

    text: str
    language: Language
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    wider: tuple[str, ...]
    vector: NDArray[np.float32]


def understand(question: Question, vocabulary: Vocabulary, embedder: Embedder) -> Query:
    """Read a (masked) question; long ones are searched by their first 1,500 characters."""
    alone = standalone(question.text, question.history)
    mended = vocabulary.mended(alone[:LONGEST])
    vectors = embedder.embed_questions([mended])
    if alone != question.text:
        # what is asked now weighs more than what it leans on
        own = embedder.embed_questions([vocabulary.mended(question.text[:LONGEST])])
        vectors = (1 - OWN_WORDS) * vectors + OWN_WORDS * own
    return Query(
        text=alone,
        language=language_of(question.text),
        kinds=kinds_of(mended),
        words=tuple(stems(mended)),
        wider=tuple(vocabulary.widened(mended)),
        vector=vectors[0] / np.linalg.norm(vectors[0]),
    )
