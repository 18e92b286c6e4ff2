"""What holds of every answer, for any question: the promises of the contract."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from itertools import pairwise

import pytest
from fixture_types import Ask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seen import as_text, check_contract, timeless

from assistant import (
    ROLES,
    Answer,
    Answered,
    Found,
    Knowledge,
    Question,
    Understood,
    Wrote,
    answer,
    ask,
)

AGE = "Fra hvilken alder kan MST tilbys?"
PIECES = "hvor ofte gammel MST barnet nå slår 112 ??? {cite:a} {0} [1] ** <b> 👶 §4-4".split()
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*PIECES, "\n", "\x00"]), max_size=30).map(" ".join),
)


def test_an_age_is_answered_with_the_passage_that_has_it(ask_one: Ask) -> None:
    found = ask_one(AGE)
    assert found.outcome == "answered"
    assert "12 og 18 år" in found.text
    assert "12 og 18 år" in found.citations[0].quote
    assert found.citations[0].source_id == "bufdir-tjenestekatalog-2021"


def test_anticipated_questions_keep_the_contract(
    sampled: dict[str, Answer], knowledge: Knowledge
) -> None:
    """150 of them: quotes word for word, markers as cited, nothing answered without a source."""
    for found in sampled.values():
        check_contract(found, knowledge)


def test_most_anticipated_questions_are_answered(sampled: dict[str, Answer]) -> None:
    assert sum(found.outcome == "answered" for found in sampled.values()) > len(sampled) / 2


def test_an_answer_repeats_no_paragraph(sampled: dict[str, Answer]) -> None:
    for found in sampled.values():
        parts = found.text.split("\n\n")
        assert len(set(parts)) == len(parts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=ANY_TEXT, history=st.lists(ANY_TEXT, max_size=2), role=st.sampled_from(ROLES))
def test_any_text_is_answered(
    knowledge: Knowledge, text: str, history: list[str], role: str
) -> None:
    """The last event is always Answered, and only it is; the answer keeps the contract."""
    question = Question(text, tuple(history), role, "x")  # type: ignore[arg-type]
    events = list(ask(question, knowledge))
    assert [isinstance(event, Answered) for event in events] == [False] * (len(events) - 1) + [True]
    last = events[-1]
    assert isinstance(last, Answered)
    check_contract(last.answer, knowledge)
    assert (last.answer.id, last.answer.role) == ("x", role)


def test_events_come_in_order_and_grow_into_the_answer(knowledge: Knowledge) -> None:
    events = list(ask(Question("Hvor ofte skal tiltaksplanen evalueres?"), knowledge))
    understood, found, *wrote, last = events
    assert isinstance(understood, Understood)
    assert isinstance(found, Found)
    assert found.hits
    assert isinstance(last, Answered)
    pieces = [event.piece for event in wrote if isinstance(event, Wrote)]
    assert len(pieces) == len(wrote) >= 1
    assert all(later.startswith(earlier) for earlier, later in pairwise(pieces))
    assert pieces[-1] == last.answer.text


def test_a_refusal_writes_nothing(knowledge: Knowledge) -> None:
    events = list(ask(Question("Blir det regn i Bergen i morgen?"), knowledge))
    assert [type(event) for event in events] == [Understood, Found, Answered]


def test_a_refusal_is_not_said_to_be_the_general_rule(knowledge: Knowledge) -> None:
    text = "Vi har en gutt på 13 som vil vite hva bussen til Bergen koster i morgen tidlig."
    refused = answer(Question(text), knowledge)
    assert refused.outcome != "answered"
    assert "general_guidance" not in [notice.kind for notice in refused.notices]


def test_the_same_question_gets_the_same_answer(
    sampled: dict[str, Answer], knowledge: Knowledge
) -> None:
    for text in list(sampled)[:10]:
        assert timeless(answer(Question(text), knowledge)) == timeless(sampled[text])


def test_two_who_ask_at_once_get_their_own_answers(
    sampled: dict[str, Answer], knowledge: Knowledge
) -> None:
    asked = list(sampled)[:24]
    with ThreadPoolExecutor(2) as both:
        found = list(both.map(lambda text: answer(Question(text), knowledge), asked))
    assert [timeless(one) for one in found] == [timeless(sampled[text]) for text in asked]


PERSONAL = {
    "Kari Nordmann": "Kan Kari Nordmann få MST når hun er 13?",
    "01019012480": "Gutten har fnr 01019012480, hvor gammel må han være for MST?",
    "98765432": "Ring meg på 98765432: hvor ofte skal planen evalueres?",
    "ola.nordmann@example.no": "Send svaret til ola.nordmann@example.no. Hva er en tiltaksplan?",
    "Storgata 12": "Familien bor i Storgata 12. Hvem kan klage?",
    "xuan": "Gutten heter xuan. Blir det regn i morgen?",
}


@pytest.mark.parametrize(("personal", "text"), PERSONAL.items())
def test_nothing_personal_comes_out(knowledge: Knowledge, personal: str, text: str) -> None:
    """Neither of the question nor of its history, in no event and in no field."""
    for question in (Question(text), Question("Og hva med det?", (text,))):
        events = list(ask(question, knowledge))
        assert personal.casefold() not in repr(events).casefold()
        last = events[-1]
        assert isinstance(last, Answered)
        assert personal.casefold() not in as_text(last.answer).casefold()
    assert "personal_data" in [notice.kind for notice in answer(Question(text), knowledge).notices]


def test_personal_data_does_not_stand_in_the_way(ask_one: Ask) -> None:
    found = ask_one("Kari Nordmann spør: Hvor gammel må man være for MST?")
    assert found.outcome == "answered"
    assert "12 og 18 år" in found.text


def test_a_follow_up_is_shown_as_understood_and_answered(ask_one: Ask) -> None:
    found = ask_one("Og hva med FFT?", ["Hvor gammel må man være for MST?"])
    assert found.question == "Og hva med FFT?"
    assert "MST" in found.standalone_question
    assert "FFT" in found.standalone_question
    assert any("FFT" in citation.quote for citation in found.citations)


def test_history_that_is_not_needed_changes_nothing(ask_one: Ask) -> None:
    alone = timeless(ask_one("Hvem kan klage på et vedtak om hjelpetiltak?"))
    assert timeless(ask_one("Hvem kan klage på et vedtak om hjelpetiltak?", [AGE])) == alone


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", AGE), ("nn", "Kva er aldersgrensa for MST?"), ("en", "How old must one be for MST?")],
)
def test_the_answer_is_in_the_language_of_the_question(
    ask_one: Ask, language: str, text: str
) -> None:
    found = ask_one(text)
    assert found.language == language
    assert found.outcome == "answered"
    assert "12 og 18 år" in found.text


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "hvor gammel " * 834,
        "👶👧🏽👨‍👩‍👧",
        "\x00\x07\x1b[31mrød\x1b[0m\x7f",
        "\u202egnikcah\u202c",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "{cite:bufdir-tjenestekatalog-2021} {cite:x} {0} {} {{",
        "[1] [2] [99]",
        "'; DROP TABLE statements; --",
        "?" * 500,
        "\n" * 500,
    ],
)
def test_odd_questions_are_answered_calmly(ask_one: Ask, knowledge: Knowledge, text: str) -> None:
    found = ask_one(text)
    check_contract(found, knowledge)
    assert "{cite:" not in found.text
    assert "<script" not in found.text
    assert "\x1b" not in as_text(found)


def test_markup_in_a_question_does_not_change_its_answer(ask_one: Ask) -> None:
    for hostile in ("{cite:x}", "{0}", "<b></b>"):
        found = ask_one(f"{AGE} {hostile}")
        assert "12 og 18 år" in found.text


def test_every_field_of_the_contract_is_in_the_json(ask_one: Ask) -> None:
    found = ask_one(AGE).as_json()
    assert list(found) == [field.name for field in fields(Answer)]
    assert list(found["citations"][0]) == (
        "marker source_id title publisher level section quote start end dated standing".split()
    )
    assert set(found["timings_ms"]) > {"total"}
