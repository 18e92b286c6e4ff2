"""The facts of a statement, and whether somebody's own words have them."""

from __future__ import annotations

import pytest

from assistant import Knowledge
from assistant.facts import Fact, facts_of, folded, missing_from
from ingest import Span, Statement

MST = "MST er et behandlingstiltak for familier med ungdom mellom 12 og 18 år."
PLAN = "Tiltaksplanen skal evalueres minimum kvartalsvis."


def stated(text: str) -> Statement:
    return Statement("s", "source", "passage", (), text, (Span(0, len(text)),))


def facts(question: str, text: str, knowledge: Knowledge) -> tuple[Fact, ...]:
    return facts_of(question, stated(text), knowledge.index.terms)


def missed(own_words: str, question: str, text: str, knowledge: Knowledge) -> list[str]:
    _, lacking = missing_from(own_words, question, facts(question, text, knowledge))
    return [fact.words for fact in lacking]


@pytest.mark.parametrize(
    "said",
    [
        "12-18",
        "12 – 18 år",
        "12 til 18 år",
        "fra tolv til atten",
        "mellom 12 og 18",
        "tolv år til og med atten år",
        "from 12 to 18",
        "between twelve and eighteen",
    ],
)
def test_a_range_is_known_however_it_is_said(said: str, knowledge: Knowledge) -> None:
    assert missed(said, "Hvem er MST for?", MST, knowledge) == []


@pytest.mark.parametrize("said", ["", "ungdom", "11 til 18", "12 til 17 år", "fra 12 år", "1218"])
def test_another_range_is_not_taken_for_it(said: str, knowledge: Knowledge) -> None:
    assert missed(said, "Hvem er MST for?", MST, knowledge) == ["12 og 18 år"]


@pytest.mark.parametrize(
    "said",
    [
        "Kvartalsvis",
        "Hver tredje måned",
        "hver 3. måned",
        "kvar tredje månad",
        "fire ganger i året",
        "hvert kvartal",
        "every three months",
        "quarterly",
    ],
)
def test_an_interval_is_known_by_its_other_names(said: str, knowledge: Knowledge) -> None:
    question = "Hvor ofte skal tiltaksplanen evalueres?"
    assert missed(said, question, PLAN, knowledge) == []


@pytest.mark.parametrize("said", ["Jevnlig", "hver måned", "fire ganger", "hvert år", "tre"])
def test_another_interval_is_not(said: str, knowledge: Knowledge) -> None:
    question = "Hvor ofte skal tiltaksplanen evalueres?"
    assert missed(said, question, PLAN, knowledge) == ["kvartalsvis"]


def test_terms_of_the_corpus_say_what_is_the_same(knowledge: Knowledge) -> None:
    text = "Tiltaket skal evalueres jevnlig."
    question = "Hvor ofte skal tiltaket evalueres?"
    assert missed("regelmessig", question, text, knowledge) == []
    assert missed("hvor ofte vet jeg ikke", question, text, knowledge) == ["jevnlig"]


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("Det skal de.", []),
        ("De må det.", []),
        ("De har plikt til det.", []),
        ("Ja.", []),
        ("De bør det.", ["skal"]),
        ("Det kan de.", ["skal"]),
        ("Nei.", ["skal"]),
        ("Skallet er hardt", ["skal"]),
    ],
)
def test_a_wrong_modal_verb_is_missed(said: str, lacking: list[str], knowledge: Knowledge) -> None:
    text = "Barnevernet skal evaluere tiltakene."
    assert missed(said, "Må barnevernet evaluere tiltakene?", text, knowledge) == lacking


def test_yes_to_a_question_of_other_duty_is_not_enough(knowledge: Knowledge) -> None:
    text = "Barnevernet skal evaluere tiltakene."
    assert missed("Ja", "Bør barnevernet evaluere tiltakene?", text, knowledge) == ["skal"]


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("Nei, de skal ikke det", []),
        ("De må aldri gjøre det", []),
        ("De skal det", ["skal ikke"]),
        ("Ikke i det hele tatt", ["skal ikke"]),
    ],
)
def test_what_is_denied_must_be_denied(said: str, lacking: list[str], knowledge: Knowledge) -> None:
    text = "Barneverntjenesten skal ikke tilby helsehjelp."
    assert missed(said, "Skal barnevernet tilby helsehjelp?", text, knowledge) == lacking


def test_who_is_asked_for_and_known_by_other_names(knowledge: Knowledge) -> None:
    text = "Det er Fylkesnemnda som fatter vedtak om tvang."
    question = "Hvem fatter vedtak om tvang?"
    assert missed("Barneverns- og helsenemnda", question, text, knowledge) == []
    assert missed("Kommunen", question, text, knowledge) == ["nemnda"]


def test_what_the_question_tells_is_no_fact(knowledge: Knowledge) -> None:
    assert facts("Er MST for ungdom fra 12 til 18 år?", MST, knowledge) == ()
    told = facts("Hvor ofte skal tiltaksplanen evalueres?", PLAN, knowledge)
    assert [fact.kind for fact in told] == ["how_often"]


def test_sections_of_an_act_are_no_numbers(knowledge: Knowledge) -> None:
    text = "Kommunen har ansvaret etter barnevernsloven § 3-1 og § 15-4."
    assert not [f for f in facts("Hva sier loven?", text, knowledge) if f.kind == "number"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Et halvt år", "6 måned"),
        ("tolv måneder", "1 år"),
        ("fjorten dager", "2 uke"),
        ("en uke", "1 uke"),
        ("to uker", "2 uke"),
        ("80 %", "80 prosent"),
        ("en 18-åring", "en 18 år"),
        ("annual", "årlig"),
    ],
)
def test_folding(text: str, same: str) -> None:
    assert folded(text) == same


def test_every_number_of_the_corpus_is_in_its_own_statement(knowledge: Knowledge) -> None:
    for statement in knowledge.index.statements:
        own = facts_of("Hva sies?", statement, knowledge.index.terms)
        _, lacking = missing_from(statement.in_context, "Hva sies?", own)
        assert [fact for fact in lacking if fact.kind != "duty"] == [], statement.text
