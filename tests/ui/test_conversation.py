"""Question after question, and users beside each other, in a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from asking import ask
from fakes import MST, PLAN
from playwright.sync_api import expect

FAR = "Hva er et beredskapshjem?"


def test_a_follow_up_shows_how_it_was_understood(open_page: Any) -> None:
    page = open_page()
    ask(page, MST)
    turn = ask(page, "og FFT?")
    expect(turn.locator(".standalone")).to_contain_text(re.compile("Forstått som: .*alder.*FFT"))
    expect(turn.locator(".answer")).to_contain_text(re.compile(r"\b11\b"))


def test_a_new_conversation_forgets_the_old_one(open_page: Any) -> None:
    page = open_page()
    ask(page, MST)
    page.get_by_role("button", name="Ny samtale").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_label("Spørsmålet ditt")).to_be_focused()
    turn = ask(page, "og FFT?")
    expect(turn.locator(".standalone")).to_have_count(0)


def test_a_new_conversation_stops_an_answer_under_way(open_staged: Any) -> None:
    page = open_staged()
    page.get_by_label("Spørsmålet ditt").fill(PLAN)
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_be_visible()
    page.get_by_role("button", name="Ny samtale").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.wait_for_timeout(1500)
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, MST)


def test_two_users_never_see_each_other(open_page: Any) -> None:
    first, second = open_page(), open_page()
    ask(first, MST)
    turn = ask(second, "og FFT?")
    expect(turn.locator(".standalone")).to_have_count(0)
    assert MST not in second.locator("#conversation").inner_text()
    expect(first.locator(".turn")).to_have_count(1)
    first.reload()
    first.get_by_label("Spørsmålet ditt").wait_for()
    expect(first.locator(".turn")).to_have_count(0)


def test_a_second_question_waits_its_turn_and_is_not_lost(open_staged: Any) -> None:
    page = open_staged()
    field = page.get_by_label("Spørsmålet ditt")
    field.fill(PLAN)
    field.press("Enter")
    expect(page.locator(".status")).to_be_visible()
    expect(field).to_have_value("")
    field.fill(MST)
    field.press("Enter")
    expect(page.locator("#question-problem")).to_contain_text("Vent til svaret er ferdig")
    expect(page.locator(".status")).to_have_count(0)
    expect(field).to_have_value(MST)


def test_a_question_asked_the_moment_the_answer_is_done_is_answered(open_page: Any) -> None:
    page = open_page()
    page.evaluate(
        """text => new MutationObserver((_, observer) => {
            if (document.querySelector("#question form.busy")) return;
            observer.disconnect();
            document.dispatchEvent(new CustomEvent("veiviser:ask", { detail: text }));
        }).observe(document.querySelector("#question form"), { attributes: true })""",
        PLAN,
    )
    page.get_by_label("Spørsmålet ditt").fill(MST)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").nth(1).locator(".actions").first).to_be_attached()
    expect(page.get_by_label("Spørsmålet ditt")).to_have_value("")


def test_enter_pressed_twice_asks_once(open_staged: Any) -> None:
    page = open_staged()
    page.get_by_label("Spørsmålet ditt").fill(MST)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".turn .actions")).not_to_have_count(0)
    page.wait_for_timeout(1500)
    expect(page.locator(".turn")).to_have_count(1)


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
