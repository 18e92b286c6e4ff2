"""Our embedders in a program that is built on LlamaIndex."""

from __future__ import annotations

import asyncio

from llama_index.core import VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import Document, TextNode

from ingest import Embedder, sentences
from ingest.embed.llamaindex import LlamaIndexEmbedding

TEXTS = ["Meldingen skal gjennomgås innen en uke.", "Vaffelrøre består av mel, melk og egg."]
SPLITTER = SentenceSplitter(
    chunk_size=20, chunk_overlap=0, tokenizer=str.split, chunking_tokenizer_fn=sentences
)


def test_a_vector_store_index_retrieves_with_it(embedder: Embedder) -> None:
    index = VectorStoreIndex(
        [TextNode(text=text) for text in TEXTS],
        embed_model=LlamaIndexEmbedding(embedder),
        transformations=[SPLITTER],
    )
    (found,) = index.as_retriever(similarity_top_k=1).retrieve("Når må vi lese en bekymring?")
    assert found.node.get_content() == TEXTS[0]


def test_it_gives_what_the_embedder_gives(embedder: Embedder) -> None:
    embedding = LlamaIndexEmbedding(embedder)
    assert embedding.model_name == embedder.name
    passages = embedder.embed_passages(TEXTS).tolist()
    question = embedder.embed_questions(TEXTS[:1])[0].tolist()
    assert embedding.get_text_embedding_batch(TEXTS) == passages
    assert embedding.get_text_embedding(TEXTS[0]) == embedder.embed_passages(TEXTS[:1])[0].tolist()
    assert embedding.get_query_embedding(TEXTS[0]) == question
    assert asyncio.run(embedding.aget_query_embedding(TEXTS[0])) == question


def test_its_splitter_cuts_where_our_sentences_end() -> None:
    text = "Dette gjelder bl.a. barn, jf. bvl. § 4-4 og kap. 3 i den loven. " * 2
    nodes = SPLITTER.get_nodes_from_documents([Document(text=text)])
    assert {node.get_content().strip() for node in nodes} == set(sentences(text))
