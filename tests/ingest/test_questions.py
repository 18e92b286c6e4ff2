"""Anticipated questions in, each joined to the statements that answer it."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import SOURCE, document_of

from ingest.documents import Anticipated
from ingest.errors import QuestionsError
from ingest.questions import join, load_questions
from ingest.split import split

GOOD = '{"source_id": "plan", "quote": "a", "question": "b", "language": "nb"}'
TEXT = """\
# Evaluering

Barnet skal høres. Planen skal følges opp av kommunen.

Har det virket?

- Ja
  - Avslutt tiltaket
- Nei
  - Endre tiltaket
  - Avslutt tiltaket
"""


@pytest.mark.parametrize(
    ("quote", "answering"),
    [
        ("Barnet skal høres.", ["Barnet skal høres."]),
        ("Planen skal følges opp", ["Planen skal følges opp av kommunen."]),
        ("- Nei", ["Nei"]),
        ("Avslutt tiltaket", ["Avslutt tiltaket", "Avslutt tiltaket"]),
        ("Nei\n  - Endre tiltaket", ["Endre tiltaket"]),
        ("Har det virket?\n\n- Ja\n  - Avslutt tiltaket\n- Nei", ["Har det virket?"]),
        (
            "Barnet skal høres. Planen skal følges opp av kommunen.",
            ["Barnet skal høres.", "Planen skal følges opp av kommunen."],
        ),
    ],
)
def test_a_quote_belongs_to_what_answers(quote: str, answering: list[str], tmp_path: Path) -> None:
    document = document_of(TEXT, tmp_path)
    statements = split(document)[1]
    asked = Anticipated("rutine", quote, "Hva da?", "nb")
    (joined,) = join([asked], statements, {"rutine": document.text}, {"rutine"})
    texts = {statement.id: statement.text for statement in statements}
    assert (joined.question, joined.language) == (asked.question, asked.language)
    assert [texts[id_] for id_ in joined.statement_ids] == answering


def test_a_quote_that_is_not_in_its_source_is_told() -> None:
    asked = Anticipated("rutine", "Barnet skal ikke høres.", "Skal barnet høres?", "nb")
    with pytest.raises(QuestionsError) as error:
        join([asked], [], {"rutine": TEXT}, {"rutine"})
    assert "'Skal barnet høres?' quotes what 'rutine' does not say" in str(error.value)
    assert "'Barnet skal ikke høres.'. Mend the quote or remove the line" in str(error.value)


def test_a_question_of_no_source_is_told() -> None:
    asked = Anticipated("rutin", "Barnet skal høres.", "Skal barnet høres?", "nb")
    with pytest.raises(QuestionsError, match="names 'rutin', which is no source of this corpus"):
        join([asked], [], {"rutine": TEXT}, {"rutine"})


def test_questions_of_a_source_that_was_not_read_are_left_out() -> None:
    asked = Anticipated(SOURCE.id, "Barnet skal høres.", "Skal barnet høres?", "nb")
    assert join([asked], [], {}, {SOURCE.id}) == ()


def test_questions_come_from_all_files_in_name_order(corpus: Path) -> None:
    (corpus / "questions" / "Ærlig talt.jsonl").write_bytes(f"\ufeff{GOOD}\r\n\r\n".encode())
    assert [question.source_id for question in load_questions(corpus)] == ["rutine", "plan", "plan"]


def test_what_one_asked_before_reading_is_unread_in_all_its_lines(tmp_path: Path) -> None:
    document = document_of(TEXT, tmp_path)
    lines = [
        Anticipated("rutine", "Barnet skal høres.", "Hva da?", "nb"),
        Anticipated("rutine", "Planen skal følges opp", "hva  DA?", "nb", unread=True),
        Anticipated("rutine", "Barnet skal høres.", "Hvem skal høres?", "nb"),
    ]
    asked, other = join(lines, split(document)[1], {"rutine": document.text}, {"rutine"})
    assert len(asked.statement_ids) == 2
    assert (asked.unread, other.unread) == (True, False)


def test_a_folder_without_questions_has_none(tmp_path: Path) -> None:
    assert load_questions(tmp_path) == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2 is not a JSON object"),
        ("[]", "line 2 is not a JSON object"),
        (
            '{"source_id": "plan"}',
            "line 2 must be an object with the texts source_id, quote, question, language",
        ),
        ('{"source_id": 1, "quote": "a", "question": "b", "language": "nb"}', "line 2 must be"),
        (GOOD[:-1] + ', "unread": "ja"}', "line 2: unread must be true or false"),
        (b"\xf8", "cannot be read"),
    ],
)
def test_a_broken_line_is_told(line: str | bytes, says: str, corpus: Path) -> None:
    path = corpus / "questions" / "alle.jsonl"
    path.write_bytes(b"\n" + (line if isinstance(line, bytes) else line.encode()))
    with pytest.raises(QuestionsError) as error:
        load_questions(corpus)
    assert says in str(error.value)
    assert str(path) in str(error.value)
