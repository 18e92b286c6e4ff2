"""How an index rests on disk.

    manifest.json, sources.json, passages.jsonl, statements.jsonl, questions.jsonl,
    unanswered.jsonl, conflicts.jsonl, differences.jsonl, terms.jsonl, asked_words.jsonl,
    word_counts.jsonl, questions.npy, unanswered.npy, documents/<source id>.txt,
    words/, chroma/

Chroma keeps what is searched, passages and statements, open to any other program. The questions
that lead to them are many and matter to our ranking alone: as plain matrices they are read ten
times as fast. Which build is in use, ``builds.py`` knows.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest.asked import Asked
from ingest.builds import build_in_use, new_build, swap_in
from ingest.chroma import Rows, read_vectors, write_vectors
from ingest.conflicts import Conflict
from ingest.derived import Derived
from ingest.differ import Difference
from ingest.documents import Passage, Source, Statement
from ingest.embed import Vectors
from ingest.errors import IndexUnusable, NotWritable
from ingest.manifest import Manifest, program
from ingest.questions import Joined
from ingest.runs import runs
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


@dataclass(frozen=True)
class Index:
    """All that is known, ready to be searched: row i of a matrix belongs to element i."""

    manifest: Manifest
    sources: Mapping[str, Source]
    texts: Mapping[str, str]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    questions: tuple[Joined, ...]
    unanswered: tuple[Unanswered, ...]
    conflicts: tuple[Conflict, ...]
    differences: tuple[Difference, ...]
    terms: Terms
    passage_vectors: Vectors
    statement_vectors: Vectors
    question_vectors: Vectors
    unanswered_vectors: Vectors
    derived: Derived

    @cached_property
    def statement_rows(self) -> Mapping[str, int]:
        """The row of each statement, by id."""
        return {statement.id: row for row, statement in enumerate(self.statements)}

    @cached_property
    def passage_rows(self) -> Mapping[str, int]:
        """The row of each passage, by id."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @property
    def known(self) -> tuple[Asked, ...]:
        """All questions that are known: those that are answered, then the others."""
        return (*self.questions, *self.unanswered)

    def passage_of(self, statement: Statement) -> Passage:
        """The passage that a statement stands in."""
        return self.passages[self.passage_rows[statement.passage_id]]

    def items_of(self, list_id: str) -> tuple[Statement, ...]:
        """The statements that are items of a list, in reading order; none of no list ("")."""
        return tuple(s for s in self.statements if s.list_id == list_id) if list_id else ()

    def run_of(self, statement: Statement) -> tuple[Statement, ...]:
        """The statement with those that are understood only together with it, in reading order."""
        return self._runs.get(statement.id, (statement,))

    @cached_property
    def _runs(self) -> Mapping[str, tuple[Statement, ...]]:
        return runs(self.statements, self.texts)


def write_index(index: Index, settings: Settings) -> None:
    """Write an index beside the one in use and swap it in; NotWritable if that cannot be."""
    home = settings.var_folder / "index"
    try:
        build = new_build(home, index.manifest.version)
        write_tables(build, _tables(index))
        write_texts(build, index.texts)
        write_matrices(build, _matrices(index))
        index.derived.statement_words.save(build / "words" / "statements")
        write_vectors(build, _rows(index), settings.chroma_server)
        (build / "manifest.json").write_text(index.manifest.to_json(), encoding="utf-8")
        swap_in(build, settings.chroma_server)
    except OSError as error:
        raise NotWritable(
            f"The index cannot be written under {home}: {error.strerror or error}. Make the "
            "folder writable, free some space, or name another folder with VEIVISER_VAR."
        ) from None


def read_manifest(settings: Settings) -> Manifest | None:
    """The manifest of the index in use, or None where there is no whole one."""
    try:
        build = build_in_use(settings.var_folder / "index")
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
    build = build_in_use(settings.var_folder / "index")
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
            questions=tables["questions"],
            unanswered=tables["unanswered"],
            conflicts=tables["conflicts"],
            differences=tables["differences"],
            terms=tables["terms"],
            passage_vectors=vectors["passages"],
            statement_vectors=vectors["statements"],
            question_vectors=read_matrix(build, "questions"),
            unanswered_vectors=read_matrix(build, "unanswered"),
            derived=Derived(
                Words.load(build / "words" / "statements", len(tables["statements"])),
                dict(tables["asked_words"]),
                dict(tables["word_counts"]),
            ),
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
    of = {"questions": index.questions, "unanswered": index.unanswered}
    for name, matrix in _matrices(index).items():
        sizes[name] = (len(matrix), len(of[name]))
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
    return {
        "questions": index.question_vectors,
        "unanswered": index.unanswered_vectors,
    }


def _tables(index: Index) -> dict[str, Sequence[Any]]:
    return {
        "sources": list(index.sources.values()),
        "passages": index.passages,
        "statements": index.statements,
        "questions": index.questions,
        "unanswered": index.unanswered,
        "conflicts": index.conflicts,
        "differences": index.differences,
        "terms": index.terms,
        "asked_words": tuple(index.derived.asked_words.items()),
        "word_counts": tuple(index.derived.word_counts.items()),
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
