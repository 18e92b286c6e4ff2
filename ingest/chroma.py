"""Vectors in a Chroma folder or on a Chroma server; the only file that knows Chroma."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.embed import Vectors
from ingest.errors import IndexUnusable

if TYPE_CHECKING:
    from chromadb.api import ClientAPI


@dataclass(frozen=True, slots=True)
class Rows:
    """One collection: a vector, its text and what it is of, row by row."""

    vectors: Vectors
    texts: list[str]
    of: list[str]


def write_vectors(build: Path, collections: Mapping[str, Rows], server: str) -> None:
    """Write the collections of a build; an empty ``server`` means a folder in the build."""
    client = _client(build, server)
    step = client.get_max_batch_size()
    for name, rows in collections.items():
        collection = client.create_collection(
            _name_on_server(build, name),
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
        )
        ids = [str(row) for row in range(len(rows.texts))]
        for start in range(0, len(ids), step):
            part = slice(start, start + step)
            collection.add(
                ids=ids[part],
                embeddings=rows.vectors[part],
                documents=rows.texts[part],
                metadatas=[{"of": of} for of in rows.of[part]],
            )


def read_vectors(build: Path, server: str, dimensions: int) -> dict[str, Vectors]:
    """The matrices of a build, by collection; ValueError where Chroma has no such build.

    They are read whole: the exact scores of all rows by one product cost less than one query.
    """
    from chromadb.errors import ChromaError

    matrices: dict[str, Vectors] = {}
    try:
        client = _client(build, server)
        prefix = _name_on_server(build, "")
        names = [c.name for c in client.list_collections() if c.name.startswith(prefix)]
        for name in names:
            rows = client.get_collection(name, embedding_function=None).get(include=["embeddings"])
            matrices[name.removeprefix(prefix)] = _in_order(
                rows["ids"], rows["embeddings"], dimensions
            )
    except (ChromaError, AttributeError) as error:  # Chroma trips over a damaged folder
        raise ValueError(f"Chroma cannot read the build: {error}") from None
    return matrices


def forget_vectors(builds: Sequence[Path], server: str) -> None:
    """Remove builds from the server; those in a folder went with their build."""
    if not server or not builds:
        return
    client = _client(builds[0], server)
    prefixes = tuple(_name_on_server(build, "") for build in builds)
    for name in [c.name for c in client.list_collections() if c.name.startswith(prefixes)]:
        client.delete_collection(name)


def _in_order(ids: list[str], vectors: object, dimensions: int) -> Vectors:
    matrix = np.asarray(vectors, dtype=np.float32).reshape(len(ids), dimensions)
    ordered = np.empty_like(matrix)
    ordered[[int(id_) for id_ in ids]] = matrix
    return ordered


def _name_on_server(build: Path, name: str) -> str:
    """On a shared server the builds lie side by side."""
    return f"{build.name}.{name}"


def _client(build: Path, server: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if not server:
        return chromadb.PersistentClient(str(build / "chroma"), settings=quiet)
    host, _, port = server.partition(":")
    try:
        return chromadb.HttpClient(host=host, port=int(port or 8000), settings=quiet)
    except ValueError as error:
        raise IndexUnusable(
            f"The Chroma server {server!r} does not answer: {error}. Start it, or remove "
            "chroma_server from the settings to keep the vectors in a folder."
        ) from None
