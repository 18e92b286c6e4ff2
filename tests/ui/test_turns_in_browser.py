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
from asking import ask
from fakes import DANGER, MST, PLAN, locked
from playwright.sync_api import Download, Locator, Page, Route, expect

from assistant.records import list_questions, list_reports, resume_answering, stop_answering
from assistant.ui import Backing
from assistant.ui.ask import download


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
    expect(turn.locator(".thanks")).to_contain_text("tidligst om 30 dager")
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
