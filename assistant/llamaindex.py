"""Outward, for programs built on LlamaIndex: our retriever as a ``BaseRetriever``, our assistant
as a query engine. Nothing in Veiviser itself uses this file.
"""

from __future__ import annotations

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.answers import Citation, Question
from assistant.ask import answer
from assistant.knowledge import Knowledge
from assistant.search import search


class VeiviserRetriever(BaseRetriever):
    """Finds the ``k`` best statements; a node's metadata says where its text stands."""

    def __init__(self, knowledge: Knowledge, k: int = 10) -> None:
        super().__init__()
        self._knowledge, self._k = knowledge, k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = search(query_bundle.query_str, self._knowledge, self._k)
        return [
            NodeWithScore(
                score=hit.score,
                node=TextNode(
                    id_=hit.statement.id,
                    text=hit.statement.in_context,
                    metadata={
                        "source_id": hit.statement.source_id,
                        "section": " > ".join(hit.statement.path),
                        "start": hit.statement.spans[0].start,
                        "end": hit.statement.spans[-1].end,
                    },
                ),
            )
            for hit in hits
        ]


class VeiviserQueryEngine(BaseQueryEngine):
    """Answers with citations; the source nodes are the quotes, word for word."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._knowledge = knowledge

    def _query(self, query_bundle: QueryBundle) -> Response:
        found = answer(Question(query_bundle.query_str), self._knowledge)
        nodes = [NodeWithScore(node=_node(citation)) for citation in found.citations]
        return Response(found.text, source_nodes=nodes, metadata={"outcome": found.outcome})

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> dict[str, object]:  # type: ignore[override]
        return {}


def _node(citation: Citation) -> TextNode:
    return TextNode(
        text=citation.quote,
        metadata={
            "marker": citation.marker,
            "source_id": citation.source_id,
            "start": citation.start,
            "end": citation.end,
        },
    )
