"""``python -m evals``: help, wrong use, plain errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.__main__ import app
from evals.run import choose


def _output(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200", "TERM": "dumb"})
    return result.exit_code, re.sub(r"\x1b\[[0-9;]*m", "", result.output)


@pytest.mark.parametrize("suite", ["answers", "retrieval", "speed", "load", "floors"])
def test_help(suite: str) -> None:
    code, text = _output(suite, "--help")
    assert code == 0
    assert "--split" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("answers", "--split", "train"),
        ("answers", "--cases", "no-such-file.jsonl"),
        ("answers", "--worst", "-1"),
        ("load", "--users", "0"),
        ("load", "--rounds", "99"),
        ("floors", "--allow-lower", "because"),
        ("guess",),
    ],
)
def test_wrong_use(arguments: tuple[str, ...]) -> None:
    assert _output(*arguments)[0] == 2


def test_no_index_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIVISER_VAR", str(tmp_path))
    code, text = _output("answers")
    assert code == 1
    assert "python -m ingest" in text
    assert "Traceback" not in text


def test_the_splits_share_nothing_and_lack_nothing() -> None:
    dev, test, both = (choose([], split) for split in ("dev", "test", "all"))
    assert not {case.id for case in dev} & {case.id for case in test}
    assert {case.id for case in dev} | {case.id for case in test} == {case.id for case in both}
