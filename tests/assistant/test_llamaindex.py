"""Programs built on LlamaIndex can use our retriever and our assistant as they are."""

from __future__ import annotations

import asyncio

from assistant import Knowledge
from assistant.llamaindex import VeiviserQueryEngine, VeiviserRetriever

QUESTION = "Fra hvilken alder kan MST tilbys?"


def test_the_retriever_returns_nodes_that_know_their_place(knowledge: Knowledge) -> None:
    nodes = VeiviserRetriever(knowledge, k=4).retrieve(QUESTION)
    assert len(nodes) == 4
    assert "12" in nodes[0].text
    assert nodes[0].metadata["source_id"] in knowledge.index.sources
    assert 0 <= nodes[0].metadata["start"] < nodes[0].metadata["end"]


def test_the_query_engine_answers_with_quotes_as_source_nodes(knowledge: Knowledge) -> None:
    engine = VeiviserQueryEngine(knowledge)
    response = engine.query(QUESTION)
    assert "[1]" in str(response)
    assert "12 og 18 år" in response.source_nodes[0].text
    assert str(asyncio.run(engine.aquery(QUESTION))) == str(response)


def test_a_refusal_has_no_source_nodes(knowledge: Knowledge) -> None:
    response = VeiviserQueryEngine(knowledge).query("Blir det regn i Bergen i morgen?")
    assert not response.source_nodes
    assert response.metadata == {"outcome": "out_of_scope"}
