"""The page as its users go through it, in a browser, from a real server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from fakes import DANGER, MST, PLAN
from playwright.sync_api import expect

from assistant import Knowledge
from ingest import find_quote

WIDE, NARROW = (1280, 800), (390, 844)


def squeezed(text: str | None) -> str:
    return re.sub(r"[\s*]+", " ", text or "").strip()


def test_ask_and_read_the_answer(open_page: Any) -> None:
    page = open_page()
    page.evaluate(
        """() => {
          window.seen = new Set();
          new MutationObserver(() => document.querySelectorAll(".status").forEach(
            (status) => window.seen.add(status.textContent)
          )).observe(document.body, { childList: true, subtree: true, characterData: true });
        }"""
    )
    page.get_by_label("Spørsmålet ditt").fill(MST)
    page.get_by_role("button", name="Spør", exact=True).click()
    expect(page.locator(".answer")).to_contain_text(re.compile(r"\b12\b.*\b18\b"))
    expect(page.locator(".status")).to_have_count(0)
    assert any("Leter i kildene" in status for status in page.evaluate("[...window.seen]"))
    expect(page.locator(".asked")).to_contain_text(MST)
    expect(page.get_by_label("Spørsmålet ditt")).to_have_value("")
    expect(page.locator("#conversation .said")).to_contain_text(re.compile("^Svar: .*MST"))


def test_the_answer_grows_while_it_is_written(open_staged: Any) -> None:
    page = open_staged()
    page.get_by_label("Spørsmålet ditt").fill(PLAN)
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_contain_text("Leter i kildene")
    expect(page.locator(".status")).to_contain_text("Skriver svaret")
    expect(page.locator(".answer")).not_to_be_empty()
    expect(page.locator("button.marker")).to_have_count(0)
    expect(page.locator(".status")).to_have_count(0)
    expect(page.locator(".answer button.marker")).not_to_have_count(0)


def test_a_marker_opens_the_passage_with_the_quote_marked(
    open_page: Any, knowledge: Knowledge
) -> None:
    page = open_page()
    turn = ask(page, PLAN)
    draft = turn.locator(".source").filter(has_text="Utkast").first
    number = draft.get_attribute("data-marker")
    marker = turn.locator(f".answer button[data-marker='{number}']").first
    marker.click()
    panel = page.get_by_role("region", name="Kilde", exact=True)
    expect(panel.get_by_role("heading")).to_be_focused()
    expect(panel).to_contain_text("Tjenestekatalog: Hjelpetiltak (tidligere versjon)")
    for fact in ("Bufdir", "Nasjonal", "Udatert", "Utkast", "barnevernloven av 1992"):
        expect(panel).to_contain_text(fact)
    expect(panel.locator(".path li")).not_to_have_count(0)
    marked = squeezed(" ".join(panel.locator("mark").all_inner_texts()))
    assert "kvartalsvis" in marked
    assert find_quote(marked, knowledge.index.texts["bufdir-tjenestekatalog-utkast"])
    expect(panel.locator("mark").first).to_be_in_viewport(ratio=1)
    facts, quote = panel.locator(".top").bounding_box(), panel.locator("mark").first.bounding_box()
    assert facts
    assert quote
    assert quote["y"] >= facts["y"] + facts["height"]
    expect(panel.locator(".neighbour")).not_to_have_count(0)
    expect(marker).to_have_attribute("aria-current", "true")
    panel.get_by_role("button", name="Lukk").click()
    expect(panel).to_be_hidden()
    expect(marker).to_be_focused()
    marker.click()
    expect(panel).to_be_visible()


def test_sources_that_differ_are_said_and_can_be_opened(open_page: Any) -> None:
    page = open_page()
    turn = ask(page, PLAN)
    notice = turn.locator(".notice").first
    expect(notice).to_contain_text("Kildene sier ikke det samme")
    expect(notice.locator("svg").first).to_be_visible()
    notice.get_by_role("button").last.click()
    expect(page.locator("#passage .opened mark").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hva er telefonnummeret til barnevernet i Bergen?", "Står ikke i dokumentene"),
        ("Hvordan blir været i morgen?", "Utenfor det Veiviser svarer på"),
    ],
)
def test_a_refusal_offers_questions_that_can_be_asked(
    open_page: Any, text: str, words: str
) -> None:
    page = open_page()
    turn = ask(page, text)
    expect(turn.locator(".outcome")).to_have_text(words)
    expect(turn.locator(".marker")).to_have_count(0)
    suggested = turn.locator(".suggestions button").first
    question = suggested.inner_text()
    suggested.click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").last.locator(".asked")).to_contain_text(question)


def test_danger_now_is_shown_first_with_numbers_to_tap(open_page: Any) -> None:
    turn = ask(open_page(NARROW), DANGER)
    calls = turn.locator(".card a")
    expect(calls).to_have_count(2)
    assert [call.get_attribute("href") for call in calls.all()] == ["tel:112", "tel:116111"]
    box, answer = turn.locator(".card").bounding_box(), turn.locator(".answer").bounding_box()
    assert box
    assert answer
    assert box["y"] < answer["y"]
    for call in calls.all():
        size = call.bounding_box()
        assert size
        assert size["height"] >= 38


def test_an_example_asks_itself(open_page: Any) -> None:
    page = open_page()
    page.locator(".examples button").first.click()
    expect(page.locator(".turn .status")).to_have_count(0)
    expect(page.locator(".turn .asked")).to_be_visible()
    expect(page.locator(".examples")).to_be_hidden()


def test_everything_by_keyboard(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Hopp til spørsmålsfeltet")).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_label("Spørsmålet ditt")
    expect(field).to_be_focused()
    page.keyboard.type("Hvor ofte skal")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("planen evalueres?")
    expect(page.locator(".turn")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("button.marker")).not_to_have_count(0)
    expect(field).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.answer .marker')"):
            break
    focused = page.locator(":focus")
    assert (focused.get_attribute("aria-label") or "").startswith("Kilde ")
    page.keyboard.press("Enter")
    expect(page.locator("#passage .opened h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#passage .opened")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.answer .marker')")


def test_on_a_phone_the_passage_covers_the_page_and_gives_focus_back(open_page: Any) -> None:
    page = open_page(NARROW)
    turn = ask(page, MST)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    marker = turn.locator("button.marker").first
    marker.click()
    panel = page.get_by_role("dialog", name="Kilde")
    expect(panel.get_by_role("heading")).to_be_focused()
    box = panel.bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 390)
    expect(panel.locator("mark").first).to_be_in_viewport()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('#chat, #header')")
    panel.get_by_role("button", name="Lukk").click()
    expect(panel).to_be_hidden()
    expect(marker).to_be_focused()


def test_copy_the_answer_with_its_sources(open_page: Any) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, PLAN)
    turn.get_by_role("button", name="Kopier svaret med kilder").click()
    expect(turn.locator(".copy")).to_have_text("Kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"Spørsmål: {PLAN}" in copied
    assert "[1] Tjenestekatalog: Hjelpetiltak" in copied
    assert copied.count("Sitat: «") == turn.locator(".sources .source").count()
    assert "Kildene sier ikke det samme" in copied
    assert "vurderer ikke enkeltsaker" in copied


def test_nothing_spills_over_the_side(open_page: Any) -> None:
    page = open_page()
    sizes = (WIDE, (768, 1024), NARROW, (320, 640))
    for step in (lambda: None, lambda: ask(page, PLAN), page.locator(".marker").first.click):
        step()
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def test_the_styles_fetch_nothing() -> None:
    for file in Path(__file__).parents[2].glob("assistant/ui/*.*"):
        if file.suffix in (".css", ".js", ".svg"):
            text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"https?://|@import|url\(", text), file
