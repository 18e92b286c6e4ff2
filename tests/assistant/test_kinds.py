"""What kind of answer a question asks for, and whether a statement has one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.kinds import BY_NAME, KINDS, asked_spans, fits, kinds_of

ASKED = [
    ("age", "Hvor gammel må man være for MST?"),
    ("age", "Kor gammal må ein vere for FFT?"),
    ("age", "How old must one be?"),
    ("age", "mst aldersgrense"),
    ("how_often", "Hvor ofte skal planen evalueres?"),
    ("how_often", "Kor ofte skal planen evaluerast?"),
    ("how_often", "How often must the plan be evaluated?"),
    ("deadline", "Hva er fristen for undersøkelsen?"),
    ("deadline", "Hvor lenge kan tiltaket vare?"),
    ("deadline", "Kor raskt må dei svare?"),
    ("deadline", "How long does it take?"),
    ("who", "Hvem kan klage?"),
    ("who", "Kven har ansvaret?"),
    ("who", "Who decides?"),
    ("list", "Hvilke tiltak finnes?"),
    ("definition", "Hva er MST?"),
    ("definition", "Kva tyder samtykke?"),
    ("why", "Hvorfor skal barnet medvirke?"),
    ("why", "Kvifor evaluerer vi?"),
    ("steps", "Hvordan lager vi en tiltaksplan?"),
    ("steps", "Korleis går vi fram?"),
    ("yes_no", "Må foreldrene samtykke?"),
    ("yes_no", "Can we say no?"),
    ("price", "Hva koster MST?"),
    ("price", "How much does it cost?"),
    ("phone", "Hva er telefonnummeret til barnevernvakta?"),
    ("legal_basis", "Hvilken paragraf gjelder?"),
    ("date", "When was the act changed?"),
    ("quantity", "Hvor mange punkter har listen?"),
]


@pytest.mark.parametrize(("kind", "question"), ASKED)
def test_the_most_telling_kind_comes_first(kind: str, question: str) -> None:
    assert kinds_of(question)[0] == kind
    assert kinds_of(question.upper())[0] == kind


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Hvor mye får barnet bestemme selv?", set()),
        ("Kor mykje skal foreldra få vite?", set()),
        ("How much may the child decide?", set()),
        ("Hvor mye får en støttekontakt i timen?", {"price", "quantity"}),
        ("How much does a support contact get?", {"price"}),
        ("Hvor mye avlastning er vanlig?", {"quantity"}),
    ],
)
def test_how_much_asks_for_a_number_but_not_of_a_say(question: str, kinds: set[str]) -> None:
    assert {"price", "quantity"} & set(kinds_of(question)) == kinds


@pytest.mark.parametrize("text", ["", "?", "tiltaksplan", "👶", "Hei!"])
def test_some_ask_for_no_kind(text: str) -> None:
    assert kinds_of(text) == ()


def test_names_are_told_once_and_in_the_order_of_the_table() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names) == len(BY_NAME)
    several = kinds_of("Hvor mange år, hvor ofte, hvem, og hvorfor?")
    assert list(several) == sorted(several, key=names.index)
    assert len(several) > 2


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        ("age", "PMTO tilbys barn mellom 2 og 12 år."),
        ("age", "Tiltaket kan opprettholdes til ungdommen fyller 25."),
        ("how_often", "Planen skal evalueres minimum kvartalsvis."),
        ("deadline", "Undersøkelsen skal være ferdig innen tre måneder."),
        ("price", "Tiltaket finansieres av staten."),
        ("phone", "Ring 116 111 hele døgnet."),
        ("legal_basis", "Dette følger av bvl. § 4-4."),
        ("quantity", "Tre tiltak tilbys."),
        ("date", "Loven trådte i kraft i januar 2023."),
        ("who", "Alt kan stå her."),
    ],
)
def test_a_statement_that_has_one(kind: str, statement: str) -> None:
    assert fits(kind, statement)
    assert fits(kind, statement.upper())


@pytest.mark.parametrize("kind", [k.name for k in KINDS if k.needed])
def test_a_statement_without(kind: str) -> None:
    assert not fits(kind, "Barnet skal medvirke.")


def test_an_authority_is_no_age() -> None:
    assert fits("age", "I god tid før ungdommen når myndighetsalder, eller blir myndig.")
    assert not fits("age", "Tjenesten har myndighet til å sette i verk tiltak.")


def bold(kinds: tuple[str, ...], statement: str) -> list[str]:
    return [statement[start:end] for start, end in asked_spans(kinds, statement)]


def test_what_was_asked_for_is_found_in_whole_words() -> None:
    assert bold(("age",), "For ungdom mellom 12 og 18 år, som …") == ["12 og 18 år"]
    assert bold(("how_often",), "Den evalueres minimum kvartalsvis.") == ["kvartalsvis"]
    assert bold(("phone",), "Ring 116 111 eller 112.") == ["116 111"]
    assert bold(("age",), "ﬁre barn på 12 år") == ["12 år"]


def test_the_first_kind_that_is_there_counts() -> None:
    statement = "Tilbys fra 12 år, evalueres jevnlig."
    assert bold(("how_often", "age"), statement) == ["jevnlig"]
    assert bold(("price", "age"), statement) == ["12 år"]
    assert bold(("who",), statement) == bold((), statement) == []


@given(
    st.sampled_from([kind.name for kind in KINDS]),
    st.text(alphabet="aA 12åÅßİﬁ§.årdag -hver", max_size=60),
)
def test_spans_lie_in_the_text_in_order_and_apart(kind: str, statement: str) -> None:
    spans = asked_spans((kind,), statement)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(statement) for start, end in spans)
    assert all(statement[start:end].strip() for start, end in spans)
