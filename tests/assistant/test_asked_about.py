"""What a question itself calls for: the duty to report, told to partner services."""

from __future__ import annotations

import pytest

from assistant.asked_about import about_the_question
from assistant.texts import say


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nb", "Skal vi melde fra om dette?"),
        ("nn", "Når må skulen melde?"),
        ("en", "When should we report a concern?"),
    ],
)
def test_partners_are_told_where_the_duty_stands(language: str, question: str) -> None:
    (notice,) = about_the_question(question, False, language, "partner")  # type: ignore[arg-type]
    assert (notice.kind, notice.markers) == ("partial", ())
    assert notice.text == say(language, "notice.duty_to_report")
    assert "13-2" in notice.text


def test_others_and_other_questions_are_not() -> None:
    assert about_the_question("Skal vi melde fra om dette?", False, "nb", "caseworker") == ()
    assert about_the_question("Hvor gammel må man være for MST?", False, "nb", "partner") == ()
