"""``ask --save``: an answer in a file, and what is said where that cannot be."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document
from fixture_types import Run
from typer.testing import CliRunner

from assistant import Knowledge, answer
from assistant.answers import Question
from assistant.cli import app
from assistant.save import BadFile, CannotSave, check_file, save

AGE = "Fra hvilken alder kan MST tilbys?"
QUOTE = "«Multisystemisk terapi"


def read(path: Path) -> str:
    """All text of a saved file."""
    if path.suffix.lower() == ".docx":
        return "\n".join(p.text for p in Document(str(path)).paragraphs)
    if path.suffix.lower() == ".pdf":
        pages = pypdf.PdfReader(BytesIO(path.read_bytes())).pages
        return "\n".join(page.extract_text() for page in pages)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["svar.docx", "svar med mellomrom.PDF", "øving.md"])
def test_the_answer_is_shown_and_saved(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    ended = run("ask", AGE, "--save", str(path))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "12 og 18 år" in ended.stdout
    assert f"Svaret er lagret i {path}." in ended.stdout
    text = read(path)
    assert AGE in text
    assert QUOTE in text


def test_in_the_language_of_the_question_and_beside_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answer.md"
    ended = run("ask", "From what age can MST be offered?", "--save", str(path), "--json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["language"] == "en"
    assert read(path).startswith("# Answers from Veiviser\n")


def refused(*arguments: str) -> str:
    ended = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "300", "TERM": "dumb"})
    assert ended.exit_code == 2
    assert ended.stdout == ""
    return ended.stderr


def test_wrong_use_is_told_before_anything_is_answered(tmp_path: Path) -> None:
    there = tmp_path / "svar.pdf"
    there.write_text("mitt")
    for name in ("svar.odt", "svar", ".pdf"):
        assert "must end in one of .md, .docx, .pdf" in refused("ask", AGE, "--save", name)
    assert "--force to replace it" in refused("ask", AGE, "--save", str(there))
    assert there.read_text() == "mitt"
    assert "goes with --save" in refused("ask", AGE, "--force")
    batch = refused("ask", "--batch", "x.jsonl", "--save", "x.pdf")
    assert "saves one answer" in batch


def test_with_force_a_file_is_replaced(knowledge: Knowledge, tmp_path: Path) -> None:
    there = tmp_path / "svar.md"
    there.write_text("mitt")
    with pytest.raises(BadFile):
        check_file(there, force=False)
    check_file(there, force=True)
    save(answer(Question(AGE), knowledge), knowledge.index, there)
    assert QUOTE in read(there)


def test_where_it_cannot_be_written_the_answer_is_shown_all_the_same(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "svar.pdf"
    ended = run("ask", AGE, "--save", str(path))
    assert ended.returncode == 1
    assert "12 og 18 år" in ended.stdout
    assert "lagret" not in ended.stdout
    assert f"{path} cannot be written: No such file or directory." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_folder_of_that_name_is_no_file(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = tmp_path / "svar.md"
    folder.mkdir()
    with pytest.raises(CannotSave, match="Is a directory"):
        save(answer(Question(AGE), knowledge), knowledge.index, folder)
