"""The tables, matrices and texts of a build as files, and back again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any

import numpy as np

from ingest.conflicts import Conflict
from ingest.differ import Difference
from ingest.documents import Passage, Source, Span, Statement
from ingest.embed import Vectors
from ingest.questions import Joined
from ingest.unanswered import Unanswered

# Rows that are parsed in one go.
_AT_ONCE = 1000


def write_tables(build: Path, tables: Mapping[str, Sequence[Any]]) -> None:
    """One file of JSON lines a table, a row each."""
    for name, rows in tables.items():
        plain = [asdict(row) if is_dataclass(row) else row for row in rows]  # type: ignore[arg-type]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain)
        (build / f"{name}.jsonl").write_text(text, encoding="utf-8")


def read_tables(build: Path) -> dict[str, tuple[Any, ...]]:
    """The tables by name; OSError, ValueError, TypeError or KeyError where one is damaged."""
    return {
        name: tuple(read(row) for row in _lines(build / f"{name}.jsonl"))
        for name, read in _READ.items()
    }


def write_texts(build: Path, texts: Mapping[str, str]) -> None:
    """The documents as they were delivered, by source id."""
    (build / "documents").mkdir()
    for source_id, text in texts.items():
        (build / "documents" / f"{source_id}.txt").write_bytes(text.encode())


def read_text(build: Path, source_id: str) -> str:
    """One document as it was delivered."""
    return (build / "documents" / f"{source_id}.txt").read_bytes().decode()


def write_matrices(build: Path, matrices: Mapping[str, Vectors]) -> None:
    """One file a matrix."""
    for name, matrix in matrices.items():
        np.save(build / f"{name}.npy", matrix, allow_pickle=False)


def read_matrix(build: Path, name: str) -> Vectors:
    """A matrix as it was written; OSError or ValueError where the file is damaged."""
    return np.asarray(np.load(build / f"{name}.npy", allow_pickle=False), dtype=np.float32)


def _lines(path: Path) -> Iterator[Any]:
    """The rows, parsed so many in one go: line by line takes four times as long, and all at once
    three times the memory.
    """
    with path.open(encoding="utf-8") as lines:
        while some := list(islice(lines, _AT_ONCE)):
            yield from json.loads(f"[{','.join(some)}]")


def _source(row: dict[str, Any]) -> Source:
    return Source(**row)


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(**(row | {"path": tuple(row["path"]), "span": Span(*row["span"])}))


def _statement(row: dict[str, Any]) -> Statement:
    spans = {name: tuple(Span(*s) for s in row[name]) for name in ("spans", "lead_in_spans")}
    tuples = {name: tuple(row[name]) for name in ("path", "parents", "parent_ids")}
    return Statement(**(row | spans | tuples))


def _joined(row: dict[str, Any]) -> Joined:
    # many questions lead to the same few statements
    ids = tuple(map(intern, row["statement_ids"]))
    return Joined(**(row | {"statement_ids": ids, "source_id": intern(row["source_id"])}))


def _unanswered(row: dict[str, Any]) -> Unanswered:
    return Unanswered(**row)


def _conflict(row: dict[str, Any]) -> Conflict:
    return Conflict(**(row | {"sides": tuple(map(tuple, row["sides"]))}))


def _difference(row: dict[str, Any]) -> Difference:
    pairs = {name: tuple(map(tuple, row[name])) for name in ("sides", "words")}
    return Difference(**(row | pairs))


_READ: Mapping[str, Callable[[Any], Any]] = {
    "sources": _source,
    "passages": _passage,
    "statements": _statement,
    "questions": _joined,
    "unanswered": _unanswered,
    "conflicts": _conflict,
    "differences": _difference,
    "terms": tuple,
    "asked_words": tuple,
    "word_counts": tuple,
}
