"""Stock llama-index: SentenceSplitter with its defaults over the raw documents, dense top k.

The embedder is ours, so that what differs is what is done around it. Cosine over the nodes is what
``VectorStoreIndex`` does in memory. The default sentence tokenizer needs data of NLTK that is not
in every install, so a plain one is given in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from evals.cases import Texts
from evals.units import Ranker, Unit, holds_gold
from ingest import Embedder, Span

_SENTENCE = re.compile(r".+?(?:[.!?]+\s+|\Z)", re.DOTALL)


def llamaindex(texts: Texts, embedder: Embedder) -> Ranker:
    """Chunks by cosine to the question."""
    units, contents = chunks(texts)
    vectors = embedder.embed_passages(contents)

    def rank(question: str) -> Sequence[Unit]:
        scores = vectors @ embedder.embed_questions([question])[0]
        return [units[row] for row in np.argsort(-scores, kind="stable")]

    return Ranker(units, rank, holds_gold)


def chunks(texts: Texts) -> tuple[tuple[Unit, ...], list[str]]:
    """The documents as llama-index cuts them: each chunk's place and its text."""
    from llama_index.core import Document
    from llama_index.core.node_parser import SentenceSplitter

    splitter = SentenceSplitter(chunking_tokenizer_fn=_SENTENCE.findall)
    units: list[Unit] = []
    contents: list[str] = []
    for source_id, text in texts.items():
        at = -1
        for node in splitter.get_nodes_from_documents([Document(text=text)]):
            content = node.get_content()
            # Chunks overlap, so the next begins after the beginning of the one before.
            at = text.index(content, at + 1)
            span = Span(at, at + len(content))
            units.append(Unit(f"{source_id}-{len(units)}", source_id, (span,), len(content)))
            contents.append(content)
    return tuple(units), contents
