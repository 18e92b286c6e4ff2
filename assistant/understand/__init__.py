"""A Question in, a Query out: what will be searched for, and what kind of answer is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.answers import Language, Question, Role
from assistant.known import Known, Likeness
from assistant.understand.follow_up import in_context, standalone
from assistant.understand.kinds import BY_NAME, DISAGREEMENT, kinds_of
from assistant.understand.language import language_of
from assistant.understand.parts import parts_of
from assistant.understand.widen import Vocabulary
from ingest import Embedder, searched, stems

# What stands for personal data says nothing of what is asked.
_PLACEHOLDER = re.compile(r"\[[a-zæøå-]+\]")
# Longer questions are searched for by their beginning.
LONGEST = 1500
# How much a follow-up's own words weigh beside the standalone question (dev: first right in 67 %
# of the follow-ups instead of 58 %; 0.2 to 0.5 give the same).
OWN_WORDS = 0.35
# How much the question before weighs beside a short one that could stand alone.
CONTEXT = 0.3
# How much a part weighs beside the whole question.
PART = 0.6


@dataclass(frozen=True)
class Query:
    """A question made ready for searching.

    ``text`` stands alone, ``mended`` is what is searched for of it; ``words`` are the stems of that
    and ``wider`` those of terms that mean the same; ``vector`` is its embedding, of length 1, and
    ``known`` what it is compared with. ``parts`` are what it asks, one by one, where it asks two
    things.
    """

    text: str
    mended: str
    language: Language
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    wider: tuple[str, ...]
    vector: NDArray[np.float32]
    known: Known = field(repr=False)
    role: Role = "caseworker"
    parts: tuple[Query, ...] = ()

    @cached_property
    def likeness(self) -> Likeness:
        """How like it is to each known question; ranker, judge and alarm all need it."""
        return self.known.likeness_to(self.vector)

    @property
    def needed(self) -> tuple[str, ...]:
        """The kinds of answer asked for that nothing else can stand in for: a price, a deadline."""
        return tuple(kind for kind in self.kinds if BY_NAME[kind].needed)

    @property
    def compares(self) -> bool:
        """Whether the user has met two answers and asks which of them holds."""
        return DISAGREEMENT.search(self.mended) is not None

    @property
    def says_something(self) -> bool:
        """Whether it has a letter or a digit at all."""
        return any(sign.isalnum() for sign in self.text)


def understand(
    question: Question, vocabulary: Vocabulary, embedder: Embedder, known: Known
) -> Query:
    """Read a (masked) question; long ones are searched by their first 1,500 characters."""
    alone = standalone(question.text, question.history)
    query = _query(alone, language_of(question.text, question.history), vocabulary, embedder, known)
    query = _in_conversation(query, question, vocabulary, embedder)
    parts = [_query(part, query.language, vocabulary, embedder, known) for part in parts_of(alone)]
    return replace(
        query,
        role=question.role,
        parts=tuple(replace(p, vector=_mean(query.vector, p.vector, PART)) for p in parts),
    )


def _in_conversation(
    query: Query, question: Question, vocabulary: Vocabulary, embedder: Embedder
) -> Query:
    """The query, with what is asked now and what was asked before weighed."""
    if len(query.text) > len(question.text):  # it leans on the one before
        # what is asked now weighs more, and says what kind of answer is wanted
        asked = _searched(question.text, query.language, vocabulary)
        (own,) = embedder.embed_questions([asked])
        vector = _mean(query.vector, own, OWN_WORDS)
        return replace(query, vector=vector, kinds=kinds_of(asked) or query.kinds)
    with_before = in_context(question.text, question.history)
    if with_before is None:
        return query
    (context,) = embedder.embed_questions([_searched(with_before, query.language, vocabulary)])
    return replace(query, vector=_mean(query.vector, context, CONTEXT))


def _query(
    text: str, language: Language, vocabulary: Vocabulary, embedder: Embedder, known: Known
) -> Query:
    mended = _searched(text, language, vocabulary)
    return Query(
        text=text,
        mended=mended,
        language=language,
        kinds=kinds_of(mended),
        words=tuple(stems(mended)),
        wider=tuple(vocabulary.widened(mended)),
        vector=embedder.embed_questions([mended])[0],
        known=known,
    )


def _searched(text: str, language: Language, vocabulary: Vocabulary) -> str:
    """The words that are searched for: without placeholders, not too many, spelling mended, in
    bokmål where they were nynorsk.
    """
    return searched(vocabulary.mended(_PLACEHOLDER.sub(" ", text)[:LONGEST]), language)


def _mean(
    one: NDArray[np.float32], other: NDArray[np.float32], share: float
) -> NDArray[np.float32]:
    """Between two vectors, so much of the other; of length 1."""
    mean = (1 - share) * one + share * other
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)
