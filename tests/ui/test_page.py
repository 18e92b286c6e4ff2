"""The page as its users go through it, in a browser, from a real server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fakes import DANGER, EVIL_MARKDOWN, MST, PLAN
from playwright.sync_api import Locator, Page, expect

from assistant import Knowledge
from ingest import find_quote

WIDE, NARROW = (1280, 800), (390, 844)


def ask(page: Page, text: str) -> Locator:
    """Ask from the keyboard and return the turn when its answer is whole."""
    turns = page.locator(".turn")
    before = turns.count()
    page.get_by_label("Spørsmålet ditt").fill(text)
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)
    turn = turns.nth(before)
    expect(turn.locator(".status")).to_have_count(0)
    expect(page.locator("#question form.busy")).to_have_count(0)
    return turn


def squeezed(text: str | None) -> str:
    return re.sub(r"[\s*]+", " ", text or "").strip()


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


def test_a_follow_up_shows_how_it_was_understood(open_page: Any) -> None:
    page = open_page()
    ask(page, MST)
    turn = ask(page, "og FFT?")
    expect(turn.locator(".standalone")).to_contain_text(re.compile("Forstått som: .*alder.*FFT"))
    expect(turn.locator(".answer")).to_contain_text(re.compile(r"\b11\b"))


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


def test_what_the_user_writes_is_text(open_page: Any) -> None:
    page = open_page()
    for text in (
        "<script>document.title='hacked'</script>",
        "<img src=x onerror=\"document.title='hacked'\"> & <b>fet</b>",
        "${document.title='hacked'} {{constructor}} `kode`",
        "😀😀😀",
    ):
        turn = ask(page, text)
        expect(turn.locator(".asked bdi")).to_have_text(text)
        expect(turn.locator("img, script, b")).to_have_count(0)
    expect(page).to_have_title("Spør – Veiviser")


def test_what_an_answer_says_is_text_but_its_emphasis(open_staged: Any) -> None:
    turn = ask(open_staged(), "bryt")
    answer = turn.locator(".answer")
    for words in EVIL_MARKDOWN.split("**")[0].strip(), "[lenke](javascript:alert(1))", "[7]":
        expect(answer).to_contain_text(words)
    expect(answer.locator("strong")).to_have_text("fet")
    expect(answer.locator("img, a, code")).to_have_count(0)


def test_what_cannot_be_asked_is_said_politely(open_page: Any) -> None:
    page = open_page()
    field = page.get_by_label("Spørsmålet ditt")
    for text, words in (
        ("", "Skriv et spørsmål først."),
        (" \n\t ", "Skriv et spørsmål først."),
        ("\x00\x07\x1b", "Skriv et spørsmål først."),
        ("a" * 10_000, "Spørsmålet er på 10 000 tegn. Det kan være på høyst 2 000."),
    ):
        field.fill(text)
        written = field.input_value()
        field.press("Enter")
        expect(page.locator("#question-problem")).to_contain_text(words)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_value(written)
        expect(page.locator(".turn")).to_have_count(0)
        field.fill(MST)
        expect(page.locator("#question-problem")).to_be_hidden()


def test_a_failure_is_a_sentence_and_the_question_is_kept(open_staged: Any) -> None:
    page = open_staged()
    for text in ("krasj nå", "stopp halvveis"):
        turn = ask(page, text)
        expect(turn).to_contain_text("Beklager, noe gikk galt")
        expect(page.get_by_label("Spørsmålet ditt")).to_have_value(text)
    body = page.locator("body").inner_text()
    for inner in ("secret", "Traceback", "RuntimeError"):
        assert inner not in body
    ask(page, MST)


def test_personal_data_is_never_drawn(open_page: Any) -> None:
    page = open_page()
    turn = ask(page, "Gjelder MST for 01018012345?")
    expect(turn.locator(".asked")).to_contain_text("[fødselsnummer]")
    expect(turn.locator(".notice")).to_contain_text("Personopplysninger er skjult")
    assert "01018012345" not in page.content()


def test_copy_the_answer_with_its_sources(open_page: Any) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, PLAN)
    turn.get_by_role("button", name="Kopier svaret med kilder").click()
    expect(turn.locator(".copy")).to_have_text("Kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"Spørsmål: {PLAN}" in copied
    assert "[1] Slik jobber vi med hjelpetiltak" in copied
    assert copied.count("Sitat: «") == turn.locator(".sources .source").count()
    assert "Kildene sier ikke det samme" in copied
    assert "vurderer ikke enkeltsaker" in copied


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


def test_nothing_is_kept_in_the_browser(open_page: Any) -> None:
    page = open_page()
    ask(page, MST)
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert "MST" not in stored


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
