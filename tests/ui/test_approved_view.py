"""Approved answers on the page: written, given, withdrawn; nothing without a session."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from asking import ask
from fakes import PLAN
from playwright.sync_api import Download, Page, expect
from serving import loops_closed
from signing_in import PASSWORD, sign_in
from steps import see

from assistant import Knowledge, Question, answer
from assistant.facts import has_fact
from assistant.records import ApprovedAnswer, NewApproval, Quoted, RecordRefused
from assistant.supervisor import set_password
from assistant.ui import Backing, build_page
from assistant.ui.sent import Sent
from assistant.ui.supervisor.approved.files import facts_in, files, listed_files, parted
from assistant.ui.supervisor.approved.form import entered, in_six_months
from assistant.ui.supervisor.approved.quoting import passages, quoted
from assistant.ui.supervisor.sections import SHUT
from evals.cases import evidence_of, load_cases
from ingest.questions import join, load_questions

CATALOGUE = "bufdir-tjenestekatalog-2021"
QUOTE = (
    "Multisystemisk terapi (MST) er et behandlingstiltak for familier med ungdom mellom 12 og 18 år"
)
ASKED, OTHER = "Hva er nedre aldersgrense for MST her?", "Kan en tiåring få multisystemisk terapi?"


def approved(*wordings: str, question: str = ASKED) -> ApprovedAnswer:
    new = NewApproval(
        question=question,
        answer="MST er for ungdom fra 12 år.",
        quotes=(Quoted(CATALOGUE, QUOTE),),
        name="Åse Leder",
        review_on=date(2027, 1, 1),
        wordings=wordings,
    )
    return ApprovedAnswer("abc", date(2026, 11, 22), new)


def test_one_wording_is_never_both_a_question_and_a_case() -> None:
    both = approved(OTHER, "Hva er nedre aldersgrense for MST da?")
    assert parted(both, "question", ()) == (
        (ASKED, OTHER, "Hva er nedre aldersgrense for MST da?"),
        "",
    )
    assert parted(both, "case", ()) == ((), ASKED)
    assert parted(both, "both", ()) == ((OTHER,), ASKED)
    assert parted(approved(), "both", ()) == ((), "")
    known = [ASKED.upper()]
    assert parted(approved(), "case", known) == ((), "")
    assert parted(approved(), "question", known) == ((), "")
    assert parted(both, "case", known) == ((), OTHER)


def test_files_are_told_of_escaped(knowledge: Knowledge) -> None:
    made = files(approved(OTHER, question="Hva er <b>MST</b>?"), "both", knowledge.index)
    html = listed_files(made, "both", "nb")
    assert "<b>" not in html
    assert "corpus/questions" in html
    assert "evals/cases" in html
    assert files(approved(), "both", knowledge.index) == ()
    assert "problem" in listed_files((), "both", "nb")


def test_a_case_demands_what_both_the_answer_and_its_quotes_say(knowledge: Knowledge) -> None:
    given = answer(Question(PLAN), knowledge)
    quotes = tuple(Quoted(cited.source_id, cited.quote) for cited in given.citations)
    whole = approved(question=PLAN)
    whole = replace(whole, approval=replace(whole.approval, answer=given.text, quotes=quotes))
    facts = facts_in(whole, knowledge.index)
    assert has_fact(facts[0], "Det skjer jevnlig.")
    assert has_fact(facts[1], "Det skjer minst kvartalsvis.")
    assert not any(has_fact(fact, "Det skjer hvert år.") for fact in facts)
    short = replace(whole, approval=replace(whole.approval, answer="Det vet de på kontoret [1]."))
    assert facts_in(short, knowledge.index) == ()


def test_half_a_year_later() -> None:
    assert in_six_months(date(2026, 11, 22)) == date(2027, 5, 22)
    assert in_six_months(date(2026, 8, 31)) == date(2027, 2, 28)
    assert in_six_months(date(2026, 6, 30)) == date(2026, 12, 30)


def test_what_was_entered_is_read_and_a_date_that_is_none_refused() -> None:
    values: dict[str, Any] = {
        "question": ASKED,
        "answer": "Fra 12 år.",
        "wordings": f"{OTHER}\n\n  ",
        "source_ids": [CATALOGUE],
        "quotes": [QUOTE],
        "review_on": "2027-01-01",
        "answer_language": "nn",
        "role": "nobody",
    }
    read = entered(Sent(values), "Åse")
    assert (read.wordings, read.language, read.role) == ((OTHER,), "nn", None)
    assert entered(Sent(values | {"role": "partner"}), "Åse").role == "partner"
    with pytest.raises(RecordRefused, match="date"):
        entered(Sent(values | {"review_on": "snart"}), "Åse")


def test_quotes_are_found_or_checked(knowledge: Knowledge) -> None:
    found = passages(Sent({"question": "Fra hvilken alder kan MST tilbys?"}), knowledge)["found"]
    assert found[0]["source_id"] == CATALOGUE
    for one in found:
        pasted = {"source_id": one["source_id"], "quote": one["quote"]}
        assert quoted(Sent(pasted), knowledge.index)["words"] == ""
    assert passages(Sent({}), knowledge)["words"]
    assert quoted(Sent({"source_id": CATALOGUE, "quote": "Nei og nei."}), knowledge.index)["words"]
    assert quoted(Sent({"source_id": "nowhere", "quote": QUOTE}), knowledge.index)["words"]


def test_nobody_gets_anything_without_a_session(stands_on: Backing) -> None:
    with loops_closed():
        page = build_page(stands_on)
    events = [
        event.fn
        for event in page.fns.values()
        if any(
            getattr(page.blocks.get(id_), "elem_id", "") == "approved" for id_, _ in event.targets
        )
    ]
    assert len(events) == 2
    for action in ("none", "passages", "quote", "withdraw", "files"):
        for handle in events:
            assert handle is not None
            event = gr.EventData(None, {"action": action, "question": ASKED, "id": "x"})
            for token in ("", "0" * 43):
                assert handle(event, token) == SHUT


def come_in(page: Page, stands_on: Backing) -> None:
    set_password(PASSWORD, stands_on.settings)
    page.evaluate("location.hash = 'supervisor'")
    sign_in(page)
    page.get_by_role("button", name="Godkjente svar").click()


def test_an_answer_is_approved_given_and_withdrawn(
    open_page: Any, stands_on: Backing, tmp_path: Path, knowledge: Knowledge
) -> None:
    page = open_page()
    come_in(page, stands_on)
    section = page.locator("#approved")
    section.get_by_role("button", name="Nytt godkjent svar").click()
    section.get_by_role("button", name="Godkjenn svaret").click()
    expect(section.locator("#approved-question-problem")).to_be_visible()
    section.get_by_label("Spørsmål", exact=True).fill(ASKED)
    section.get_by_label("Andre måter å spørre på").fill(OTHER)
    section.get_by_label("Svar", exact=True).fill("MST er for ungdom fra <12> år [1].")
    section.get_by_role("button", name="Godkjenn svaret").click()
    expect(section.locator(".problem[data-for=quotes]")).to_be_visible()
    section.get_by_text("Lim inn et sitat selv", exact=True).click()
    section.get_by_label("Sitat, ord for ord").fill("Dette står ingen steder.")
    section.get_by_role("button", name="Legg til sitatet").click()
    expect(section.locator("#approved-quote-problem")).to_contain_text("ord for ord")
    section.get_by_role("button", name="Finn steder i kildene").click()
    section.locator(".found input").first.check()
    expect(section.locator(".chosen li")).to_have_count(1)
    page.locator("#header select").select_option("nn")
    expect(section.get_by_label("Spørsmål", exact=True)).to_have_value(ASKED)
    expect(section.locator(".chosen li")).to_have_count(1)
    page.locator("#header select").select_option("nb")
    section.get_by_role("button", name="Godkjenn svaret").click()
    item = section.locator(".item-approved")
    expect(item).to_have_count(1)
    expect(item.locator(".state")).to_have_text("Gjelder")

    see(page, "ask")
    turn = ask(page, ASKED.lower())
    today = datetime.now(UTC).date()
    expect(turn.locator(".approved-by")).to_contain_text(f"Godkjent av Åse Leder {today.day}. ")
    expect(turn.locator(".answer")).to_contain_text("fra <12> år")
    expect(turn.locator(".answer button.marker")).to_have_count(1)

    page.evaluate("location.hash = 'supervisor'")
    saved: list[Download] = []
    page.on("download", lambda one: saved.append(one))
    item.get_by_role("button", name="Last ned som begge deler").click()
    expect(item.locator(".files pre")).to_have_count(2)
    expect(item.locator(".files")).to_be_focused()
    with page.expect_event("download", lambda _: len(saved) >= 3):  # a third, asked for again
        item.get_by_role("button", name=re.compile("^Last ned .*-case.jsonl igjen")).click()
    for one in saved[:2]:
        where = "questions" if "questions" in one.suggested_filename else "cases"
        one.save_as(tmp_path / where / one.suggested_filename)
    (case,) = load_cases((tmp_path / "cases").iterdir())
    assert (case.question, case.outcome) == (ASKED, "answered")
    assert evidence_of(case, knowledge.index.texts).gold
    (line,) = load_questions(tmp_path)
    assert (line.question, line.language) == (OTHER, "nb")
    index = knowledge.index
    (joined,) = join([line], index.statements, index.texts, index.sources)
    assert joined.statement_ids

    item.get_by_role("button", name=re.compile("^Trekk tilbake")).click()
    item.get_by_role("button", name="Ja, trekk tilbake").click()
    expect(section.locator(".item-approved")).to_have_count(0)
    see(page, "ask")
    expect(ask(page, ASKED.lower()).locator(".approved-by")).to_have_count(0)


def test_what_is_being_written_outlives_the_session_and_not_signing_out(
    open_page: Any, stands_on: Backing
) -> None:
    page = open_page()
    come_in(page, stands_on)
    section = page.locator("#approved")
    section.get_by_role("button", name="Nytt godkjent svar").click()
    section.get_by_label("Spørsmål", exact=True).fill(ASKED)
    section.get_by_label("Svar", exact=True).fill("MST er fra 12 år [1].")
    section.get_by_role("button", name="Finn steder i kildene").click()
    section.locator(".found input").first.check()
    for press in ("Godkjenn svaret", "Finn steder i kildene"):
        set_password(PASSWORD, stands_on.settings)  # ends all sessions
        section.get_by_role("button", name=press).click()
        expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
        expect(section.locator(".page")).to_have_count(0)
        assert "MST er fra 12 år" not in page.content()
        sign_in(page)
        expect(section.get_by_label("Svar", exact=True)).to_have_value("MST er fra 12 år [1].")
        expect(section.get_by_label("Spørsmål", exact=True)).to_have_value(ASKED)
        expect(section.locator(".chosen li")).to_have_count(1)
    page.get_by_role("button", name="Logg ut").click()
    sign_in(page, "Bo Rettleiar")
    page.locator("#door .tab", has_text="Godkjente svar").click()
    expect(section.locator(".begin")).to_be_visible()
    expect(section.locator("form")).to_be_hidden()
