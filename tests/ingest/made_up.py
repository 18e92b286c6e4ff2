"""A made-up corpus of two documents, a made-up embedder, and the command as a user runs it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest import Built, Embedder, Settings, build
from ingest.documents import Document, Source
from ingest.embed import Vectors
from ingest.read import read

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "corpus"
SOURCE = Source("rutine", "rutine.md", "Rutine", "Kommunen", "local", "published")

SOURCES = """\
[[source]]
id = "rutine"
file = "rutine.md"
title = "Rutine for meldinger"
publisher = "Kommunen"
level = "local"
standing = "published"

[[source]]
id = "plan"
file = "plan.txt"
title = "Plan for ettervern"
publisher = "Direktoratet"
level = "national"
standing = "draft"
"""
ROUTINE = """\
# Rutine for meldinger

## Mottak

Meldingen skal gjennomgås innen sju dager. Barnet skal høres.

Slik gjør du:

- Les meldingen
- Ring melder

## Oppfølging

Tiltaket skal evalueres hver tredje måned.
"""
PLAN = "Ettervern gis til ungdommen fyller 25 år.\n\nPlanen evalueres én gang i året.\n"
QUESTIONS = (
    '{"source_id": "rutine", "quote": "Meldingen skal gjennomgås innen sju dager.", '
    '"question": "Hvor fort må vi se på en bekymring?", "language": "nb"}\n'
    '{"source_id": "plan", "quote": "Ettervern gis til ungdommen fyller 25 år.", '
    '"question": "Kor gammal kan ein vere?", "language": "nn"}\n'
)
UNANSWERED = '{"question": "Hva er fristen for å klage?", "language": "nb", "outcome": "unclear"}\n'
CONFLICTS = """\
[[conflict]]
id = "how-often"
about = "Hvor ofte skal tiltak evalueres?"
sides = [
  [["rutine", "Tiltaket skal evalueres hver tredje måned."]],
  [["plan", "Planen evalueres én gang i året."]],
]
[conflict.says]
nb = "Kildene er ikke like."
nn = "Kjeldene er ikkje like."
en = "The sources differ."
"""
TERMS = '[[group]]\nwords = ["Bekymring", "melding"]\n'
TEXTS = 14
"""How many different texts of this corpus are embedded."""


def write_corpus(folder: Path) -> Path:
    """Write the whole made-up corpus into a new folder."""
    (folder / "questions").mkdir(parents=True)
    files = {
        "sources.toml": SOURCES,
        "rutine.md": ROUTINE,
        "plan.txt": PLAN,
        "questions/alle.jsonl": QUESTIONS,
        "unanswered.jsonl": UNANSWERED,
        "conflicts.toml": CONFLICTS,
        "terms.toml": TERMS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def document_of(text: str, folder: Path) -> Document:
    """A Markdown text, read."""
    path = folder / SOURCE.file
    path.write_bytes(text.encode())
    return read(path, SOURCE)


def build_quietly(
    corpus: Path, settings: Settings, embedder: Embedder, carry: bool = False
) -> Built:
    """Build an index and tell nobody how far it is."""
    return build(corpus, settings, embedder, _tell_nobody, carry)


def _tell_nobody(what: str, count: int) -> None:
    """Drop what a build reports."""


class Hashed:
    """An Embedder without a model: any text gets some vector, the same text the same."""

    name = "made-up/hash"
    dimensions = 8

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._rows("question", texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._rows("passage", texts)

    def _rows(self, use: str, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        digests = [hashlib.sha256(f"{use} {text}".encode()).digest() for text in texts]
        rows = np.array([np.random.default_rng(list(d)).standard_normal(8) for d in digests])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def environment(**variables: str) -> dict[str, str]:
    """The environment of a command that sees this working tree and none of our settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("VEIVISER_")}
    paths = f"{ROOT}{os.pathsep}{Path(__file__).parent}"
    return {**kept, "PYTHONPATH": paths, "PYTHONWARNINGS": "error", **variables}


def run_ingest(*arguments: str, at: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """``python -m ingest`` in the folder ``at``; a traceback is never the answer."""
    done = subprocess.run(
        [sys.executable, "-m", "ingest", *arguments],
        cwd=at,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
