"""An embedder that embeds nothing twice: many rankers are asked the same, run after run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import Knowledge
from evals.report import embedding
from ingest import CachedEmbedder, Embedder


class Remembering:
    """Another embedder, whose vectors are kept: those of questions as long as it lives, the many
    of passages in a folder, rounded just as an index has them.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder
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
        cached = CachedEmbedder(self._embedder, self._folder, self._folder)
        with embedding() as report:
            report("embed", len(texts))
            return cached.passages(texts, lambda count: report("embedded", count))


def remembering(knowledge: Knowledge) -> Knowledge:
    """The same knowledge with an embedder that remembers."""
    folder = knowledge.settings.var_folder
    return replace(knowledge, embedder=Remembering(knowledge.embedder, folder))
