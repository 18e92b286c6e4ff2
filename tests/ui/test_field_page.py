"""The field as its users go through it, in a browser: suggestions, choices, steps, About."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fakes import GO_ON, MST, PLAN
from playwright.sync_api import Locator, Page, Request, expect
from rules import sticks_out, violations

WIDE, NARROW = (1280, 800), (390, 844)


def field(page: Page) -> Locator:
    return page.get_by_label("Spørsmålet ditt")


def typed(page: Page, text: str) -> Locator:
    """The suggestions, when there are any, for what is typed."""
    field(page).press_sequentially(text, delay=20)
    options = page.locator("#question-foreseen li")
    expect(options).not_to_have_count(0)
    return options


def answered(page: Page, turn: int = 1) -> Locator:
    """The last turn, as many as there should be by now, when its answer is whole."""
    expect(page.locator(".turn")).to_have_count(turn)
    expect(page.locator(".turn .status")).to_have_count(0)
    return page.locator(".turn").last


def submitted(page: Page) -> list[dict[str, Any]]:
    """Fills up with what each event of asking carried."""
    carried: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if "/queue/join" in request.url and request.post_data:
            data = json.loads(request.post_data).get("event_data")
            if isinstance(data, dict) and "no_keep" in data:
                carried.append(data)

    page.on("request", note)
    return carried


def test_typing_shows_questions_and_the_keyboard_chooses_one(open_page: Any) -> None:
    page = open_page()
    options = typed(page, "hvor ofte")
    expect(page.locator(".foreseen-said")).to_contain_text("5 forslag")
    expect(options.first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "true")
    marked = options.first.get_attribute("id")
    expect(field(page)).to_have_attribute("aria-activedescendant", str(marked))
    expect(field(page)).to_be_focused()
    question = options.first.inner_text()
    page.keyboard.press("Enter")
    expect(answered(page).locator(".asked bdi")).to_have_text(question)
    expect(options).to_have_count(0)
    expect(field(page)).to_have_value("")


def test_a_click_on_a_suggestion_asks_it(open_page: Any) -> None:
    page = open_page()
    option = typed(page, "hva er").nth(1)
    question = option.inner_text()
    option.click()
    expect(answered(page).locator(".asked bdi")).to_have_text(question)


def test_enter_asks_what_is_written_unless_one_is_marked(open_page: Any) -> None:
    page = open_page()
    typed(page, "Hvor ofte skal planen")
    page.keyboard.press("Enter")
    expect(answered(page).locator(".asked bdi")).to_have_text("Hvor ofte skal planen")


def test_escape_puts_the_suggestions_away_and_keeps_the_text(open_page: Any) -> None:
    page = open_page()
    options = typed(page, "hvor ofte")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field(page)).to_have_value("hvor ofte")
    page.wait_for_timeout(400)
    expect(options).to_have_count(0)
    page.keyboard.press("Enter")
    expect(answered(page).locator(".asked bdi")).to_have_text("hvor ofte")


def test_escape_closes_the_list_before_the_source(open_page: Any) -> None:
    page = open_page()
    field(page).fill(PLAN)
    page.keyboard.press("Enter")
    answered(page).locator(".answer .marker").first.click()
    expect(page.locator("#passage .opened")).to_be_visible()
    options = typed(page, "hvor ofte")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(page.locator("#passage .opened")).to_be_visible()


def test_a_late_reply_to_an_older_text_is_dropped(open_page: Any) -> None:
    page = open_page()
    typed(page, "hvor ofte")
    late = {"number": 1, "questions": ["Gammelt?"]}
    for detail in (late, late | {"number": -1}):
        page.evaluate(
            "detail => document.dispatchEvent(new CustomEvent('veiviser:foreseen', { detail }))",
            detail,
        )
    expect(page.get_by_text("Gammelt?")).to_have_count(0)
    expect(page.locator("#question-foreseen li")).to_have_count(5)


def test_suggestions_come_in_the_language_of_the_page(open_page: Any) -> None:
    page = open_page()
    page.get_by_label("Språk", exact=True).select_option("en")
    expect(page.get_by_label("Your question")).to_be_visible()
    page.get_by_label("Your question").press_sequentially("can parents", delay=20)
    expect(page.locator("#question-foreseen li").first).to_contain_text("Can parents")


def test_typing_while_an_answer_is_written_disturbs_nothing(open_staged: Any) -> None:
    page = open_staged()
    GO_ON.clear()
    field(page).fill(f"{PLAN} (på vent)")
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_be_visible()
    typed(page, "hva er mst")
    expect(page.locator(".status")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#question-problem")).to_contain_text("Vent til svaret er ferdig")
    GO_ON.set()
    answered(page)
    expect(field(page)).to_have_value("hva er mst")
    page.keyboard.press("Enter")
    answered(page, 2)


@pytest.mark.parametrize("size", [WIDE, NARROW, (390, 500)])
def test_the_list_never_covers_the_field(open_page: Any, size: tuple[int, int]) -> None:
    page = open_page(size)
    for turn in (1, 2):
        typed(page, "hvor ofte")
        box, own = page.locator(".foreseen").bounding_box(), page.locator(".field").bounding_box()
        assert box
        assert own
        assert box["y"] >= own["y"] + own["height"] or box["y"] + box["height"] <= own["y"]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        page.keyboard.press("Enter")
        answered(page, turn)


def test_role_and_not_keeping_are_sent_and_remembered(open_page: Any) -> None:
    page = open_page()
    carried = submitted(page)
    field(page).fill(MST)
    page.keyboard.press("Enter")
    answered(page)
    page.get_by_role("button", name="Valg", exact=True).click()
    page.get_by_label("Jeg spør som").select_option("partner")
    page.get_by_label("Ikke lagre spørsmålene mine").check()
    field(page).fill(PLAN)
    page.keyboard.press("Enter")
    answered(page, 2)
    expect(page.get_by_role("button", name="Valg", exact=True)).to_have_attribute(
        "aria-expanded", "false"
    )
    address, page = page.url, page.context.new_page()
    carried_later = submitted(page)
    page.goto(address)
    expect(page.get_by_label("Jeg spør som")).to_have_value("partner")
    page.get_by_label("Språk", exact=True).select_option("nn")
    expect(page.get_by_label("Eg spør som")).to_have_value("partner")
    page.get_by_label("Spørsmålet ditt").fill(PLAN)
    page.keyboard.press("Enter")
    answered(page)
    assert [(data["role"], data["no_keep"]) for data in carried + carried_later] == [
        ("caseworker", False),
        ("partner", True),
        ("partner", True),
    ]


def test_on_a_phone_the_choices_are_folded(open_page: Any) -> None:
    page = open_page(NARROW)
    role, unfold = (
        page.get_by_label("Jeg spør som"),
        page.get_by_role("button", name="Valg", exact=True),
    )
    expect(role).to_be_hidden()
    unfold.focus()
    page.keyboard.press("Enter")
    expect(role).to_be_visible()
    expect(page.locator(".otherwise")).to_contain_text(re.compile("lagret i 30 dager"))
    unfold.click()
    expect(role).to_be_hidden()


def test_steps_that_are_hidden_stay_hidden_until_they_are_wanted_again(open_page: Any) -> None:
    page = open_page()
    steps = page.get_by_role("region", name="Slik spør du og kontrollerer svaret")
    expect(steps.get_by_role("listitem")).to_have_count(3)
    steps.get_by_role("button", name="Skjul").click()
    expect(steps).to_have_count(0)
    expect(field(page)).to_be_focused()
    page.reload()
    field(page).wait_for()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(steps).to_have_count(0)
    page.get_by_role("link", name="Om Veiviser").click()
    page.get_by_role("button", name="Vis trinnene på forsiden igjen").click()
    expect(page.locator(".again-done")).to_contain_text("vises igjen")
    page.get_by_role("link", name="Spør", exact=True).click()
    expect(steps).to_be_visible()
    page.reload()
    expect(steps).to_be_visible()


def test_on_a_phone_the_steps_are_folded_and_the_field_is_seen(open_page: Any) -> None:
    page = open_page(NARROW)
    step = page.locator("#opening .steps li").first
    expect(step).to_be_hidden()
    expect(field(page)).to_be_in_viewport(ratio=1)
    page.locator("#opening summary").click()
    expect(step).to_be_visible()
    expect(field(page)).to_be_in_viewport(ratio=1)
    page.locator("#header select").select_option("nn")
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page.locator("#opening summary")).to_contain_text("kontrollerer svaret")
    expect(step).to_be_visible()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_about_in_three_languages_on_three_screens(open_page: Any, language: str) -> None:
    page = open_page()
    page.get_by_label("Språk", exact=True).select_option(language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.evaluate("location.hash = 'about'")
    expect(page.locator("#about h1")).to_be_visible()
    expect(page.locator("#about tbody tr")).to_have_count(5)
    for width in (1280, 768, 390, 320):
        assert not sticks_out(page, (width, 800)), width
    assert violations(page) == []


def test_the_field_is_accessible_with_suggestions_and_choices(open_page: Any) -> None:
    page = open_page()
    accessible(page)
    options = typed(page, "hvor ofte")
    page.keyboard.press("ArrowDown")
    accessible(page)
    expect(options.first).to_be_visible()
    page.keyboard.press("Enter")
    answered(page)
    page.get_by_role("button", name="Valg", exact=True).click()
    accessible(page)
    expect(page.get_by_label("Jeg spør som")).to_be_visible()


def accessible(page: Page) -> None:
    for size in (NARROW, (768, 1024), WIDE):
        assert not sticks_out(page, size), size
        assert violations(page) == [], size
