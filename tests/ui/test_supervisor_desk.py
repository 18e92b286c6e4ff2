"""The desk and the messages as a supervisor uses them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from fakes import MST, REFUSED
from playwright.sync_api import expect

from assistant import Answer
from assistant.records import (
    Triage,
    keep_question,
    list_approved,
    list_reports,
    triage_report,
)
from assistant.ui.backing import Backing
from assistant.ui.markdown import as_plain

HOUR = timedelta(hours=1)
Open = Any


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
    expect(question).to_have_value(REFUSED)
    expect(told).to_have_value("")
    expect(section.get_by_role("alert")).to_have_count(0)


def test_questions_that_mean_the_same_have_one_way_to_an_approved_answer(
    open_desk: Open, desk: Backing
) -> None:
    for _ in range(2):
        refused = Answer("", REFUSED, REFUSED, "nb", "partner", "not_in_corpus", "")
        keep_question(refused, desk.version, desk.records)
    page = open_desk()
    page.locator("#door .tab[data-section=desk]").click()
    page.locator("#desk .groups > li").get_by_role("button", name="Skriv godkjent svar").press(
        "Enter"
    )
    section = page.locator("#approved")
    expect(section.get_by_label("Spørsmål", exact=True)).to_have_value(REFUSED)
    expect(section.get_by_label("Svar", exact=True)).to_have_value("")


def test_what_is_half_written_stays_when_the_language_changes(open_desk: Open) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    page.get_by_label("Utfall").select_option("not_in_corpus")
    page.locator("#show-questions").click()
    expect(page.locator("#desk .tiles dd").first).to_have_text("1")
    expect(page.locator("#desk")).to_contain_text(REFUSED)
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
