"""How an index rests on disk.

    var/index/current          the name of the build in use
    var/index/<build>/         manifest.json, sources.json, passages.jsonl, statements.jsonl,
                               questions.jsonl, unanswered.jsonl, conflicts.jsonl, terms.jsonl,
                               documents/<source id>.txt, words/, chroma/

A build is written beside the one in use; renaming ``current`` into place is what swaps it in, so a
crash at any moment leaves the old one working.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest.chroma import Rows, forget_vectors, read_vectors, write_vectors
from ingest.conflicts import Conflict
from ingest.documents import Anticipated, Passage, Source, Span, Statement
from ingest.embed import Vectors
from ingest.errors import IndexUnusable, NotWritable
from ingest.manifest import Manifest, program
from ingest.questions import Joined
from ingest.settings import Settings
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
    terms: Terms
    statement_words: Words
    question_words: Words
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
        _write_tables(index, build)
        index.statement_words.save(build / "words" / "statements")
        index.question_words.save(build / "words" / "questions")
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
        sources = [Source(**row) for row in _lines(build / "sources.jsonl")]
        statements = tuple(_statement(row) for row in _lines(build / "statements.jsonl"))
        passages = tuple(_passage(row) for row in _lines(build / "passages.jsonl"))
        joined = tuple(_joined(row) for row in _lines(build / "questions.jsonl"))
        unanswered = tuple(Unanswered(**row) for row in _lines(build / "unanswered.jsonl"))
        vectors = read_vectors(build, settings.chroma_server, manifest.dimensions)
        index = Index(
            manifest=manifest,
            sources={source.id: source for source in sources},
            texts={source.id: _text(build, source.id) for source in sources},
            passages=passages,
            statements=statements,
            joined=joined,
            unanswered=unanswered,
            conflicts=tuple(_conflict(row) for row in _lines(build / "conflicts.jsonl")),
            terms=tuple(tuple(row) for row in _lines(build / "terms.jsonl")),
            statement_words=Words.load(build / "words" / "statements", len(statements)),
            question_words=Words.load(build / "words" / "questions", len(joined)),
            passage_vectors=vectors["passages"],
            statement_vectors=vectors["statements"],
            question_vectors=vectors["questions"],
            unanswered_vectors=vectors["unanswered"],
        )
        _check_whole(index)
        return index
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexUnusable(
            f"The index in {build} is damaged ({type(error).__name__}: {error}). "
            f"Run {_rebuilding(read_manifest(settings))} to build it."
        ) from None


def _check_whole(index: Index) -> None:
    for name, rows in _rows(index).items():
        if len(rows.texts) != len(rows.vectors):
            raise ValueError(f"{len(rows.vectors)} vectors for {len(rows.texts)} {name}")


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
        "questions": Rows(
            index.question_vectors,
            [question.question for question in index.questions],
            [question.source_id for question in index.questions],
        ),
        "unanswered": Rows(
            index.unanswered_vectors,
            [question.question for question in index.unanswered],
            [question.outcome for question in index.unanswered],
        ),
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


def _write_tables(index: Index, build: Path) -> None:
    tables: dict[str, Sequence[Any]] = {
        "sources": list(index.sources.values()),
        "passages": index.passages,
        "statements": index.statements,
        "questions": index.joined,
        "unanswered": index.unanswered,
        "conflicts": index.conflicts,
    }
    lines = {name: [asdict(row) for row in rows] for name, rows in tables.items()}
    for name, rows in {**lines, "terms": index.terms}.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (build / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (build / "documents").mkdir()
    for source_id, text in index.texts.items():
        (build / "documents" / f"{source_id}.txt").write_bytes(text.encode())


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _text(build: Path, source_id: str) -> str:
    return (build / "documents" / f"{source_id}.txt").read_bytes().decode()


def _statement(row: dict[str, Any]) -> Statement:
    spans = {name: tuple(Span(*s) for s in row[name]) for name in ("spans", "lead_in_spans")}
    tuples = {name: tuple(row[name]) for name in ("path", "parents", "parent_ids")}
    return Statement(**(row | spans | tuples))


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(**(row | {"path": tuple(row["path"]), "span": Span(*row["span"])}))


def _joined(row: dict[str, Any]) -> Joined:
    return Joined(Anticipated(**row["anticipated"]), tuple(row["statement_ids"]))


def _conflict(row: dict[str, Any]) -> Conflict:
    tuples = {"sides": tuple(map(tuple, row["sides"])), "kinds": tuple(row["kinds"])}
    return Conflict(**(row | tuples))
