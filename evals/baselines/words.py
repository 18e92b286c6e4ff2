"""BM25 alone (bm25s, its defaults with a Norwegian stemmer) over the chunks of llama-index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.baselines.llamaindex import chunks
from evals.cases import Texts
from evals.units import Ranker, Unit, holds_gold
from ingest import Embedder


def words(texts: Texts, _embedder: Embedder) -> Ranker:
    """Chunks by the words that they share with the question; the embedder is not used."""
    import bm25s
    import Stemmer

    units, contents = chunks(texts)
    stemmer = Stemmer.Stemmer("norwegian")
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize(contents, stopwords=None, stemmer=stemmer, show_progress=False),
        show_progress=False,
    )

    def rank(question: str) -> Sequence[Unit]:
        tokens = bm25s.tokenize(
            [question], stopwords=None, stemmer=stemmer, return_ids=False, show_progress=False
        )
        known = [token for token in tokens[0] if token in index.vocab_dict]
        scores = index.get_scores(known) if known else np.zeros(len(units))
        return [units[row] for row in np.argsort(-scores, kind="stable")]

    return Ranker(units, rank, holds_gold)
