"""How plainly an anticipated question asks: with the words of what answers it.

Many are written in words that the documents don't use; all of them find, the plain ones are shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.knowledge import Knowledge
from ingest import stems


def share_said(question: str, rows: Iterable[int], knowledge: Knowledge) -> float:
    """The part of a question's words, 0 to 1, that one of the statements in these rows has itself:
    the largest; 0 without rows.
    """
    words = stems(question)
    said = (sum(word in knowledge.said_by[row] for word in words) for row in rows)
    return max(said, default=0) / max(len(words), 1)
