"""Any Embedder as a llama-index ``BaseEmbedding``, for programs that are built on LlamaIndex.

A file of its own because importing llama-index takes longer than answering a question.
"""

from __future__ import annotations

from llama_index.core.base.embeddings.base import BaseEmbedding, Embedding
from pydantic import PrivateAttr

from ingest.embed import Embedder


class LlamaIndexEmbedding(BaseEmbedding):
    """Hands questions and texts on to one of our embedders."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder

    @classmethod
    def class_name(cls) -> str:
        return "VeiviserEmbedding"

    def _get_query_embedding(self, query: str) -> Embedding:
        return list(map(float, self._embedder.embed_questions([query])[0]))

    async def _aget_query_embedding(self, query: str) -> Embedding:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> Embedding:
        return list(map(float, self._embedder.embed_passages([text])[0]))

    def _get_text_embeddings(self, texts: list[str]) -> list[Embedding]:
        return [list(map(float, row)) for row in self._embedder.embed_passages(texts)]
