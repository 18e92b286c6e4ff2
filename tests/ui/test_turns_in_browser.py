"""What a visitor does with an answer once it is there, in a browser, from a real server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from fakes import DANGER, MST, PLAN, locked
from playwright.sync_api import Download, Locator, Page, Route, expect
from test_page import ask

from assistant.records import list_questions, list_reports, resume_answering, stop_answering
from assistant.texts import say
from assistant.ui import Backing
from assistant.ui.ask import download

FAR = "Hva er et beredskapshjem?"
LINE = 24  # pixels


@contextmanager
def sending(page: Page, **values: object) -> Iterator[None]:
    """Questions are sent with more values than the page itself sends."""

    def put_in(route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        if "text" in (body.get("event_data") or {}):
            body["event_data"] |= values
        route.continue_(post_data=json.dumps(body))

    page.route("**/queue/join**", put_in)
    yield
    page.unroute("**/queue/join**")


def pressed(page: Page, button: Locator) -> None:
    """By keyboard."""
    button.focus()
    page.keyboard.press("Enter")


def text_of(file: Download) -> str:
    path = Path(file.path())
    if file.suggested_filename.endswith(".docx"):
        text = "\n".join(part.text for part in docx.Document(str(path)).paragraphs)
    elif file.suggested_filename.endswith(".pdf"):
        text = "\n".join(part.extract_text() for part in pypdf.PdfReader(path).pages)
    else:
        text = path.read_text(encoding="utf-8")
    return re.sub(r"[\s\u00ad*\\-]", "", text)


def soon(page: Page, holds: Callable[[], bool]) -> None:
    """What happens after the answer is seen."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


def newest_question(stands_on: Backing) -> Any:
    return list_questions(stands_on.records, most=1)[0]


# Keeping


def test_a_question_is_kept_when_it_is_answered(open_page: Any, stands_on: Backing) -> None:
    page = open_page()
    before = len(list_questions(stands_on.records))
    with sending(page, role="partner"):
        ask(page, PLAN)
    soon(page, lambda: len(list_questions(stands_on.records)) == before + 1)
    assert (newest_question(stands_on).question, newest_question(stands_on).role) == (
        PLAN,
        "partner",
    )


def test_a_question_is_not_kept_against_the_visitors_will(
    open_page: Any, stands_on: Backing
) -> None:
    page = open_page()
    before = list_questions(stands_on.records)
    with sending(page, no_keep=True):
        ask(page, MST)
    ask(page, PLAN)
    soon(page, lambda: len(list_questions(stands_on.records)) == len(before) + 1)
    assert newest_question(stands_on).question == PLAN


def test_records_that_are_locked_cost_a_line_and_nothing_else(
    open_page: Any, stands_on: Backing
) -> None:
    page = open_page()
    with locked(stands_on.records):
        turn = ask(page, PLAN)
        expect(turn.locator(".lost")).to_contain_text("databasen er opptatt")
        expect(page.locator("#conversation .said")).to_contain_text("ble ikke lagret")
        expect(turn.locator(".answer")).to_contain_text("kvartalsvis")
        turn.locator(".answer button.marker").first.click()
        expect(page.locator("#passage .opened mark").first).to_be_visible()
    expect(ask(page, MST).locator(".lost")).to_have_count(0)


# Stopped


def test_a_stop_is_said_calmly_but_danger_gets_its_card(open_page: Any, stands_on: Backing) -> None:
    page = open_page()
    stop_answering("Åse Leder", "Feil i kildene", stands_on.records)
    try:
        turn = ask(page, MST)
        expect(turn.locator(".stopped")).to_contain_text("Svar er stanset siden")
        expect(turn.locator(".asked")).to_contain_text(MST)
        expect(turn.locator(".answer, .sources, .actions")).to_have_count(0)
        expect(page.locator("#conversation .said")).to_contain_text("Svar er stanset siden")
        turn = ask(page, DANGER)
        calls = [call.get_attribute("href") for call in turn.locator(".card a").all()]
        assert calls == ["tel:112", "tel:116111"]
        expect(turn.locator(".answer, .sources")).to_have_count(0)
        expect(page.locator(".alarm")).to_contain_text("112")
    finally:
        resume_answering("Åse Leder", "Rettet", stands_on.records)
    expect(ask(page, MST).locator(".sources")).to_be_visible()


# Reporting an error


def test_report_an_error_by_keyboard(open_page: Any, stands_on: Backing) -> None:
    page = open_page()
    turn = ask(page, PLAN)
    opener = turn.get_by_role("button", name="Meld feil")
    form = turn.locator(".report")
    pressed(page, opener)
    expect(form).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(form).to_contain_text("Ikke skriv navn")
    pressed(page, form.get_by_role("button", name="Send"))
    expect(form.get_by_role("alert").filter(has_text="Velg minst ett punkt")).to_be_visible()
    expect(form.get_by_role("alert").filter(has_text="Skriv en forklaring")).to_be_visible()
    expect(form.get_by_label("Svaret er feil", exact=True)).to_be_focused()
    form.get_by_label("Svaret er utdatert").focus()
    page.keyboard.press("Space")
    pressed(page, form.get_by_role("button", name="Send"))
    field = form.get_by_label("Forklar kort")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_role("alert").filter(has_text="Velg minst ett punkt")).to_have_count(0)
    page.keyboard.type("<b>Galt</b> år. Ring 01018012345")
    pressed(page, form.get_by_role("button", name="Send"))
    expect(turn.locator(".thanks")).to_contain_text("lagret til den er behandlet")
    expect(turn.locator(".thanks")).to_be_focused()
    assert newest_question(stands_on).question == PLAN
    kept = max(list_reports(stands_on.records), key=lambda report: report.reported_at)
    assert kept.reasons == ("outdated",)
    assert kept.comment.startswith("<b>Galt</b> år.")
    assert "01018012345" not in kept.comment
    assert kept.question_id == newest_question(stands_on).id


def test_a_report_can_be_left_and_gives_focus_back(open_page: Any) -> None:
    page = open_page()
    turn = ask(page, MST)
    opener = turn.get_by_role("button", name="Meld feil")
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: pressed(page, turn.get_by_role("button", name="Avbryt")),
    ):
        pressed(page, opener)
        turn.get_by_label("Forklar kort").focus()
        leave()
        expect(turn.locator(".report")).to_be_hidden()
        expect(opener).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "false")


def test_a_report_that_is_lost_keeps_what_was_written(open_page: Any, stands_on: Backing) -> None:
    page = open_page()
    turn = ask(page, MST)
    turn.get_by_role("button", name="Meld feil").click()
    form = turn.locator(".report")
    form.get_by_label("Noe annet").check()
    form.get_by_label("Forklar kort").fill("Galt år.")
    with locked(stands_on.records):
        form.get_by_role("button", name="Send").click()
        expect(form.locator(".trouble")).to_contain_text("databasen er opptatt")
    expect(form.get_by_label("Forklar kort")).to_have_value("Galt år.")
    expect(form.get_by_label("Noe annet")).to_be_checked()
    form.get_by_role("button", name="Send").click()
    expect(turn.locator(".thanks")).to_be_visible()


# Taking along


def test_take_an_answer_or_all_of_them_along(open_page: Any) -> None:
    page = open_page()
    first = ask(page, MST)
    pressed(page, first.get_by_role("button", name="Last ned"))
    expect(first.get_by_role("group", name="Dette svaret")).to_be_visible()
    expect(first.get_by_role("group", name="Hele samtalen")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(first.locator(".download")).to_be_hidden()
    second = ask(page, PLAN)
    pressed(page, second.get_by_role("button", name="Last ned"))
    for group, asked in (("Dette svaret", [PLAN]), ("Hele samtalen", [MST, PLAN])):
        for name, ending in (("Word", "docx"), ("PDF", "pdf"), ("Markdown", "md")):
            button = second.get_by_role("group", name=group).get_by_role("button", name=name)
            with page.expect_download() as coming:
                pressed(page, button)
            file = coming.value
            assert re.fullmatch(rf"veiviser-\d{{4}}-\d\d-\d\d\.{ending}", file.suggested_filename)
            text = text_of(file)
            assert [q for q in (MST, PLAN) if re.sub(r"\s", "", q) in text] == asked
            assert "minimumkvartalsvis" in text
            expect(second.locator(".told")).to_contain_text(f"{file.suggested_filename} er lastet")
            expect(button).to_be_focused()


def test_a_file_that_cannot_be_made_is_said(
    open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise OSError("secret")

    page = open_page()
    turn = ask(page, MST)
    turn.get_by_role("button", name="Last ned").click()
    with monkeypatch.context() as patch:
        patch.setattr(download, "export", broken)
        turn.get_by_role("button", name="PDF").click()
        expect(turn.locator(".told")).to_contain_text("Filen ble ikke laget")
    with page.expect_download():
        turn.get_by_role("button", name="PDF").click()


# The conversation


def test_a_new_topic_is_proposed_once_and_begins_anew(open_page: Any) -> None:
    page = open_page()
    for text in ("Hva er FFT?", MST, "Hvem er PMTO for?", "Hva er en støttekontakt?"):
        ask(page, text)
    expect(page.locator(".new-topic")).to_have_count(0)
    turn = ask(page, FAR)
    expect(turn.locator(".new-topic")).to_contain_text("Nytt tema?")
    ask(page, MST)
    expect(page.locator(".new-topic")).to_have_count(1)
    turn.get_by_role("button", name="Start en ny samtale").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_label("Spørsmålet ditt")).to_be_focused()
    expect(ask(page, "og FFT?").locator(".standalone")).to_have_count(0)


def test_another_language_loses_nothing(open_page: Any) -> None:
    page = open_page()
    ask(page, MST)
    turn = ask(page, "og FFT?")
    answer = turn.locator(".answer").inner_text()
    turn.get_by_role("button", name="Meld feil").click()
    turn.get_by_label("Noe annet").check()
    turn.get_by_label("Forklar kort").fill("Galt år.")
    page.get_by_label("Spørsmålet ditt").fill("Halvskrevet")
    page.get_by_label("Språk", exact=True).select_option("nn")
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page.locator("#view-ask h1:visible")).to_have_text("Samtale")
    expect(page.locator("#question .send")).to_contain_text("Spør")
    expect(page.locator(".turn")).to_have_count(2)
    assert turn.locator(".answer").inner_text() == answer
    expect(page.locator("#question-field")).to_have_value("Halvskrevet")
    expect(turn.get_by_label("Forklar kort")).to_have_value("Galt år.")
    expect(turn.get_by_label("Noe annet")).to_be_checked()
    expect(turn.get_by_role("button", name="Meld feil")).to_have_attribute("aria-expanded", "true")
    turn.get_by_role("button", name="Send").click()
    expect(turn.locator(".thanks")).to_be_visible()
    page.locator("#header select").select_option("en")
    expect(page.locator("#question label[for='question-field']")).to_have_text("Your question")
    expect(turn.locator(".thanks")).to_be_visible()
    page.locator("#question-field").fill("Hva med PMTO?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn").nth(2).locator(".standalone")).to_contain_text("PMTO")


def test_of_two_languages_chosen_in_a_hurry_the_later_is_spoken(open_page: Any) -> None:
    page = open_page()
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/run/predict**", hold_the_first)
    chooser = page.locator("#header select")
    with page.expect_request("**/run/predict**"):
        chooser.select_option("nn")
    chooser.select_option("en")
    assert page.locator("#view-ask").evaluate("view => view.inert")
    held[0].continue_()
    expect(page.locator("#question label[for='question-field']")).to_have_text("Your question")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(chooser).to_have_value("en")
    expect(page.locator("#view-ask")).not_to_have_attribute("inert", "")


def test_an_opened_source_stays_open_in_another_language(open_page: Any) -> None:
    page = open_page()
    turn = ask(page, MST)
    turn.locator(".sources .source").first.click()
    source = page.locator("#passage .opened")
    expect(source.get_by_role("heading")).to_be_focused()
    quote = source.locator("mark").all_inner_texts()
    scrolled = source.evaluate("opened => opened.scrollTop")
    for language, close in (("en", "Close"), ("nn", "Lukk")):
        chooser = page.locator("#header select")
        chooser.focus()
        chooser.select_option(language)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(source.get_by_role("button", name=close)).to_be_visible()
        expect(source.locator(".facts")).to_contain_text(say(language, "page.level.national"))
        expect(chooser).to_be_focused()
        assert source.locator("mark").all_inner_texts() == quote
        assert abs(source.evaluate("opened => opened.scrollTop") - scrolled) < LINE
    source.get_by_role("button", name="Lukk").click()
    expect(source).to_be_hidden()
    expect(turn.locator(".sources .source").first).to_be_focused()
    page.locator("#header select").select_option("nb")
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(source).to_be_hidden()


def test_two_visitors_at_once_never_see_each_other(open_staged: Any) -> None:
    visitors = {MST: open_staged(), PLAN: open_staged()}
    for text, page in visitors.items():
        page.get_by_label("Spørsmålet ditt").fill(text)
        page.keyboard.press("Enter")
    for text, page in visitors.items():
        (other,) = visitors.keys() - {text}
        expect(page.locator(".turn .actions")).not_to_have_count(0)
        expect(page.locator(".turn")).to_have_count(1)
        assert text in page.content()
        assert other not in page.locator(".turns").inner_text()
        page.get_by_role("button", name="Last ned").click()
        with page.expect_download() as coming:
            page.get_by_role("button", name="Markdown").first.click()
        made = Path(coming.value.path()).read_text(encoding="utf-8")
        assert text in made
        assert other not in made
