"""The desk and the messages as a supervisor uses them, and as somebody tries who is none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fakes import MST, given
from playwright.sync_api import Page, expect

from assistant import Answer, Knowledge
from assistant.records import (
    Triage,
    keep_question,
    list_approved,
    list_reports,
    list_switched,
    report_error,
    stop_answering,
    triage_report,
)
from assistant.supervisor import set_password
from assistant.ui.backing import Backing
from assistant.ui.markdown import as_plain

PASSWORD = "et langt passord her"  # noqa: S105
MASKED = "Hvem eier månen?"
HOUR = timedelta(hours=1)
Open = Any


@pytest.fixture
def desk(own_backing: Backing, knowledge: Knowledge) -> Backing:
    """Records with a refused question, an answered one and a report; and a password."""
    backing = own_backing
    set_password(PASSWORD, backing.settings)
    version = knowledge.index.manifest.version
    keep_question(
        Answer("", MASKED, MASKED, "nb", "partner", "not_in_corpus", ""), version, backing.records
    )
    keep_question(given(MST, knowledge), version, backing.records)
    report_error(given(MST, knowledge), ["wrong"], "Alderen er feil.", version, backing.records)
    return backing


@pytest.fixture
def open_desk(desk: Backing, open_own: Open) -> Open:
    return lambda **options: signed_in(open_own(timezone_id="Europe/Oslo", **options))


def signed_in(page: Page) -> Page:
    page.get_by_role("link", name="For veiledere").click()
    page.get_by_label("Navnet ditt").fill("Åse Leder")
    page.get_by_label("Passord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Oversikt").wait_for()
    return page


def typed(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def test_a_report_is_judged_with_the_keyboard(open_desk: Open, desk: Backing) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    expect(page.locator("#desk .tiles")).to_contain_text("Åpne feilmeldinger")
    page.get_by_role("button", name="Åpne feilmeldinger: 1").click()
    expect(page.get_by_role("heading", name="Feilmeldinger", exact=True)).to_be_focused()
    page.locator("details.report summary").click()
    page.get_by_label("Årsak").select_option("document")
    page.get_by_label("Notat").fill("Sjekket mot kilden.")
    save = page.get_by_role("button", name="Lagre vurderingen")
    save.press("Enter")
    expect(page.locator("form.triage .saved")).to_have_text("Vurderingen er lagret.")
    expect(save).to_be_focused()
    expect(page.get_by_label("Notat")).to_have_value("Sjekket mot kilden.")
    (report,) = list_reports(desk.records)
    assert (report.triage.cause, report.triage.note) == ("document", "Sjekket mot kilden.")
    page.get_by_label("Ferdig behandlet").check()
    save.press("Enter")
    expect(page.locator("details.report")).to_have_count(0)
    expect(page.locator("#desk .told")).to_contain_text("ferdig behandlet")
    expect(page.get_by_role("heading", name="Feilmeldinger", exact=True)).to_be_focused()


def test_whoever_judges_second_sees_what_the_first_made_of_it(
    open_desk: Open, desk: Backing
) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    page.locator("details.report summary").click()
    page.get_by_label("Notat").fill("Min <b>mening</b>.")
    (report,) = list_reports(desk.records)
    first = Triage("high", "document", "Sjekket mot kilden.")
    triage_report(report.id, first, "Bo Rettleiar", None, desk.records)
    page.get_by_label("Utfall").select_option("answered")
    page.locator("#show-questions").click()  # it is drawn anew, and nobody has been told
    expect(page.locator("#desk .tiles dd").first).to_have_text("1")
    save, told = (
        page.get_by_role("button", name="Lagre vurderingen"),
        page.locator(".triage [role=alert]:visible"),
    )
    save.click()
    expect(told).to_contain_text("Bo Rettleiar lagret en vurdering")
    expect(told).to_contain_text("Viktighet: Høy; Årsak: Dokumentet er feil")
    expect(told).to_contain_text("Notat: «Sjekket mot kilden.»")
    expect(page.get_by_label("Årsak")).to_have_value("document")
    expect(page.get_by_label("Notat")).to_have_value("Min <b>mening</b>.")
    assert list_reports(desk.records)[0].triage == first
    save.click()
    expect(page.locator("form.triage .saved")).to_have_text("Vurderingen er lagret.")
    expect(told).to_have_count(0)
    (report,) = list_reports(desk.records)
    assert report.triage == replace(first, note="Min <b>mening</b>.")
    assert report.judged_by == "Åse Leder"
    # Done meanwhile, it no longer is among the open ones, and is shown all the same.
    done = replace(first, done=True)
    triage_report(report.id, done, "Bo Rettleiar", report.judged_at, desk.records)
    save.click()
    expect(told).to_contain_text("Ferdig behandlet")
    expect(page.get_by_label("Ferdig behandlet")).to_be_checked()


def test_a_report_and_a_question_become_approved_answers(open_desk: Open, desk: Backing) -> None:
    (report,) = list_reports(desk.records)
    page = open_desk()
    tab, section = page.locator("#door .tab[data-section=desk]"), page.locator("#approved")
    question = section.get_by_label("Spørsmål", exact=True)
    told = section.get_by_label("Svar", exact=True)
    tab.click()
    page.locator("details.report summary").click()
    page.locator("details.report").get_by_role("button", name="Skriv godkjent svar").click()
    expect(section.get_by_role("heading", name="Nytt godkjent svar")).to_be_focused()
    expect(question).to_have_value(MST)
    expect(told).to_have_value(as_plain(report.answer))
    expect(section.locator(".chosen li")).to_have_count(len(report.citations))
    tab.click()
    page.locator("#desk-alone summary").click()
    write = page.locator("#desk-alone").get_by_role("button", name="Skriv godkjent svar")
    write.click()  # the other is not lost for it
    expect(section.get_by_role("alert")).to_contain_text("Du holder alt på")
    expect(question).to_have_value(MST)
    told.fill("MST er for ungdom fra 12 år [1].")
    section.get_by_role("button", name="Godkjenn svaret").click()
    expect(section.locator(".item-approved")).to_have_count(1)
    (kept,) = list_approved(desk.records)
    assert kept.approval.question == MST
    assert [quoted.source_id for quoted in kept.approval.quotes] == [
        cited.source_id for cited in report.citations
    ]
    tab.click()
    write.click()
    expect(question).to_have_value(MASKED)
    expect(told).to_have_value("")
    expect(section.get_by_role("alert")).to_have_count(0)


def test_questions_that_mean_the_same_have_one_way_to_an_approved_answer(
    open_desk: Open, desk: Backing
) -> None:
    for _ in range(2):
        refused = Answer("", MASKED, MASKED, "nb", "partner", "not_in_corpus", "")
        keep_question(refused, desk.version, desk.records)
    page = open_desk()
    page.locator("#door .tab[data-section=desk]").click()
    page.locator("#desk .groups > li").get_by_role("button", name="Skriv godkjent svar").press(
        "Enter"
    )
    section = page.locator("#approved")
    expect(section.get_by_label("Spørsmål", exact=True)).to_have_value(MASKED)
    expect(section.get_by_label("Svar", exact=True)).to_have_value("")


def test_what_is_half_written_stays_when_the_language_changes(open_desk: Open) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    page.get_by_label("Utfall").select_option("not_in_corpus")
    page.locator("#show-questions").click()
    expect(page.locator("#desk .tiles dd").first).to_have_text("1")
    expect(page.locator("#desk")).to_contain_text(MASKED)
    page.get_by_label("Språk", exact=True).select_option("nn")
    expect(page.get_by_role("heading", name="Spørsmål utan svar")).to_be_visible()
    expect(page.get_by_label("Utfall")).to_have_value("not_in_corpus")
    expect(page.locator("#desk .tiles dd").first).to_have_text("1")
    page.locator("#all-questions").click()
    expect(page.locator("#desk .tiles dd").first).to_have_text("2")
    expect(page.get_by_label("Utfall")).to_have_value("")


def test_a_message_is_posted_seen_and_taken_down(open_desk: Open) -> None:
    page = open_desk()
    page.get_by_role("button", name="Meldinger og stans").click()
    page.get_by_role("button", name="Vis meldingen").click()
    field = page.get_by_label("Melding", exact=True)
    expect(field).to_be_focused()
    expect(page.locator("#text-post-problem")).to_have_text("Skriv meldingen.")
    field.fill("Kontoret er stengt på fredag.")
    page.get_by_label("Vises til").fill(typed(datetime.now(UTC) + 48 * HOUR))
    page.locator("#reason-post").fill("Ferie")
    page.get_by_role("button", name="Vis meldingen").click()
    expect(page.locator("#banner")).to_contain_text("Kontoret er stengt på fredag.")
    expect(page.locator("#messages .told")).to_have_text("Meldingen er lagret.")
    expect(field).to_have_value("")
    page.locator("#messages .entries summary").click()
    page.locator("#messages .entries").get_by_label("Grunn").fill("Åpent likevel")
    page.get_by_role("button", name="Ta ned meldingen").click()
    expect(page.locator("#banner .notice")).to_have_count(0)
    expect(page.locator("#messages")).to_contain_text("Ingen meldinger vises nå.")


def test_answering_is_stopped_and_resumed(open_desk: Open) -> None:
    page = open_desk()
    page.get_by_role("button", name="Meldinger og stans").click()
    page.locator("#reason-stop").fill("Feil i en kilde")
    page.get_by_role("button", name="Stans alle svar").click()
    expect(page.locator("#banner")).to_contain_text("Svar er stanset")
    expect(page.locator("#messages")).to_contain_text("Stanset av Åse Leder")
    expect(page.get_by_role("heading", name="Stans svar")).to_be_focused()
    page.locator("#reason-resume").fill("Rettet")
    page.get_by_role("button", name="Start svarene igjen").click()
    expect(page.locator("#banner .notice")).to_have_count(0)


def test_a_session_that_ended_shuts_the_sections_and_says_so(
    open_desk: Open, desk: Backing
) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    expect(page.locator("#desk")).to_contain_text(MASKED)
    set_password("et helt annet passord", desk.settings)  # ends all sessions
    page.locator("#show-questions").click()
    expect(page.locator("#desk .page")).to_have_count(0)
    expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
    assert MASKED not in page.content()


def test_a_note_outlives_the_session_and_not_signing_out(open_desk: Open, desk: Backing) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    page.locator("details.report summary").click()
    page.get_by_label("Notat").fill("Må sjekkes mot kilden.")
    set_password(PASSWORD, desk.settings)  # ends all sessions
    page.get_by_role("button", name="Lagre vurderingen").click()
    expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
    assert "Må sjekkes" not in page.content()
    page.get_by_label("Navnet ditt").fill("Åse Leder")
    page.get_by_label("Passord").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Notat")).to_be_visible()
    expect(page.get_by_label("Notat")).to_have_value("Må sjekkes mot kilden.")
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_label("Navnet ditt").fill("Bo Rettleiar")
    page.get_by_label("Passord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Oversikt").click()
    page.locator("details.report summary").click()
    expect(page.get_by_label("Notat")).to_have_value("")


def test_whichever_section_is_open_when_the_session_ends_one_is_asked_to_sign_in(
    open_desk: Open, desk: Backing
) -> None:
    page = open_desk()
    page.get_by_role("button", name="Velg alle").click()
    for section, act in (
        ("training", "Start"),
        ("desk", ""),  # never seen before
        ("messages", "Vis meldingen"),
    ):
        tab = page.locator(f"#door .tab[data-section={section}]")
        if act:
            tab.click()
            page.get_by_role("button", name=act, exact=True).wait_for()
        set_password(PASSWORD, desk.settings)  # ends all sessions
        (page.get_by_role("button", name=act, exact=True) if act else tab).click()
        expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
        expect(page.locator(".supervised:visible")).to_have_count(0)
        page.get_by_label("Navnet ditt").fill("Åse Leder")
        page.get_by_label("Passord").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(tab).to_have_attribute("aria-current", "true")
        expect(tab).to_be_focused()
        if section == "training":
            expect(page.locator("[name=topic]").first).to_be_checked()


def test_nobody_gets_anything_without_a_session(own_url: str, desk: Backing) -> None:
    stop_answering("Åse Leder", "Grunnen er hemmelig", desk.records)
    (report,) = list_reports(desk.records)
    config = httpx.get(f"{own_url}config").json()
    names = {part["id"]: part["props"].get("elem_id") for part in config["components"]}
    calls = [
        (call["id"], len(call["inputs"]))
        for call in config["dependencies"]
        if any(names.get(target[0]) in ("desk", "messages") for target in call["targets"])
    ]
    assert len(calls) == 4
    for number, inputs in calls:
        for token in ("", "made-up", None):
            body = {
                "fn_index": number,
                "data": [token] * inputs,
                "session_hash": f"nobody{number}{token}",
                "event_data": {
                    "language": "nb",
                    "state": "all",
                    "report": report.id,
                    "done": True,
                    "act": "resume",
                    "reason": "Fordi jeg kan",
                },
            }
            direct = httpx.post(f"{own_url}gradio_api/run/predict", json=body)
            assert direct.status_code == 200
            assert direct.json()["data"] == [{"html": "", "shut": True}]
            httpx.post(f"{own_url}gradio_api/queue/join", json=body)
            queued = waited(own_url, str(body["session_hash"]))
            for found in (direct.text, queued):
                for kept in (MASKED, "hemmelig", "Alderen", "Åse", report.id):
                    assert kept not in found
    assert list_switched(desk.records)[0].stopped
    assert not list_reports(desk.records)[0].triage.done


def waited(address: str, session: str) -> str:
    """What the queue tells a session until it is done."""
    told = []
    with httpx.stream(
        "GET", f"{address}gradio_api/queue/data", params={"session_hash": session}, timeout=10
    ) as stream:
        for line in stream.iter_lines():
            told.append(line)
            if line and json.loads(line.removeprefix("data:")).get("msg") == "close_stream":
                break
    return "\n".join(told)
