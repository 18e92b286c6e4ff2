"""An embedder that records what it is asked: what an answer embeds is not always the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import Knowledge, Question, answer
from ingest import Embedder

# The texts of each call.
Calls = tuple[tuple[str, ...], ...]


class Recording:
    """Another embedder, which keeps the texts of each call for questions."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self.calls: list[tuple[str, ...]] = []

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each question."""
        self.calls.append(tuple(texts))
        return self._embedder.embed_questions(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text that is searched."""
        return self._embedder.embed_passages(texts)


def embedded_by(questions: Sequence[Question], knowledge: Knowledge) -> list[Calls]:
    """For each question, the calls to the embedder that its answer makes; none for some."""
    recording = Recording(knowledge.embedder)
    listening = replace(knowledge, embedder=recording).warm()
    found: list[Calls] = []
    for question in questions:
        recording.calls.clear()
        answer(question, listening)
        found.append(tuple(recording.calls))
    return found
