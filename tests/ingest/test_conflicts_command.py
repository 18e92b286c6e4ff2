"""``python -m ingest conflicts`` as a user meets it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_up import run_ingest

SOURCES = """\
[[source]]
id = "rutine"
file = "rutine.md"
title = "Rutine"
publisher = "Kommunen"
level = "local"
standing = "published"
published = "2024-05"

[[source]]
id = "plan"
file = "plan.md"
title = "Plan"
publisher = "Direktoratet"
level = "national"
standing = "draft"
"""
ROUTINE = """\
# Rutine

## Avslutning

Tiltak som *ikke virker*, skal avsluttes. Barnet skal høres.
"""
PLAN = '# Plan\n\n## Slutt\n\nTiltak som ikke virker, bør avsluttes. Spør «"barnet"» om råd.\n'


@pytest.fixture
def disagreeing(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in (("sources.toml", SOURCES), ("rutine.md", ROUTINE), ("plan.md", PLAN)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_it_builds_lists_and_leaves_out_what_is_decided(disagreeing: Path, tmp_path: Path) -> None:
    listed = run_ingest("conflicts", at=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert "1 undecided. Decide each in corpus/conflicts.toml." in listed.stderr
    assert "duty: bør | skal" in listed.stdout
    assert "Rutine, Kommunen, 2024-05, published; Avslutning" in listed.stdout
    assert "Plan, Direktoratet, undated, draft; Slutt" in listed.stdout
    (table,) = tomllib.loads(listed.stdout)["conflict"]
    assert table["sides"] == [
        [["plan", "Tiltak som ikke virker, bør avsluttes."]],
        [["rutine", "Tiltak som ikke virker, skal avsluttes."]],
    ]

    decided = listed.stdout.replace('dismissed = ""', 'dismissed = "two kinds of measure"')
    decided = decided.replace('id = ""', 'id = "end"').replace('about = ""', 'about = "Slutt?"')
    (disagreeing / "conflicts.toml").write_text(decided, encoding="utf-8")
    again = run_ingest("conflicts", str(disagreeing), at=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert "Nothing is undecided" in again.stderr


def test_a_proposal_that_was_not_filled_in_is_told(disagreeing: Path, tmp_path: Path) -> None:
    listed = run_ingest("conflicts", at=tmp_path)
    (disagreeing / "conflicts.toml").write_text(listed.stdout, encoding="utf-8")
    done = run_ingest("conflicts", at=tmp_path)
    assert done.returncode == 1
    assert "is empty." in done.stderr


def test_without_a_folder_it_is_the_one_that_is_indexed(disagreeing: Path, tmp_path: Path) -> None:
    elsewhere = disagreeing.rename(tmp_path / "conflicts")
    assert run_ingest("./conflicts", at=tmp_path).returncode == 0
    done = run_ingest("conflicts", at=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"1 undecided. Decide each in {elsewhere}/conflicts.toml." in done.stderr


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    done = run_ingest("conflicts", "nowhere", at=tmp_path)
    assert done.returncode == 1
    assert "There is no nowhere/sources.toml" in done.stderr


def test_wrong_use_and_help(tmp_path: Path) -> None:
    wrong = run_ingest("conflicts", "one", "two", at=tmp_path)
    assert wrong.returncode == 2
    assert "Usage: python -m ingest conflicts" in wrong.stderr
    told = run_ingest("conflicts", "--help", at=tmp_path)
    assert told.returncode == 0
    assert "nobody has decided on yet" in told.stdout
    assert "python -m ingest conflicts --help" in run_ingest("--help", at=tmp_path).stdout
