"""How an index rests on disk.

    var/index/current          the name of the build in use
    var/index/<build>/         manifest.json, sources.json, passages.jsonl, statements.jsonl,
                               questions.jsonl, unanswered.jsonl, conflicts.jsonl,
                               differences.jsonl, terms.jsonl, questions.npy, unanswered.npy,
                               documents/<source id>.txt, words/, chroma/

Chroma keeps what is searched, passages and statements, open to any other program. The questions
that lead to them are many and matter to our ranking alone: as plain matrices they are read ten
times as fast.

A build is written beside the one in use; renaming ``current`` into place is what swaps it in, so a
crash at any moment leaves the old one working.
"""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest.chroma import Rows, forget_vectors, read_vectors, write_vectors
from ingest.conflicts import Conflict
from ingest.differ import Difference
from ingest.documents import Anticipated, Passage, Source, Statement
from ingest.embed import Vectors
from ingest.errors import IndexUnusable, NotWritable
from ingest.manifest import Manifest, program
from ingest.questions import Joined
from ingest.settings import Settings
from ingest.tables import (
    read_matrix,
    read_tables,
    read_text,
    write_matrices,
    write_tables,
    write_texts,
)
from ingest.terms import Terms
from ingest.unanswered import Unanswered
from ingest.words import Words

DEFAULT = Path("corpus")
REBUILD = "Run `python -m ingest` to build it."


@dataclass(frozen=True)
class Index:
    """All that is known, ready to be searched: row i of a matrix belongs to element i."""

    manifest: Manifest
    sources: Mapping[str, Source]
    texts: Mapping[str, str]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    joined: tuple[Joined, ...]
    unanswered: tuple[Unanswered, ...]
    conflicts: tuple[Conflict, ...]
    differences: tuple[Difference, ...]
    terms: Terms
    statement_words: Words
    passage_vectors: Vectors
    statement_vectors: Vectors
    question_vectors: Vectors
    unanswered_vectors: Vectors

    @property
    def questions(self) -> tuple[Anticipated, ...]:
        """The anticipated questions."""
        return tuple(joined.anticipated for joined in self.joined)

    @cached_property
    def statement_rows(self) -> Mapping[str, int]:
        """The row of each statement, by id."""
        return {statement.id: row for row, statement in enumerate(self.statements)}

    @cached_property
    def passage_rows(self) -> Mapping[str, int]:
        """The row of each passage, by id."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    def passage_of(self, statement: Statement) -> Passage:
        """The passage that a statement stands in."""
        return self.passages[self.passage_rows[statement.passage_id]]

    def items_of(self, list_id: str) -> tuple[Statement, ...]:
        """The statements that are items of a list, in reading order."""
        return tuple(s for s in self.statements if s.list_id == list_id)


def write_index(index: Index, settings: Settings) -> None:
    """Write an index beside the one in use and swap it in; NotWritable if that cannot be."""
    home = settings.var_folder / "index"
    try:
        home.mkdir(parents=True, exist_ok=True)
        build = Path(tempfile.mkdtemp(prefix=f"{index.manifest.version}-", dir=home))
        write_tables(build, _tables(index))
        write_texts(build, index.texts)
        write_matrices(build, _matrices(index))
        index.statement_words.save(build / "words" / "statements")
        write_vectors(build, _rows(index), settings.chroma_server)
        (build / "manifest.json").write_text(index.manifest.to_json(), encoding="utf-8")
        before = _swap_in(home, build)
        _sweep(home, (build.name, before), settings.chroma_server)
    except OSError as error:
        raise NotWritable(
            f"The index cannot be written under {home}: {error.strerror or error}. Make the "
            "folder writable, free some space, or name another folder with VEIVISER_VAR."
        ) from None


def read_manifest(settings: Settings) -> Manifest | None:
    """The manifest of the index in use, or None where there is no whole one."""
    try:
        build = _build_in_use(settings)
        return Manifest.from_json((build / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, IndexUnusable):
        return None


def opens(settings: Settings, embedder: str) -> bool:
    """Whether the index in use is whole and fits embedder and program."""
    try:
        read_index(settings, embedder)
    except IndexUnusable:
        return False
    return True


def read_index(settings: Settings, embedder: str) -> Index:
    """The index in use; IndexUnusable if there is none, or it does not fit embedder or program."""
    build = _build_in_use(settings)
    try:
        manifest = Manifest.from_json((build / "manifest.json").read_text(encoding="utf-8"))
        _check_fit(manifest, embedder)
        tables = read_tables(build)
        vectors = read_vectors(build, settings.chroma_server, manifest.dimensions)
        index = Index(
            manifest=manifest,
            sources={source.id: source for source in tables["sources"]},
            texts={source.id: read_text(build, source.id) for source in tables["sources"]},
            passages=tables["passages"],
            statements=tables["statements"],
            joined=tables["questions"],
            unanswered=tables["unanswered"],
            conflicts=tables["conflicts"],
            differences=tables["differences"],
            terms=tables["terms"],
            statement_words=Words.load(build / "words" / "statements", len(tables["statements"])),
            passage_vectors=vectors["passages"],
            statement_vectors=vectors["statements"],
            question_vectors=read_matrix(build, "questions"),
            unanswered_vectors=read_matrix(build, "unanswered"),
        )
        _check_whole(index)
        return index
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexUnusable(
            f"The index in {build} is damaged ({type(error).__name__}: {error}). "
            f"Run {_rebuilding(read_manifest(settings))} to build it."
        ) from None


def _check_whole(index: Index) -> None:
    sizes = {name: (len(rows.vectors), len(rows.texts)) for name, rows in _rows(index).items()}
    for name, matrix in _matrices(index).items():
        sizes[name] = (len(matrix), len(_tables(index)[name]))
    for name, (vectors, texts) in sizes.items():
        if vectors != texts:
            raise ValueError(f"{vectors} vectors for {texts} {name}")


def _rows(index: Index) -> dict[str, Rows]:
    """What Chroma keeps: it can be opened and searched there by any other program too."""
    return {
        "passages": Rows(
            index.passage_vectors,
            [passage.text for passage in index.passages],
            [passage.source_id for passage in index.passages],
        ),
        "statements": Rows(
            index.statement_vectors,
            [statement.in_context for statement in index.statements],
            [statement.source_id for statement in index.statements],
        ),
    }


def _matrices(index: Index) -> dict[str, Vectors]:
    """The vectors that rest beside Chroma."""
    return {"questions": index.question_vectors, "unanswered": index.unanswered_vectors}


def _tables(index: Index) -> dict[str, Sequence[Any]]:
    return {
        "sources": list(index.sources.values()),
        "passages": index.passages,
        "statements": index.statements,
        "questions": index.joined,
        "unanswered": index.unanswered,
        "conflicts": index.conflicts,
        "differences": index.differences,
        "terms": index.terms,
    }


def _check_fit(manifest: Manifest, embedder: str) -> None:
    if manifest.embedder != embedder:
        raise IndexUnusable(
            f"The index was built with the embedder {manifest.embedder!r}, and the settings name "
            f"{embedder!r}. Change the settings back, or build the index anew: "
            f"{_rebuilding(manifest)}."
        )
    if manifest.program != program():
        raise IndexUnusable(
            "The index was built by another version of Veiviser. "
            f"Run {_rebuilding(manifest)} to build it."
        )


def _rebuilding(manifest: Manifest | None) -> str:
    """The command that builds the same index anew."""
    if manifest is None or Path(manifest.corpus) == DEFAULT.resolve():
        return "`python -m ingest`"
    return f"`python -m ingest {shlex.quote(manifest.corpus)}`"


def _build_in_use(settings: Settings) -> Path:
    home = settings.var_folder / "index"
    try:
        name = (home / "current").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        raise IndexUnusable(f"There is no index in {home}. {REBUILD}") from None
    if not name or not (home / name / "manifest.json").is_file():
        raise IndexUnusable(f"The index in {home} is not whole. {REBUILD}")
    return home / name


def _swap_in(home: Path, build: Path) -> str:
    """Point ``current`` at the build by one rename; the name of the build before it."""
    pointer = home / "current"
    before = ""
    if pointer.exists():
        before = pointer.read_text(encoding="utf-8", errors="replace").strip()
    beside = home / f".current-{build.name}"
    beside.write_text(build.name, encoding="utf-8")
    os.replace(beside, pointer)
    return before


def _sweep(home: Path, kept: Sequence[str], server: str) -> None:
    """Remove all builds but these: the one in use and the one that a chat may still have open."""
    others = [folder for folder in home.iterdir() if folder.is_dir() and folder.name not in kept]
    forget_vectors(others, server)
    for folder in others:
        shutil.rmtree(folder, ignore_errors=True)
