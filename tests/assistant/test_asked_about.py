"""What a question itself calls for: the duty to report, told to partner services."""

from __future__ import annotations

import pytest
from fixture_types import Ask
from seen import LANGUAGES

from assistant.answers import ROLES, Language, Role
from assistant.asked_about import about_the_question
from assistant.texts import say
from assistant.ui.ask.notices import notice_boxes


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


DUTY = [
    "Har jeg plikt til å melde?",
    "Har vi plikt til å melde når en elev forteller om vold hjemme?",
    "Skal vi melde?",
    "Skal vi melde? Barnehagen er i tvil om bekymringen er nok.",
    "må læreren melde fra",
    "Må en lærer melde fra til barnevernet om dette?",
    "Når bør barnehagen sende bekymringsmelding?",
    "Lurer på om jeg skal melde bekymring for en elev",
    "Hvem er pliktig til å melde?",
    "Hva sier meldeplikten?",
    "Hvor fort må vi melde?",
    "Trenger vi å melde når foreldrene selv ber om hjelp?",
    "Er jeg nødt til å si fra til barnevernet?",
    "Når må skulen melde?",
    "Har eg plikt til å melde frå?",
    "Bør eg seie frå til barnevernet?",
    "Do I have to report this?",
    "When must a teacher report a concern to child welfare?",
    "Is a doctor required to report?",
    "What does the duty to report mean?",
]
NOT_DUTY = [
    "Hvor mange dager har vi på oss til å lese gjennom en melding?",
    "Hvilken tilbakemelding skal melder få?",
    "Skal melder få tilbakemelding?",
    "Hva skal vi gjøre når det kommer en ny melding?",
    "Når skal meldingen være gjennomgått?",
    "Må vi gi tilbakemelding til offentlig melder?",
    "Hva skal barnevernet melde tilbake til skolen?",
    "Skal barneverntjenesten sende melding til foreldrene?",
    "Skal vi sende melding til foreldrene?",
    "Må vi melde fristbruddet til noen?",
    "Skal vi melde saken til fylkesnemnda?",
    "Skal foreldrene melde seg på ICDP?",
    "Kan vi melde familien på kurs?",
    "Hvordan skal vi melde?",
    "Korleis skal vi melde?",
    "Hva må vi gjøre før vi melder?",
    "Må planen evalueres?",
    "How do we report?",
    "Should the contact person write a report?",
    "When must the report be finished?",
    "Does the service report back?",
    "How often must the status report be delivered?",
    "Skal læraren som melde frå, alltid få skriftleg svar?",
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("question", DUTY)
def test_whoever_asks_for_the_duty_is_told_where_it_stands(question: str, role: Role) -> None:
    told = about_the_question(question, False, "nb", role)
    (notice,) = (notice for notice in told if notice.case == "duty_to_report")
    assert notice.text == say("nb", "notice.duty_to_report")


@pytest.mark.parametrize("question", NOT_DUTY)
def test_others_are_not_told_whenever_they_speak_of_reports(question: str) -> None:
    assert about_the_question(question, False, "nb", "caseworker") == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvilken tilbakemelding skal melder få?", True),
        ("Hva får vi vite når vi har meldt?", True),
        ("Hva gjør vi når vi er bekymret for et barn?", True),
        ("What are we told when we have reported?", True),
        ("Hvor gammel må man være for MST?", False),
        ("Kan vi melde familien på kurs?", False),
        ("Kan far melde seg på ICDP?", False),
    ],
)
def test_partners_are_told_whenever_it_is_about_reporting(question: str, told: bool) -> None:
    found = about_the_question(question, False, "nb", "partner")
    assert bool(found) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_heading_does_not_say_that_the_answer_lacks_something(language: Language) -> None:
    """ "Hvilken tilbakemelding skal melder få?" is answered wholly."""
    (notice,) = about_the_question("Hva får melder vite?", False, language, "partner")
    assert notice.kind == "partial"
    assert say(language, notice.heading) == say(language, "page.notice_case.duty_to_report")
    assert say(language, notice.heading) != say(language, "page.notice.partial")
    boxes = notice_boxes((notice,), lambda _: None, 1, language)
    assert say(language, notice.heading) in boxes
    assert say(language, "page.notice.partial") not in boxes


def test_the_json_of_a_notice_is_what_the_contract_has(ask_one: Ask) -> None:
    found = ask_one("Har jeg plikt til å melde?")
    for notice in found.as_json()["notices"]:
        assert set(notice) == {"kind", "text", "markers"}
    assert "partial" in [notice["kind"] for notice in found.as_json()["notices"]]
