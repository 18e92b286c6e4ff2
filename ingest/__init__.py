"""Corpus files in, Index out: the front door of the room ``ingest``."""

from ingest.build import build
from ingest.built import Built
from ingest.conflicts import Conflict
from ingest.documents import (
    Anticipated,
    Document,
    Passage,
    Section,
    Source,
    Span,
    Statement,
)
from ingest.embed import Embedder, open_embedder
from ingest.errors import IndexUnusable, IngestError, NotWritable
from ingest.index import Index, read_index, read_manifest
from ingest.quotes import find_quote, flat, overlap, quote_at
from ingest.sentences import sentences
from ingest.settings import RANKERS, Settings, load_settings
from ingest.words import stems

__all__ = [
    "RANKERS",
    "Anticipated",
    "Built",
    "Conflict",
    "Document",
    "Embedder",
    "Index",
    "IndexUnusable",
    "IngestError",
    "NotWritable",
    "Passage",
    "Section",
    "Settings",
    "Source",
    "Span",
    "Statement",
    "build",
    "find_quote",
    "flat",
    "load_settings",
    "open_embedder",
    "overlap",
    "quote_at",
    "read_index",
    "read_manifest",
    "sentences",
    "stems",
]
