"""The language that the page is in, and changing it, in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from asking import ask
from fakes import MST
from playwright.sync_api import Route, expect

from assistant.texts import say

LINE = 24  # pixels


def test_the_page_is_in_bokmaal_and_says_what_it_is_not(open_page: Any) -> None:
    page = open_page()
    expect(page).to_have_title("Spør – Veiviser")
    assert page.locator("html").get_attribute("lang") == "nb"
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva lurer du på?")
    expect(page.locator(".not-for")).to_contain_text("vurderer ikke enkeltsaker")
    expect(page.locator(".documents li")).to_have_count(5)
    assert "gradio" not in page.locator("body").inner_text().casefold()
    expect(page.locator("footer")).to_be_hidden()


def test_the_language_stays_ours_in_an_english_browser(browser: Any, url: str) -> None:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.goto(url)
    page.get_by_label("Spørsmålet ditt").wait_for()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    context.close()


@pytest.mark.parametrize(
    ("text", "words", "close"),
    [
        ("Korleis kan vi klage på eit vedtak?", "Kjelder", "Lukk"),
        ("What is PMTO and who is it for?", "Sources", "Close"),
    ],
)
def test_words_around_an_answer_are_in_its_language(
    open_page: Any, text: str, words: str, close: str
) -> None:
    page = open_page()
    turn = ask(page, text)
    expect(turn.locator(".sources h3")).to_have_text(words)
    turn.locator(".answer button.marker").first.click()
    expect(page.locator("#passage .opened").get_by_role("button", name=close)).to_be_visible()


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


def test_the_language_that_the_page_is_in_can_be_chosen_again(open_page: Any) -> None:
    page = open_page()
    chooser = page.locator("#header select")
    for language in ("nb", "nn", "nn", "en"):
        chooser.select_option(language)
        expect(page.locator("html")).to_have_attribute("lang", language)
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
