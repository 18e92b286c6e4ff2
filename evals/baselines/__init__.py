"""What anybody would have without this project, one file each, one line each in the table below."""

from __future__ import annotations

from collections.abc import Callable

from evals.baselines.llamaindex import llamaindex
from evals.baselines.words import words
from evals.cases import Texts
from evals.units import Ranker
from ingest import Embedder

# The whole documents in, a Ranker out.
BASELINES: dict[str, Callable[[Texts, Embedder], Ranker]] = {
    "baseline: llama-index": llamaindex,
    "baseline: BM25": words,
}
