"""What opens in a view: the same rules as of the views, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from asking import ask
from fakes import MST, PLAN, given
from playwright.sync_api import Page, expect
from rules import sticks_out, violations
from signing_in import PASSWORD, sign_in
from steps import LANGUAGES, NARROWEST, REFUSED, SIZES, section, see, spoken

from assistant import Answer
from assistant.answers import Language
from assistant.records import keep_question, report_error, stop_answering
from assistant.supervisor import set_password
from assistant.ui import Backing

NEW = "Hva er nedre aldersgrense for MST her?"  # not anticipated


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_in_a_view_holds_the_rules_and_fits(
    language: Language, open_own: Any, own_backing: Backing
) -> None:
    set_password(PASSWORD, own_backing.settings)
    report_error(given(MST, own_backing.knowledge), ["wrong"], "Feil.", "one", own_backing.records)
    keep_question(
        Answer("", REFUSED, REFUSED, "nb", "partner", "not_in_corpus", ""),
        own_backing.version,
        own_backing.records,
    )
    page = spoken(open_own(SIZES[2]), language)
    for opened in opened_in(page, language, own_backing):
        assert violations(page) == [], opened
        assert not sticks_out(page, NARROWEST), opened
        page.set_viewport_size({"width": SIZES[2][0], "height": SIZES[2][1]})


def opened_in(page: Page, language: Language, stands_on: Backing) -> Iterator[str]:
    """Open in turn what is shut or seldom seen, and say which it is."""
    ask(page, PLAN)
    for drawer in ("report", "download"):
        page.locator(f".turn [aria-controls={drawer}-1]").click()
        expect(page.locator(f"#{drawer}-1")).to_be_visible()
        yield f"the drawer {drawer}"
    page.locator(".turn [aria-controls=report-1]").click()
    page.locator("#report-1 [type=submit]").click()
    expect(page.locator("#report-1-reasons")).to_be_visible()
    yield "the drawer report, refused"
    see(page, "supervisor")
    sign_in(page)
    expect(page.locator(".signed-in")).to_be_visible()
    section(page, "desk")
    for summary in ("details.report", "#desk-alone"):
        page.locator(f"{summary} > summary").click()
    expect(page.locator("form.triage")).to_be_visible()
    yield "the desk with a report"
    page.locator("details.report [data-approve]").click()
    expect(page.locator("#approved .chosen li").first).to_be_visible()
    page.locator("#approved .paste summary").click()
    page.locator("#approved .add").click()
    expect(page.locator("#approved-quote-problem")).to_be_visible()
    yield "an approved answer being written"
    page.locator("#approved-question").fill(NEW)
    page.locator("#approved [type=submit]").click()
    page.locator("#approved [data-what=question]").click()
    expect(page.locator("#approved .files pre")).to_be_visible()
    yield "an approved answer, as files"
    stop_answering("Åse Leder", "Feil i en kilde", stands_on.records)
    section(page, "messages")
    yield "the messages while answering is stopped"
    see(page, "ask")
    page.locator("#question-field").fill(MST)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .stopped")).to_be_visible()
    yield "the stopped box"
