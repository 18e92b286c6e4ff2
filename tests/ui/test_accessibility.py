"""Every view of the page, in every language: WCAG 2.1 AA, narrow and zoomed, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from fakes import DANGER, MST, PLAN, given
from playwright.sync_api import Page, expect
from rules import sticks_out, violations
from signing_in import PASSWORD, sign_in

from assistant import Answer
from assistant.answers import Language
from assistant.records import keep_question, report_error, stop_answering
from assistant.supervisor import set_password
from assistant.ui import Backing
from assistant.ui.page import views_for
from assistant.ui.supervisor.view import SECTIONS

LANGUAGES: tuple[Language, ...] = get_args(Language)
SIZES = ((1280, 800), (768, 1024), (390, 844))
NARROWEST = (320, 640)
ZOOMED = (640, 400)  # what 1280 by 800 is at 200 %
REFUSED = "Hva er telefonnummeret til barnevernet i Bergen?"
NEW = "Hva er nedre aldersgrense for MST her?"  # not anticipated
DOCUMENT = "documents/bufdir-tjenestekatalog-2021/7"
# What is there once a section is whole.
FILLED = {
    "training": "form.begin .primary",
    "approved": ".begin",
    "desk": ".tiles",
    "messages": "#post-form",
}
MOVING = "document.getAnimations().filter((one) => one.playState === 'running').length"
# What the mouse would hit in the middle of the field: itself, or what lies over it.
AT_FIELD = """() => {
  const field = document.getElementById("question-field");
  field.scrollIntoView({ block: "center" });
  const { left, top, width, height } = field.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2)?.id;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_holds_the_rules_and_fits(
    language: Language, open_page: Any, stands_on: Backing
) -> None:
    set_password(PASSWORD, stands_on.settings)
    page = spoken(open_page(SIZES[0]), language)
    for view in shown(page, language, views_for(stands_on)):
        for size in (*SIZES, NARROWEST):
            assert not sticks_out(page, size), f"{view} at {size[0]}"
            if size != NARROWEST:
                assert violations(page) == [], f"{view} at {size[0]}"
        assert not sticks_out(page, SIZES[0]), view


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


def spoken(page: Page, language: Language) -> Page:
    page.locator("#header select").select_option(language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    return page


def shown(page: Page, language: Language, views: tuple[str, ...]) -> Iterator[str]:
    """Show every view in turn, and what can be in it, and say which it is."""
    yield "ask"
    for question in (PLAN, DANGER, REFUSED):
        ask(page, question)
    yield "ask, answered"
    page.locator(".sources button.source").last.click()
    expect(page.locator(".opened").first).to_be_visible()
    yield "ask, a passage opened"
    for name in views:
        if name != "ask":
            see(page, name)
            yield name
    see(page, DOCUMENT)
    expect(page.locator("#reader .text")).to_be_visible()
    yield "a document"
    see(page, "supervisor")
    sign_in(page)
    expect(page.locator(".signed-in")).to_be_visible()
    for name in SECTIONS:
        section(page, name)
        yield f"the section {name}"


def section(page: Page, name: str) -> None:
    """See a section, with what the server has for it."""
    page.locator(f"#door .tab[data-section='{name}']").click()
    expect(page.locator(f"#{name} h2").first).to_be_visible()
    expect(page.locator(f"#{name} :is({FILLED[name]})").first).to_be_visible()


def ask(page: Page, question: str) -> None:
    before = page.locator(".turn").count()
    page.locator("#question-field").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .whole")).to_have_count(before + 1)
    expect(page.locator("#question form.busy")).to_have_count(0)  # until it is kept


def see(page: Page, view: str) -> None:
    page.evaluate(f"location.hash = {view!r}")
    expect(page.locator("body")).to_have_attribute("data-view", view.split("/")[0])


def test_zoomed_to_twice_the_size_one_can_still_ask(open_page: Any, stands_on: Backing) -> None:
    page = open_page(ZOOMED)
    assert page.evaluate(AT_FIELD) == "question-field"
    ask(page, PLAN)
    assert page.evaluate(AT_FIELD) == "question-field"
    for view in views_for(stands_on)[1:]:
        see(page, view)
        assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED[0]
        expect(page.locator(f"#view-{view} h1").first).to_be_in_viewport()


def test_nothing_moves_for_those_who_want_no_motion(open_page: Any, stands_on: Backing) -> None:
    page = open_page(reduced_motion="reduce")
    page.locator("#question-field").fill(PLAN)
    page.keyboard.press("Enter")
    moved = []
    while not page.locator(".turn .whole").count():
        moved.append(page.evaluate(MOVING))
    assert set(moved) <= {0}
    for view in views_for(stands_on):
        see(page, view)
        assert page.evaluate(MOVING) == 0


def test_every_view_is_reached_by_keyboard_alone(open_page: Any, stands_on: Backing) -> None:
    page = open_page()
    for view in views_for(stands_on):
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        page.locator("#header .name").click()  # the keyboard begins at the top
        link = page.locator(f"#header nav a[data-view='{view}']")
        for _ in range(2 + len(views_for(stands_on))):
            page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-view", view)
        expect(link).to_have_attribute("aria-current", "page")
