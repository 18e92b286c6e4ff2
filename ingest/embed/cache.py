"""Vectors that were computed once: the corpus carries some, ``var`` keeps the rest.

A vector is kept as 8-bit numbers under a hash of model, use and text, so it stays right whatever
happens to the corpus. Only its direction counts, so its largest number is made 127. Everything is
rounded alike, so an index is the same with and without cache.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.arrays import write_arrays
from ingest.embed import Embedder, Vectors
from ingest.errors import EmbedderError, NotWritable

CARRIED = "embeddings.npz"
BATCH = 32
Progress = Callable[[int], None]


class CachedEmbedder:
    """An embedder that computes only what neither the corpus nor ``var`` has."""

    def __init__(self, embedder: Embedder, corpus: Path, var: Path) -> None:
        self._embedder = embedder
        self._carried = _read_carried(corpus / CARRIED)
        self._file = var / "embeddings.sqlite"
        self._used: dict[bytes, NDArray[np.int8]] = {}
        self.computed = 0

    def questions(self, texts: Sequence[str], progress: Progress) -> Vectors:
        """One row for each question; ``progress`` hears how many more are ready."""
        return self._rows("question", texts, self._embedder.embed_questions, progress)

    def passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        """One row for each text that is searched; ``progress`` hears how many more are ready."""
        return self._rows("passage", texts, self._embedder.embed_passages, progress)

    def carry(self, corpus: Path) -> None:
        """Keep all vectors that were asked for in the corpus folder, for others."""
        try:
            _write_carried(corpus / CARRIED, self._used)
        except OSError as error:
            raise NotWritable(
                f"The embeddings cannot be kept in {corpus}: {error}. Make the folder writable."
            ) from None

    def _rows(
        self,
        use: str,
        texts: Sequence[str],
        embed: Callable[[Sequence[str]], Vectors],
        progress: Progress,
    ) -> Vectors:
        keys = [key(self._embedder.name, use, text) for text in texts]
        known = {k: self._carried[k] for k in keys if k in self._carried}
        try:
            with closing(_open(self._file)) as database:
                known |= _read(database, [k for k in keys if k not in known])
                ready = sum(k in known for k in keys)
                progress(ready)
                missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in known}
                for batch in _batches(list(missing.items())):
                    rows = rounded(embed([text for _, text in batch]))
                    fresh = dict(zip((k for k, _ in batch), rows, strict=True))
                    _write(database, fresh)  # at once, so that an interrupted build resumes
                    known |= fresh
                    self.computed += len(batch)
                    progress(len(batch))
                progress(len(keys) - ready - len(missing))  # the same text twice
        except (sqlite3.DatabaseError, OSError) as error:
            raise NotWritable(
                f"The cache {self._file} cannot be used: {error}. Make the folder writable, remove "
                "the file if it is damaged, or name another folder with VEIVISER_VAR."
            ) from None
        self._used |= known
        rows = np.array([known[k] for k in keys], dtype=np.float32)
        return normalised(rows.reshape(len(keys), self._embedder.dimensions))


def normalised(rows: NDArray[Any]) -> Vectors:
    """Rows of length 1."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def rounded(rows: NDArray[np.floating[Any]]) -> NDArray[np.int8]:
    """Rows in 8 bits, the largest number of each 127; their cosines move by less than 0.001."""
    largest = np.abs(rows).max(axis=1, keepdims=True)
    return np.asarray(np.rint(rows * (127 / np.maximum(largest, 1e-9))), dtype=np.int8)


def key(model: str, use: str, text: str) -> bytes:
    """What a vector is kept under: 8 bytes of a hash of how it is kept, model, use and text."""
    return hashlib.blake2b(f"int8\n{model}\n{use}\n{text}".encode(), digest_size=8).digest()


def _write_carried(path: Path, rows: Mapping[bytes, NDArray[np.int8]]) -> None:
    keys = sorted(rows)
    arrays: dict[str, NDArray[Any]] = {
        "keys": np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), -1),
        "vectors": np.stack([rows[k] for k in keys]),
    }
    write_arrays(path, arrays)


def _read_carried(path: Path) -> dict[bytes, NDArray[np.int8]]:
    if not path.exists():
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            keys, vectors = (_read_array(archive, name) for name in ("keys", "vectors"))
        return {bytes(k): v for k, v in zip(keys, vectors, strict=True)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise EmbedderError(
            f"{path} is damaged: {error}. Fetch it anew, or remove it: what it held is then "
            "computed again."
        ) from None


def _read_array(archive: zipfile.ZipFile, name: str) -> NDArray[Any]:
    with archive.open(f"{name}.npy") as file:
        return np.asarray(np.lib.format.read_array(file, allow_pickle=False))


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, timeout=30)
    database.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")
    return database


def _read(database: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, NDArray[np.int8]]:
    rows = database.execute("SELECT key, vector FROM vectors")
    wanted = set(keys)
    return {k: np.frombuffer(v, dtype=np.int8) for k, v in rows if k in wanted}


def _write(database: sqlite3.Connection, rows: dict[bytes, NDArray[np.int8]]) -> None:
    with database:
        database.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
            [(k, row.tobytes()) for k, row in rows.items()],
        )


def _batches(items: list[tuple[bytes, str]]) -> Iterable[list[tuple[bytes, str]]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
