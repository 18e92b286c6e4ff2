"""unanswered.jsonl in: what users ask that the documents don't answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import QuestionsError
from ingest.unanswered import Unanswered, load_unanswered

GOOD = '{"question": "Hva er klokka?", "language": "nb", "outcome": "out_of_scope", "topic": "tid"}'


@pytest.mark.parametrize("text", [GOOD, f"\ufeff{GOOD}\r\n", f"\n  \n{GOOD}\n"])
def test_blank_lines_and_marks_do_not_matter(text: str, tmp_path: Path) -> None:
    (tmp_path / "unanswered.jsonl").write_bytes(text.encode())
    assert load_unanswered(tmp_path) == (Unanswered("Hva er klokka?", "nb", "out_of_scope", "tid"),)


def test_a_question_may_be_marked_as_unread(tmp_path: Path) -> None:
    (tmp_path / "unanswered.jsonl").write_text(f'{GOOD}\n{GOOD[:-1]}, "unread": true}}\n')
    assert [question.unread for question in load_unanswered(tmp_path)] == [False, True]


def test_a_corpus_without_the_file_has_none(tmp_path: Path) -> None:
    assert load_unanswered(tmp_path) == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2 is not a JSON object"),
        ("[1]", "line 2 is not a JSON object"),
        (
            '{"question": "Hva?", "language": "nb"}',
            "line 2 must be a JSON object with question, language and outcome",
        ),
        (GOOD.replace("topic", "theme"), "line 2 must be a JSON object"),
        (GOOD.replace('"nb"', "5"), "line 2: question, language, outcome and topic must be texts"),
        (GOOD.replace("out_of_scope", "answered"), "line 2: outcome must be one of not_in_corpus"),
        (GOOD[:-1] + ', "unread": "ja"}', "line 2: unread must be true or false"),
        (b"\xf8", "cannot be read"),
    ],
)
def test_a_broken_line_is_told(line: str | bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "unanswered.jsonl"
    path.write_bytes(b"\n" + (line if isinstance(line, bytes) else line.encode()))
    with pytest.raises(QuestionsError) as error:
        load_unanswered(tmp_path)
    assert says in str(error.value)
    assert str(path) in str(error.value)
