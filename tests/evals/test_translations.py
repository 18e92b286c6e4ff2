"""The same cases in another language: each with its own translation, none with another's."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from made import CASE

from assistant.understand.language import language_of
from evals.cases import CasesError, split_of
from evals.run import choose
from evals.translations import TRANSLATIONS, translated

OTHER = replace(CASE, id="a-2")
LINE = {"id": CASE.id, "language": "en", "question": "How often?"}


def test_only_what_is_translated_is_asked_and_only_its_question_differs(tmp_path: Path) -> None:
    path = _written(tmp_path, [LINE, LINE | {"language": "nn", "question": "Kor ofte?"}])
    assert translated([OTHER, CASE], "en", path) == (replace(CASE, question="How often?"),)
    assert translated([OTHER, CASE], "nn", path) == (replace(CASE, question="Kor ofte?"),)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([LINE, LINE], "line 2: 'a-1' is in 'en' already"),
        ([LINE | {"language": "sv"}], "line 1: 'language' must be en or nn, not 'sv'"),
        ([LINE | {"question": " "}], "line 1: 'question' must be a text"),
        ([LINE | {"id": "a-3"}], "None of the cases has a line"),
        ([], "None of the cases has a line"),
    ],
)
def test_a_broken_file_is_told_of(
    lines: Sequence[dict[str, str]], said: str, tmp_path: Path
) -> None:
    with pytest.raises(CasesError, match=said):
        translated([CASE], "en", _written(tmp_path, lines))


def test_the_shipped_are_cases_in_bokmål_each_in_both_languages() -> None:
    languages = defaultdict(set)
    for line in TRANSLATIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        languages[row["id"]].add(row["language"])
    cases = {case.id: case for case in choose([], "all")}
    assert all(found == {"en", "nn"} for found in languages.values())
    assert all(language_of(cases[id_].question) == "nb" for id_ in languages)
    assert min(sum(split_of(id_) == split for id_ in languages) for split in ("dev", "test")) > 100


def _written(folder: Path, lines: Sequence[dict[str, str]]) -> Path:
    path = folder / "translations.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path
