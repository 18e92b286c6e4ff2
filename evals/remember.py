"""An embedder that embeds no question twice: many rankers are asked the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import Knowledge
from ingest import Embedder


class Remembering:
    """Another embedder, whose vectors of questions are kept."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}
        self.name = embedder.name
        self.dimensions = embedder.dimensions

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each question."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedder.embed_questions([text])[0]
        return np.stack([self._known[text] for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text that is searched."""
        return self._embedder.embed_passages(texts)


def remembering(knowledge: Knowledge) -> Knowledge:
    """The same knowledge with an embedder that remembers."""
    return replace(knowledge, embedder=Remembering(knowledge.embedder))
