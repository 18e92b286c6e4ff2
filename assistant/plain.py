"""How plainly an anticipated question asks: with the words of what answers it.

Many are written in words that the documents don't use; all of them find, the plain ones are shown.
"""

from __future__ import annotations

from assistant.knowledge import Knowledge
from ingest import stems


def share_said(question: str, row: int, knowledge: Knowledge) -> float:
    """The part of a question's words, 0 to 1, that the statement in this row has itself."""
    words, said = stems(question), knowledge.said_by[row]
    return sum(word in said for word in words) / max(len(words), 1)
