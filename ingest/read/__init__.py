"""A source file in, a Document out: one Reader for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from ingest.documents import Document, Source
from ingest.errors import UnreadableSource
from ingest.read.text import read_text

Reader: TypeAlias = Callable[[Path, Source], Document]

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
}


def read(path: Path, source: Source) -> Document:
    """Read one source file with the Reader for its suffix."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableSource(
            f"No reader for the format {path.suffix!r} of {str(path)!r} (source {source.id!r}): "
            f"save the document as a file in {' or '.join(READERS)} and name it in sources.toml."
        )
    return reader(path, source)


def read_all(
    folder: Path, sources: Iterable[Source]
) -> tuple[tuple[Document, ...], tuple[UnreadableSource, ...]]:
    """Read every source of a corpus folder; return the documents, and what could not be read."""
    documents: list[Document] = []
    unread: list[UnreadableSource] = []
    for source in sources:
        try:
            documents.append(read(folder / source.file, source))
        except UnreadableSource as error:
            unread.append(error)
    return tuple(documents), tuple(unread)
