"""What somebody writes by mistake or in bad faith, and what must not be shown or kept."""

from __future__ import annotations

from typing import Any

from asking import ask
from fakes import EVIL_MARKDOWN, MST
from playwright.sync_api import expect


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
    expect(turn.locator(".notice", has_text="Personopplysninger er skjult")).to_be_visible()
    assert "01018012345" not in page.content()


def test_nothing_is_kept_in_the_browser(open_page: Any) -> None:
    page = open_page()
    ask(page, MST)
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert "MST" not in stored
