"""Any model of sentence-transformers: a hub name or a folder on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderError, needing_models
from ingest.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformers:
    """A sentence-transformers model; the prompts that its own configuration names are used."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = f"sentence-transformers/{name}"
        self._model = model
        self._one_at_a_time = Lock()
        self.dimensions = len(self.embed_questions(["?"])[0])

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each question."""
        with self._one_at_a_time:
            vectors = self._model.encode_query(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text that is searched."""
        with self._one_at_a_time:
            vectors = self._model.encode_document(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)


def open_model(settings: Settings, _anticipated: bool) -> SentenceTransformers:
    """The model of that hub name or folder, as it is; EmbedderError says what is missing."""
    model = settings.embedding_model
    if not model:
        raise EmbedderError(
            "embedder = 'sentence-transformers' needs embedding_model: a hub name or a folder."
        )
    with needing_models():
        from sentence_transformers import SentenceTransformer
    try:
        return SentenceTransformers(model, SentenceTransformer(model, device=None))
    except (OSError, ValueError) as error:
        raise EmbedderError(
            f"The model {model!r} cannot be loaded: {str(error).splitlines()[0]} "
            "Check the name or the folder, and the network if it is on a hub."
        ) from None
