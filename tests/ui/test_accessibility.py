"""Every view of the page, in every language: WCAG 2.1 AA, narrow and zoomed, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from asking import ask
from fakes import DANGER, PLAN
from playwright.sync_api import Page, expect
from rules import sticks_out, violations
from signing_in import PASSWORD, sign_in
from steps import LANGUAGES, NARROWEST, REFUSED, SIZES, section, see, spoken

from assistant.answers import Language
from assistant.supervisor import set_password
from assistant.ui import Backing
from assistant.ui.page import views_for
from assistant.ui.supervisor.view import SECTIONS

ZOOMED = (640, 400)  # what 1280 by 800 is at 200 %
DOCUMENT = "documents/bufdir-tjenestekatalog-2021/7"
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
