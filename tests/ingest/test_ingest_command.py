"""``python -m ingest`` as a user meets it: what it says, and with which exit status it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import SOURCES, TEXTS, run_ingest


def test_it_builds_tells_and_says_when_nothing_has_changed(corpus: Path, tmp_path: Path) -> None:
    first = run_ingest(at=tmp_path)
    assert first.returncode == 0, first.stderr
    assert f"is in use. {TEXTS} texts were embedded." in first.stderr
    for source_id in ("rutine", "plan"):
        assert source_id in first.stderr
    assert "Embedding" in first.stderr
    second = run_ingest(str(corpus), at=tmp_path)
    assert second.returncode == 0
    assert "Nothing has changed: index" in second.stderr
    assert "up to date" in second.stderr
    assert "Embedding" not in second.stderr
    (tmp_path / "var" / "index" / "current").write_text("elsewhere", encoding="utf-8")
    third = run_ingest(at=tmp_path)
    assert third.returncode == 0
    assert "is in use. 0 texts were embedded." in third.stderr


@pytest.mark.usefixtures("embedded")
def test_an_unreadable_source_is_listed_with_exit_status_1(corpus: Path, tmp_path: Path) -> None:
    (corpus / "plan.txt").unlink()
    for _ in range(2):
        done = run_ingest(at=tmp_path)
        assert done.returncode == 1
        assert "Not read: There is no file" in done.stderr
        assert "corpus/plan.txt" in done.stderr
    assert "Nothing has changed" in done.stderr


@pytest.mark.usefixtures("embedded")
def test_an_unknown_suffix_is_listed_with_those_that_are_known(
    corpus: Path, tmp_path: Path
) -> None:
    (corpus / "plan.txt").rename(corpus / "plan.odt")
    text = SOURCES.replace("plan.txt", "plan.odt")
    (corpus / "sources.toml").write_text(text, encoding="utf-8")
    done = run_ingest(at=tmp_path)
    assert done.returncode == 1
    assert "Not read: No reader for the format '.odt'" in done.stderr
    assert "save the document as a file in .txt or .md" in done.stderr


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("corpus/sources.toml", None, "There is no corpus/sources.toml"),
        ("corpus/sources.toml", b"[[source]]\nid = \n", "(at line 2, column 6)"),
        ("corpus/sources.toml", b"", "add a [[source]] table"),
        ("corpus/sources.toml", b"\n[[source]]\nid = 'x'\n", "line 2: source 'x' lacks the key"),
        ("corpus/sources.toml", SOURCES.replace("local", "[/bold]").encode(), "is '[/bold]', must"),
        ("corpus/questions/alle.jsonl", b"{}", "alle.jsonl, line 1 must be an object"),
        ("corpus/conflicts.toml", b"conflict = 5", "corpus/conflicts.toml: conflict must be"),
        ("corpus/terms.toml", b"group = 5", "corpus/terms.toml: group must be"),
        ("corpus/unanswered.jsonl", b"{}", "unanswered.jsonl, line 1 must be a JSON object"),
        ("corpus/embeddings.npz", b"x", "corpus/embeddings.npz is damaged"),
        ("settings.toml", b"port = 'x'", "settings.toml: port must be int, not 'x'"),
        ("settings.toml", b"embedder = 'x'", "embedder = 'x' is not known"),
        ("var/embeddings.sqlite", b"not a database" * 9, "var/embeddings.sqlite cannot be used"),
        ("var", b"", "The tuned model cannot be written to var/models"),
    ],
)
def test_bad_input_is_told_with_exit_status_1(
    file: str, content: bytes | None, says: str, corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    done = run_ingest(at=tmp_path)
    assert done.returncode == 1
    assert "Error: " in done.stderr
    assert says in done.stderr
    assert not (tmp_path / "var" / "index" / "current").exists()


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("VEIVISER_SETTINGS", "mine.toml", "VEIVISER_SETTINGS names mine.toml"),
        ("VEIVISER_VAR", "/proc", "Make the folder writable"),
        ("VEIVISER_VAR", "corpus/plan.txt/var", "corpus/plan.txt/var/models"),
    ],
)
def test_a_wrong_variable_is_told_with_exit_status_1(
    variable: str, value: str, says: str, corpus: Path, tmp_path: Path
) -> None:
    done = run_ingest(at=tmp_path, **{variable: value})
    assert done.returncode == 1
    assert says in done.stderr


@pytest.mark.parametrize("arguments", [["--fast"], ["corpus", "another"]])
def test_wrong_use_ends_with_exit_status_2(arguments: list[str], tmp_path: Path) -> None:
    done = run_ingest(*arguments, at=tmp_path)
    assert done.returncode == 2
    assert "Usage: python -m ingest" in done.stderr


def test_help_tells_what_it_does(tmp_path: Path) -> None:
    done = run_ingest("--help", at=tmp_path)
    assert done.returncode == 0
    assert "Build or update the index of a corpus folder." in done.stdout
