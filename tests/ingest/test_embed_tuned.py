"""The tuned model: which corpora get it, where it rests, and what it is better at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest import Settings, open_embedder
from ingest.errors import NotWritable

# Not among the anticipated questions; the second asks what the first does, the third something else
ASKED = (
    "Trenger vi ja fra mor og far før avlastning settes i gang?",
    "Er det nødvendig at foreldrene går med på avlastningen?",
    "Hvor ofte ser dere på planen sammen med mor og far?",
)


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VEIVISER_VAR", str(tmp_path))
    return tmp_path


def test_only_what_has_questions_gets_it_and_it_is_written_once(var: Path) -> None:
    plain, tuned = open_embedder(Settings()), open_embedder(Settings(), anticipated=True)
    assert tuned.name.startswith(f"{plain.name}/tuned-")
    (file,) = (var / "models").iterdir()
    written = file.stat().st_mtime_ns
    assert open_embedder(Settings(), anticipated=True).name == tuned.name
    assert file.stat().st_mtime_ns == written


@pytest.mark.usefixtures("var")
def test_it_tells_what_is_asked_apart_better() -> None:
    def apart(anticipated: bool) -> float:
        one, same, other = open_embedder(Settings(), anticipated).embed_questions(ASKED)
        return float(one @ same - one @ other)

    assert apart(anticipated=True) > apart(anticipated=False) + 0.1


def test_a_folder_that_cannot_be_written_is_told(var: Path) -> None:
    (var / "models").write_text("in the way", encoding="utf-8")
    with pytest.raises(NotWritable, match="The tuned model cannot be written to"):
        open_embedder(Settings(), anticipated=True)


@pytest.mark.usefixtures("var")
def test_rows_are_of_length_one() -> None:
    rows = open_embedder(Settings(), anticipated=True).embed_passages(ASKED)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
