"""``python -m assistant`` as another program runs it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from fixture_types import Run
from typer.testing import CliRunner

from assistant import Knowledge, Question, answer
from assistant.cli import app
from assistant.terminal import show

AGE = "Fra hvilken alder kan MST tilbys?"


def clear(
    ended: subprocess.CompletedProcess[str], code: int, *told: str
) -> subprocess.CompletedProcess[str]:
    """Holds that a command failed as it should: its status, and words that help."""
    said = ended.stdout + ended.stderr
    assert ended.returncode == code, said
    assert "Traceback" not in said
    assert "Warning" not in said
    for words in told:
        assert words in ended.stderr
    return ended


def answers(ended: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return [json.loads(line) for line in ended.stdout.split("\n") if line]


def here(*arguments: str) -> tuple[int, str, str]:
    """The same in this process, for the many ways to go wrong: status, output, errors."""
    ended = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200", "TERM": "dumb"})
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    return ended.exit_code, ended.stdout, ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], ("ask", "chat")),
        (["ask", "--help"], ("--json", "--role", "--history", "--batch", "--save", "--force")),
        (["chat", "--help"], ("--host", "--port")),
    ],
)
def test_help(arguments: list[str], told: tuple[str, ...]) -> None:
    code, said, _ = here(*arguments)
    assert code == 0
    assert all(option in said for option in told)


def test_help_as_a_command(run: Run) -> None:
    ended = run("ask", "--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "--batch" in ended.stdout


def test_an_answer_with_its_sources(run: Run) -> None:
    ended = run("ask", AGE)
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert "12 og 18 år" in ended.stdout
    assert "[1]" in ended.stdout
    assert "Tjenestekatalog: Hjelpetiltak" in ended.stdout
    assert "\x1b" not in ended.stdout


def test_an_answer_as_json(run: Run) -> None:
    ended = run(
        "ask",
        "Og hva med FFT?",
        "--json",
        "--role",
        "partner",
        "--history",
        AGE,
        "--history",
        "Hei",
    )
    assert ended.returncode == 0
    found = json.loads(ended.stdout)
    assert found["role"] == "partner"
    assert found["question"] == "Og hva med FFT?"
    assert found["standalone_question"] != found["question"]


def test_a_follow_up_on_the_terminal_says_how_it_was_understood(run: Run) -> None:
    ended = run("ask", "Og hva med FFT?", "--history", AGE)
    assert ended.returncode == 0
    assert "Forstått som" in ended.stdout


QUESTIONS: list[dict[str, object]] = [
    {"id": "a", "question": AGE},
    {"id": 7, "question": "Og hva med FFT?", "history": [AGE], "role": "supervisor"},
    {"question": "Hei!"},
    {"id": None, "question": "", "history": None, "role": None},
    {"id": "long", "question": "a" * 10_000},
    {"id": "emoji", "question": "👶👧🏽"},
    {"id": "control", "question": "\x00\x1b[31m\x07 MST\u2028\u2029"},
    {"id": "html", "question": "<b>MST</b><script>alert(1)</script>"},
    {"id": "personal", "question": "Kan Kari Nordmann, 01019012480, få MST?"},
    {"id": "danger", "question": "Stefaren slår gutten nå"},
    {"id": "half \ud800", "question": "\ud800 MST"},
    {"id": "more", "question": "Hei", "unknown": {"deep": [1]}},
]


@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_batch_in_its_order(run: Run, tmp_path: Path, way: str) -> None:
    """One object in, one out, in the same order; empty lines, a BOM and CRLF do no harm."""
    lines = "\r\n\r\n".join(json.dumps(question) for question in QUESTIONS)
    if way == "file":
        path = tmp_path / "spørsmål.jsonl"
        path.write_text(lines, encoding="utf-8-sig")
        found = answers(run("ask", "--batch", str(path), "--role", "partner"))
    else:
        found = answers(run("ask", "--batch", "-", "--role", "partner", standard_input=lines))
    ids = [
        "a",
        "7",
        "",
        "",
        "long",
        "emoji",
        "control",
        "html",
        "personal",
        "danger",
        "half ?",
        "more",
    ]
    assert [one["id"] for one in found] == ids
    assert [one["role"] for one in found[:3]] == ["partner", "supervisor", "partner"]
    outcomes = {str(one["id"]): one["outcome"] for one in found}
    assert (outcomes["a"], outcomes["danger"]) == ("answered", "emergency")
    assert "Nordmann" not in json.dumps(found)
    assert "01019012480" not in json.dumps(found)
    assert all("\x1b" not in json.dumps(one, ensure_ascii=False) for one in found)


def test_an_empty_batch_is_no_error(run: Run) -> None:
    assert answers(run("ask", "--batch", "-", standard_input="\n \n")) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "line 2"),
        ('{"question": "Hei"', "line 2"),
        ("[1, 2]", "line 2"),
        ("[" * 100_000, "line 2"),
        ('{"id": "x"}', "question"),
        ('{"question": 3}', "question"),
        ('{"question": "Hei", "history": "Hei"}', "history"),
        ('{"question": "Hei", "history": [1]}', "history"),
        ('{"question": "Hei", "role": "boss"}', "caseworker"),
        ('{"question": "Hei", "role": ["partner"]}', "role"),
    ],
)
def test_a_broken_line_is_named_before_anything_is_answered(
    tmp_path: Path, line: str, told: str
) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"question": "Hei"}}\n{line}\n', encoding="utf-8")
    code, said, error = here("ask", "--batch", str(path))
    assert (code, said) == (1, "")
    assert "line 2" in error
    assert told in error


def test_a_broken_line_as_a_command(run: Run) -> None:
    ended = clear(run("ask", "--batch", "-", standard_input='{"question": "Hei"}\n{'), 1, "line 2")
    assert ended.stdout == ""


def test_a_batch_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"question": "Må vi?"}\n'.encode("latin-1"))
    clear(run("ask", "--batch", str(latin)), 1, "latin.jsonl", "UTF-8")
    for path in (tmp_path / "missing.jsonl", tmp_path):
        code, said, error = here("ask", "--batch", str(path))
        assert (code, said) == (1, "")
        assert path.name in error


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "Hei", "--batch", "-"],
        ["ask", "Hei", "--role", "boss"],
        ["ask", "Hei", "--nonsense"],
        ["ask", "Hei", "hei"],
        ["guess"],
        ["chat", "--port", "0"],
        ["chat", "--port", "x"],
    ],
)
def test_wrong_use(arguments: list[str]) -> None:
    code, said, error = here(*arguments)
    assert (code, said) == (2, "")
    assert "Usage" in error


def test_wrong_use_as_a_command(run: Run) -> None:
    assert clear(run("ask", "Hei", "--role", "boss"), 2, "caseworker").stdout == ""


def test_an_odd_question_as_a_command(run: Run) -> None:
    ended = run(
        "ask", "--", "\x1b[31m<script>alert(1)</script> [red]{cite:x}[/red] 👶" + "a" * 10_000
    )
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert ended.stdout.strip()
    assert "\x1b" not in ended.stdout


@pytest.mark.parametrize(
    "question",
    ["", "   ", "👶", "a" * 10_000, "\x1b[31m\x07\x7f", "<script>alert(1)</script> [red]MST[/red]"],
)
def test_odd_questions_on_the_terminal(
    knowledge: Knowledge, capsys: pytest.CaptureFixture[str], question: str
) -> None:
    show(answer(Question(question, ("Hei",)), knowledge))
    said = capsys.readouterr().out
    assert said.strip()
    assert "\x1b" not in said


def test_no_index_and_a_damaged_one_say_what_to_run(run: Run, var: Path, tmp_path: Path) -> None:
    clear(run("ask", "Hei", VEIVISER_VAR=str(tmp_path)), 1, "python -m ingest")
    shutil.copytree(var / "index", tmp_path / "index")
    build = tmp_path / "index" / (tmp_path / "index" / "current").read_text().strip()
    (build / "statements.jsonl").write_text('{"id": "half', encoding="utf-8")
    clear(run("ask", "Hei", VEIVISER_VAR=str(tmp_path)), 1, "python -m ingest")
    (build / "manifest.json").unlink()
    clear(run("ask", "Hei", VEIVISER_VAR=str(tmp_path)), 1, "python -m ingest")


def test_broken_settings_are_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('rankers = ["magic"]', encoding="utf-8")
    clear(run("ask", "Hei", VEIVISER_SETTINGS=str(path)), 1, "own.toml", "rankers")


def test_one_ranker_by_setting(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('rankers = ["words"]', encoding="utf-8")
    ended = run("ask", AGE, "--json", VEIVISER_SETTINGS=str(path))
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["outcome"]


def test_a_port_that_is_taken(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("chat", "--port", str(port), PYTHONWARNINGS="default")
    clear(ended, 1, f"Port {port}")
    assert f"--port {port + 1}" in " ".join(ended.stderr.split())
    assert not ended.stdout


def test_ask_loads_neither_torch_nor_gradio_nor_a_database(run: Run) -> None:
    ended = run("ask", "Hei", PYTHONPROFILEIMPORTTIME="1")
    assert ended.returncode == 0
    loaded = {line.rsplit("|", 1)[-1].strip() for line in ended.stderr.splitlines()}
    assert "assistant.ask" in loaded
    assert not loaded & {"torch", "gradio", "sentence_transformers"}
    assert not loaded & {"sqlalchemy", "alembic", "argon2", "assistant.records"}
