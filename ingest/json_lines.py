"""JSON lines: one object a line, each told with where it stands, for messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.errors import IngestError

Placed = tuple[str, dict[str, Any]]


def objects_in(path: Path, broken: type[IngestError]) -> Iterator[Placed]:
    """The objects of a file; ``broken`` where it cannot be read, and as for ``objects_of``."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise broken(f"{path} cannot be read: {error.strerror}.") from None
    return objects_of(raw, path, broken)


def objects_of(raw: bytes, name: object, broken: type[IngestError]) -> Iterator[Placed]:
    """The objects of lines, each after where it stands (``name`` and line); blank lines have none.

    Raises ``broken`` where they are no UTF-8, and where one is no JSON object.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise broken(f"{name} cannot be read: {error}. Save it as UTF-8.") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"{name}, line {number}"
            yield place, _object(line, place, broken)


def _object(line: str, place: str, broken: type[IngestError]) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise broken(f"{place} is not a JSON object on one line: {error}.") from None
    if not isinstance(found, dict):
        raise broken(f"{place} is not a JSON object, but {line[:40]!r}.")
    return found
