"""``python -m assistant records`` and ``supervisor``, as the administrator runs them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fixture_types import ROOT, Run
from kept import DAY, TEXTS, approval, database_of, locked, made_answer, result
from typer.testing import CliRunner

from assistant.cli import app
from assistant.records import (
    Records,
    approve_answer,
    keep_question,
    keep_result,
    list_questions,
    list_results,
    report_error,
)
from assistant.supervisor import SignIn
from ingest import Settings

PASSWORD = "blåbær på fjellet"  # noqa: S105 — of this test only


@pytest.fixture(autouse=True)
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIVISER_VAR", settings.var)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("TERM", "dumb")


def run_here(*arguments: str, typed: str | bytes | None = None) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, list(arguments), input=typed)
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    return ended.exit_code, ended.stdout, ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], ("records", "supervisor")),
        (["records", "--help"], ("erase", "export")),
        (["records", "erase", "--help"], ("old", "training", "everything", "--yes", "--session")),
        (["records", "export", "--help"], ("questions", "anticipated", "cases", "--out")),
        (["supervisor", "--help"], ("set-password",)),
        (["supervisor", "set-password", "--help"], ("--stdin",)),
    ],
)
def test_help(arguments: list[str], told: tuple[str, ...]) -> None:
    code, said, _ = run_here(*arguments)
    assert code == 0
    assert all(word in said for word in told)


@pytest.mark.parametrize(
    "arguments",
    [
        ["records", "erase"],
        ["records", "erase", "some"],
        ["records", "erase", "old", "--session", "x"],
        ["records", "erase", "everything"],  # nobody there to ask
        ["records", "export"],
        ["records", "export", "names"],
        ["records", "export", "cases", "--session", "x"],
        ["records", "burn"],
        ["supervisor", "set-password"],
        ["supervisor", "set-password", PASSWORD],
    ],
)
def test_wrong_use(records: Records, arguments: list[str]) -> None:
    keep_question(made_answer(), "v", records)
    code, said, error = run_here(*arguments)
    assert (code, said) == (2, "")
    assert "Usage" in error
    assert len(list_questions(records)) == 1


@pytest.mark.parametrize("arguments", [["erase", "old"], ["export", "questions"]])
def test_no_records_yet(settings: Settings, arguments: list[str]) -> None:
    code, said, error = run_here("records", *arguments)
    assert (code, said) == (1, "")
    assert "There are no records in" in error
    assert "VEIVISER_VAR" in error
    assert not settings.var_folder.exists()


def test_erase_old(records: Records) -> None:
    keep_question(made_answer(), "v", records, datetime.now(UTC) - 31 * DAY)
    keep_question(made_answer(), "v", records)
    code, said, _ = run_here("records", "erase", "old")
    assert (code, said) == (0, "Erased: 1 questions and 0 error reports.\n")
    assert len(list_questions(records)) == 1


def test_erase_training_and_everything(records: Records) -> None:
    keep_question(made_answer(), "v", records)
    keep_result(result(), records)
    keep_result(result(session="Våren"), records)
    code, said, _ = run_here("records", "erase", "training", "--session", "Våren", "--yes")
    assert (code, said) == (0, "Erased: 1 training results.\n")
    assert len(list_results(records)) == 1
    code, said, _ = run_here("records", "erase", "everything", "--yes")
    assert (code, said) == (0, "Erased: all 2 records.\n")


def test_export_each_kind(records: Records, tmp_path: Path) -> None:
    keep_question(made_answer("Hvem får MST? æøå"), "v", records)
    report_error(made_answer(), ["wrong"], "Feil", "v", records)
    keep_result(result(), records)
    approve_answer(approval(review_on=datetime.now(UTC).date() + 90 * DAY), TEXTS, records)
    told = {
        "questions": "Hvem får MST? æøå",
        "reports": "Feil",
        "anticipated": "source_id",
        "cases": "gold",
    }
    for what, words in told.items():
        code, said, error = run_here("records", "export", what)
        assert (code, error) == (0, "")
        assert words in said
        assert isinstance(json.loads(said), dict)
    out = tmp_path / "training.csv"
    code, said, _ = run_here("records", "export", "training", "--out", str(out))
    assert (code, said) == (0, f"Written: {out}\n")
    assert "For ungdom." in out.read_text(encoding="utf-8-sig")
    assert out.stat().st_mode & 0o777 == 0o600
    code, said, _ = run_here("records", "export", "training", "--session", "nobody's")
    assert said.count("\n") == 1


def test_a_place_that_cannot_be_written(records: Records, tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "none" / "x.csv"):
        code, said, error = run_here("records", "export", "training", "--out", str(out))
        assert (code, said) == (1, "")
        assert str(out) in error


def test_a_damaged_database_is_told(records: Records) -> None:
    database_of(records).write_bytes(b"nonsense" * 1000)
    code, said, error = run_here("records", "export", "questions")
    assert (code, said) == (1, "")
    assert "damaged" in error


def test_a_locked_one_as_a_command(run: Run, records: Records, settings: Settings) -> None:
    with locked(records):
        ended = run("records", "erase", "old", VEIVISER_VAR=settings.var)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Another program is using them" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_url_of_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIVISER_RECORDS_URL", "oracel://me:secret@x")
    code, _, error = run_here("records", "export", "questions")
    assert code == 1
    assert "not the URL of a database" in error
    assert "secret" not in error


def test_export_as_a_command(run: Run, records: Records, settings: Settings) -> None:
    keep_question(made_answer("Hvem får MST? æøå"), "v", records)
    ended = run(
        "records", "export", "questions", VEIVISER_VAR=settings.var, PYTHONUTF8="0", LC_ALL="C"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["question"] == "Hvem får MST? æøå"


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_set_password_from_standard_input(settings: Settings, records: Records, end: str) -> None:
    code, said, error = run_here(
        "supervisor", "set-password", "--stdin", typed=(PASSWORD + end).encode()
    )
    assert (code, error) == (0, "")
    assert "supervisor.password" in said
    assert PASSWORD not in said
    assert SignIn(settings, records).check_password(PASSWORD)


def test_a_password_that_is_too_short(settings: Settings) -> None:
    code, said, error = run_here("supervisor", "set-password", "--stdin", typed="kort\n")
    assert (code, said) == (1, "")
    assert "at least 12 characters" in error
    assert not settings.var_folder.exists()


def at_a_terminal(settings: Settings, *typed: str) -> tuple[int, str]:
    """Run set-password at a terminal of its own; what is typed, and what the screen shows."""
    outside, inside = pty.openpty()
    command = [sys.executable, "-W", "error", "-m", "assistant", "supervisor", "set-password"]
    process = subprocess.Popen(
        command,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        cwd=ROOT,
        start_new_session=True,
        env={**os.environ, "VEIVISER_VAR": settings.var},
    )
    os.close(inside)
    screen = b""
    for line in typed:
        while not screen.endswith(b": "):
            screen += os.read(outside, 1024)
        os.write(outside, line.encode() + b"\n")
        screen += b"\n"
    while True:
        try:
            screen += os.read(outside, 1024)
        except OSError:  # the other end is closed
            break
    os.close(outside)
    return process.wait(timeout=30), screen.decode()


def test_set_password_at_a_terminal(settings: Settings, records: Records) -> None:
    code, screen = at_a_terminal(settings, PASSWORD, PASSWORD)
    assert code == 0, screen
    assert "blåbær" not in screen
    assert SignIn(settings, records).check_password(PASSWORD)


def test_two_that_differ_are_asked_for_again(settings: Settings, records: Records) -> None:
    code, screen = at_a_terminal(settings, PASSWORD, "noe annet enn det", PASSWORD, PASSWORD)
    assert code == 0, screen
    assert "do not match" in screen
    assert SignIn(settings, records).check_password(PASSWORD)
