"""Corpus files in, Index out: the front door of the room ``ingest``."""

from ingest.arrays import write_arrays
from ingest.aspects import ACTORS, actors, duty, frequencies
from ingest.build import build
from ingest.built import Built
from ingest.conflicts import Conflict
from ingest.differ import Difference
from ingest.documents import (
    Anticipated,
    Document,
    Passage,
    Section,
    Source,
    Span,
    Statement,
)
from ingest.embed import Embedder, Vectors, open_embedder
from ingest.embed.cache import CachedEmbedder
from ingest.embedded import passage_words
from ingest.errors import CorpusGone, IndexUnusable, IngestError, NotWritable, needing_models
from ingest.index import Index, read_index, read_manifest
from ingest.json_lines import objects_in, objects_of
from ingest.nynorsk import searched
from ingest.processors import one_for_numpy
from ingest.questions import Joined
from ingest.quotes import find_quote, flat, overlap, quote_at
from ingest.reporting import WORKPLACES, Reporting, Said, Unsaid, load_reporting
from ingest.same import says_same
from ingest.sentences import sentences
from ingest.settings import RANKERS, Settings, load_settings
from ingest.words import Words, count_words, stems

__all__ = [
    "ACTORS",
    "RANKERS",
    "WORKPLACES",
    "Anticipated",
    "Built",
    "CachedEmbedder",
    "Conflict",
    "CorpusGone",
    "Difference",
    "Document",
    "Embedder",
    "Index",
    "IndexUnusable",
    "IngestError",
    "Joined",
    "NotWritable",
    "Passage",
    "Reporting",
    "Said",
    "Section",
    "Settings",
    "Source",
    "Span",
    "Statement",
    "Unsaid",
    "Vectors",
    "Words",
    "actors",
    "build",
    "count_words",
    "duty",
    "find_quote",
    "flat",
    "frequencies",
    "load_reporting",
    "load_settings",
    "needing_models",
    "objects_in",
    "objects_of",
    "one_for_numpy",
    "open_embedder",
    "overlap",
    "passage_words",
    "quote_at",
    "read_index",
    "read_manifest",
    "says_same",
    "searched",
    "sentences",
    "stems",
    "write_arrays",
]
