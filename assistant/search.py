"""Text in, hits out, without judging or writing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Hit, Question
from assistant.knowledge import Knowledge
from assistant.mask import mask
from assistant.retrieve import retrieve
from assistant.understand import understand


def search(
    text: str,
    knowledge: Knowledge,
    k: int = 10,
    rankers: Sequence[str] | None = None,
    masked: bool = True,
) -> list[Hit]:
    """The ``k`` best statements for a question, best first, by all rankers or the named ones.

    Personal data is masked first; not ``masked`` is for texts that are public anyway.
    """
    question = Question(mask(text).text if masked else text)
    query = understand(question, knowledge.vocabulary, knowledge.embedder, knowledge.known)
    return retrieve(query, knowledge, k, rankers)
