"""Approved answers: given to the very same question only, with its quotes found in the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from kept import locked
from seen import as_text, check_contract, query_for, timeless

from assistant import Answer, Answered, Knowledge, Question, Understood, answer, ask
from assistant.approved import Approved, fitting_approved, wordings_of
from assistant.records import (
    NewApproval,
    Quoted,
    Records,
    approve_answer,
    list_approved,
    renew_approval,
    withdraw_approval,
)
from assistant.signed import approved_by
from assistant.ui.approvals import Approvals

CATALOGUE, DRAFT = "bufdir-tjenestekatalog-2021", "bufdir-tjenestekatalog-utkast"
ASKED = "Fra hvilken alder kan MST tilbys?"
QUOTE = (
    "Multisystemisk terapi (MST) er et behandlingstiltak for familier med ungdom mellom 12 og 18 år"
)
IN_DRAFT = "Eksempler kan være Multisystemisk terapi (MST, 12-18 år)"
TODAY = datetime.now(UTC).date()

Vouch = Callable[..., Approved]


@pytest.fixture(scope="module")
def vouch(knowledge: Knowledge) -> Vouch:
    def made(*wordings: str, **changes: object) -> Approved:
        fields: dict[str, object] = {
            "asked": wordings_of(wordings or (ASKED,), "nb", knowledge),
            "text": "MST er for ungdom fra 12 år.",
            "quotes": ((CATALOGUE, QUOTE),),
            "name": "Åse Leder",
            "on": "2026-11-22",
        }
        return Approved(**fields | changes)  # type: ignore[arg-type]

    return made


def asked_with(
    text: str, approved: Approved, knowledge: Knowledge, role: str = "caseworker"
) -> Answer:
    *_, last = ask(Question(text, role=role), knowledge, (approved,))  # type: ignore[arg-type]
    assert isinstance(last, Answered)
    return last.answer


def new(**changes: object) -> NewApproval:
    fields: dict[str, object] = {
        "question": ASKED,
        "answer": "MST er for ungdom fra 12 år.",
        "quotes": (Quoted(CATALOGUE, QUOTE),),
        "name": "Åse Leder",
        "review_on": TODAY + timedelta(days=90),
    }
    return NewApproval(**fields | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "same",
    [
        "fra hvilken alder kan mst tilbys",
        "Fra hvilken alder tilbys MST?",
        "Fra hvilken alder kan MST tilbys [navn]?",
    ],
)
def test_the_same_question_in_other_clothes_fits(
    same: str, vouch: Vouch, knowledge: Knowledge
) -> None:
    assert fitting_approved(query_for(same, knowledge), (vouch(),)) is not None


@pytest.mark.parametrize(
    ("approved", "other"),
    [
        (ASKED, "Fra hvilken alder kan FFT tilbys?"),
        (ASKED, "Til hvilken alder kan MST tilbys?"),
        (ASKED, "Hvor ofte kan MST tilbys?"),
        (ASKED, "Kan MST tilbys?"),
        (ASKED, "Frå kva alder kan ein tilby MST?"),
        ("Hvor ofte skal tiltaksplanen evalueres?", "Hvor lenge skal tiltaksplanen evalueres?"),
        ("Hvor ofte skal tiltaksplanen evalueres?", "Hvor ofte skal omsorgsplanen evalueres?"),
        ("Hvor ofte skal tiltaksplanen evalueres?", "Hvem skal evaluere tiltaksplanen?"),
        ("Må et barn på 15 år samtykke?", "Må et barn på 12 år samtykke?"),
        ("Må barnet samtykke til hjelpetiltak?", "Kan barnet samtykke til hjelpetiltak?"),
        ("Må barnet samtykke til hjelpetiltak?", "Må mor samtykke til hjelpetiltak for barnet?"),
        ("Kan foreldrene klage på vedtaket?", "Kan foreldrene ikke klage på vedtaket?"),
        ("Kan foreldrene klage på vedtaket?", "Kan barnet klage på vedtaket?"),
    ],
)
def test_a_near_miss_does_not_fit(
    approved: str, other: str, vouch: Vouch, knowledge: Knowledge
) -> None:
    """Another measure, number, person, kind of answer or language."""
    given = (vouch(approved),)
    assert fitting_approved(query_for(other, knowledge), given) is None
    assert fitting_approved(query_for(approved, knowledge), given) is given[0]


def test_of_two_the_closer_is_given_and_other_wordings_count(
    vouch: Vouch, knowledge: Knowledge
) -> None:
    one, other = (
        vouch(ASKED, "Når får familier multisystemisk terapi?"),
        vouch("Fra hvilken alder tilbys MST?"),
    )
    closest = fitting_approved(query_for(ASKED, knowledge), (other, one))
    assert closest is one
    worded = query_for("Når får familier multisystemisk terapi?", knowledge)
    assert fitting_approved(worded, (other, one)) is one


def test_the_answer_is_the_supervisors_with_its_quotes_word_for_word(
    vouch: Vouch, knowledge: Knowledge
) -> None:
    text = "Se [2]. **MST** er fra 12 år [1], sier boka [7]."
    both = vouch(text=text, quotes=((CATALOGUE, QUOTE), (DRAFT, IN_DRAFT)))
    events = list(ask(Question(ASKED), knowledge, (both,)))
    assert [type(event) for event in events] == [Understood, Answered]
    given = asked_with(ASKED, both, knowledge)
    check_contract(given, knowledge)
    assert given.outcome == "answered"
    assert given.text == "Se [1]. **MST** er fra 12 år [2], sier boka (7)."
    assert [c.source_id for c in given.citations] == [DRAFT, CATALOGUE]
    assert given.citations[1].quote == QUOTE
    assert given.citations[1].section
    assert "draft" in {notice.kind for notice in given.notices}
    assert approved_by(given) == "Godkjent av Åse Leder 22. november 2026"
    assert approved_by(replace(given, writer="extractive")) == ""


def test_quotes_that_the_text_does_not_name_are_cited_at_its_end(
    vouch: Vouch, knowledge: Knowledge
) -> None:
    given = asked_with(ASKED, vouch(), knowledge)
    assert given.text == "MST er for ungdom fra 12 år. [1]"


def test_what_is_not_in_the_source_is_not_served(vouch: Vouch, knowledge: Knowledge) -> None:
    gone = vouch(quotes=((CATALOGUE, "Dette står ingen steder."),))
    assert timeless(asked_with(ASKED, gone, knowledge)) == timeless(
        answer(Question(ASKED), knowledge)
    )


def test_only_its_role_gets_it(vouch: Vouch, knowledge: Knowledge) -> None:
    for_partners = vouch(role="partner")
    assert approved_by(asked_with(ASKED, for_partners, knowledge, "partner"))
    assert not approved_by(asked_with(ASKED, for_partners, knowledge))


def test_danger_wins(vouch: Vouch, knowledge: Knowledge) -> None:
    danger = "Far slår barnet nå, hva gjør jeg?"
    given = asked_with(danger, vouch(danger), knowledge)
    assert given.outcome == "emergency"
    assert timeless(given) == timeless(answer(Question(danger), knowledge))


def test_personal_data_is_masked_and_said_to_be(vouch: Vouch, knowledge: Knowledge) -> None:
    given = asked_with("Fra hvilken alder kan Kari Nordmann tilbys MST?", vouch(), knowledge)
    assert "Nordmann" not in as_text(given)
    assert approved_by(given)
    assert "personal_data" in {notice.kind for notice in given.notices}


def test_others_are_answered_as_ever(
    sampled: dict[str, Answer], vouch: Vouch, knowledge: Knowledge
) -> None:
    for text in list(sampled)[:20]:
        if text != ASKED:
            assert timeless(asked_with(text, vouch(), knowledge)) == timeless(sampled[text])


def test_those_that_hold_now(records: Records, knowledge: Knowledge) -> None:
    approvals = Approvals(records, knowledge)
    texts = knowledge.index.texts
    assert approvals.now() == ()
    made = approve_answer(new(wordings=("MST-alder?", ASKED)), texts, records)
    assert made.approval.wordings == ("MST-alder?",)
    assert list_approved(records) == (made,)
    assert approvals.now() == ()  # read a moment ago
    approvals.forget()
    (held,) = approvals.now()
    assert [query.text for query in held.asked] == [ASKED, "MST-alder?"]
    assert approved_by(asked_with(ASKED, held, knowledge))
    assert approvals.now()[0] is held  # remembered
    long_ago = TODAY - timedelta(days=400)
    renew_approval(made.id, new(review_on=TODAY - timedelta(days=1)), texts, records, long_ago)
    approvals.forget()
    assert approvals.now() == ()  # due
    renew_approval(made.id, new(), texts | {CATALOGUE: QUOTE}, records)
    approvals.forget()
    assert approvals.now() == ()  # approved when the source was another
    renew_approval(made.id, new(), texts, records)
    approvals.forget()
    assert len(approvals.now()) == 1
    with locked(records, "ALONE"):
        approvals.forget()
        assert approvals.now() == ()
    withdraw_approval(made.id, records)
    approvals.forget()
    assert approvals.now() == ()
