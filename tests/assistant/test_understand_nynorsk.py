"""Nynorsk is searched for in bokmål, and shown as it was written."""

from __future__ import annotations

from seen import query_for

from assistant import Knowledge, Question
from assistant.understand import understand


def test_a_question_in_nynorsk_is_searched_for_in_bokmål(knowledge: Knowledge) -> None:
    query = query_for("Kor ofte skal planane evaluerast?", knowledge)
    assert query.text == "Kor ofte skal planane evaluerast?"
    assert query.mended == "hvor ofte skal planene evalueres?"
    assert query.language == "nn"


def test_a_typing_error_in_nynorsk_is_mended_first(knowledge: Knowledge) -> None:
    assert query_for("Korleis skal vi rettleie foredlra?", knowledge).mended == (
        "hvordan skal vi veilede foreldrene?"
    )


def test_no_other_language_is_touched(knowledge: Knowledge) -> None:
    for text in ("Hvem skal være med på møtet om uro?", "Is there no plan for the child?"):
        assert query_for(text, knowledge).mended == text


def test_a_follow_up_is_as_well(knowledge: Knowledge) -> None:
    question = Question("Og etterpå?", ("Kven skal skrive tiltaksplanen?",))
    query = understand(question, knowledge.vocabulary, knowledge.embedder, knowledge.known)
    assert "hvem" in query.mended
    assert "Kven" in query.text
