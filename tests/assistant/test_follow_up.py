"""A follow-up is joined to the question it leans on; all others stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.follow_up import in_context, leans, standalone

FIRST = "Hvor gammel må man være for MST?"
FOLLOW_UPS = [
    "Og hva med FFT?",
    "Gjelder det også for FFT?",
    "Hvem har ansvar for det?",
    "Enn for PMTO?",
    "Kva med FFT?",
    "Gjeld det same for PMTO?",
    "What about FFT?",
    "Does it cost anything?",
    "Men hva om de nekter?",
    "Hvem er målgruppen?",
    "Hvem skal delta på det møtet?",
    "Hvilke tiltak er det konkret?",
    "Begge to?",
    "Må de samtykke selv?",
    "Hvem inviteres dit?",
    "what kind?",
]
WHOLE = [
    "Hva er en tiltaksplan?",
    "Hvem kan klage på et vedtak?",
    "Er det mulig å klage på vedtaket om hjelpetiltak?",
    "Skal det lages plan for hjelpetiltak?",
    "Kven har ansvaret for tiltaksplanen?",
    "Who decides on measures?",
    "Hva er målgruppen for familieråd?",
    "Hva må det offentlige bidra med?",
    "Hvilke tiltak finnes?",
    "Kan de ansatte i barnehagen melde?",
]


@pytest.mark.parametrize("question", FOLLOW_UPS)
def test_a_follow_up_gets_what_it_leans_on(question: str) -> None:
    joined = standalone(question, (FIRST,))
    assert leans(question)
    assert joined.startswith("Hvor gammel må man være for MST")
    assert joined.casefold().endswith(question.casefold())


@pytest.mark.parametrize("question", WHOLE)
def test_a_whole_question_stays(question: str) -> None:
    assert standalone(question, (FIRST,)) == question


@pytest.mark.parametrize(
    "question",
    [
        "Tusen takk!",
        "Takk skal du ha!",
        "Takk, det var til stor hjelp :)",
        "Thanks, that was it",
        "Ha det!",
    ],
)
def test_thanks_lean_on_nothing(question: str) -> None:
    assert standalone(question, (FIRST,)) == question


@pytest.mark.parametrize("question", [*FOLLOW_UPS, *WHOLE])
def test_without_history_nothing_is_joined(question: str) -> None:
    assert standalone(question, ()) == question


def test_the_anchor_is_the_latest_question_that_stands_alone() -> None:
    history = ("Hva er en tiltaksplan?", FIRST, "Og hva med FFT?")
    joined = standalone("Gjelder det også PMTO?", history)
    assert "MST" in joined
    assert "tiltaksplan" not in joined
    assert "FFT" not in joined


def test_a_history_of_follow_ups_alone_still_gives_something() -> None:
    joined = standalone("Og hva med FFT?", ("Og da?", "Hva med det?"))
    assert joined.casefold().endswith("og hva med fft?")


@pytest.mark.parametrize(
    "question",
    [
        "Noe annet: hvem kan klage på det?",
        "Noko anna: kven kan klage på det?",
        "Et annet spørsmål: hvem kan klage på det?",
        "Something else: who can appeal it?",
        "Nytt tema: hvem kan klage på det?",
        "annet tema: hvem kan klage på det?",
        "Takk. Heilt anna sak: hvem kan klage på det?",
        "bytter tema: hvem kan klage på det?",
        "Skjønner. Så til noe annet: hvem kan klage på det?",
        "ok, different question: who can appeal it?",
    ],
)
def test_the_user_may_change_the_subject(question: str) -> None:
    new = standalone(question, (FIRST,))
    assert "MST" not in new
    assert new == question.split(": ")[1]


def test_thanks_before_a_question_are_no_part_of_it() -> None:
    assert standalone("Ok takk. Hva er et familieråd?", (FIRST,)) == "Hva er et familieråd?"


def test_a_changed_subject_is_what_later_follow_ups_lean_on() -> None:
    history = (FIRST, "Noe annet: hva er en tiltaksplan?")
    joined = standalone("Og hvem lager den?", history)
    assert joined.startswith("hva er en tiltaksplan")


def test_a_short_question_may_be_about_what_was_asked_before() -> None:
    asked = "Får barnet være med?"
    assert standalone(asked, ("Hva er familieråd?",)) == asked
    assert in_context(asked, ("Hva er familieråd?",)) == "Hva er familieråd – får barnet være med?"


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("Får barnet være med?", ()),
        ("Takk. Annet tema: får barnet være med?", (FIRST,)),
        ("Hvilke krav stilles til kommunens plan for forebygging av omsorgssvikt?", (FIRST,)),
    ],
)
def test_what_was_asked_before_is_left_behind(question: str, history: tuple[str, ...]) -> None:
    assert in_context(question, history) is None


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_only_words_of_the_user_come_out(question: str, history: list[str]) -> None:
    joined = standalone(question, tuple(history))
    assert joined.endswith(question[1:]) or joined in question
    known = {*question.casefold(), *"".join(history).casefold(), *" –"}
    assert set(joined.casefold()) <= known | set(question.lower())
