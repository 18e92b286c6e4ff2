"""Reading a document, in a browser: from an answer to the whole text and back, search, contents."""

from __future__ import annotations

import re
from typing import Any

import pytest
from asking import ask
from fakes import PLAN
from playwright.sync_api import Locator, Page, expect
from rules import sticks_out, violations

from assistant import Knowledge
from ingest import find_quote

WIDE, TABLET, NARROW = (1280, 800), (768, 1024), (390, 844)
LATEST, DRAFT = "bufdir-tjenestekatalog-2021", "bufdir-tjenestekatalog-utkast"
REFUSED = "Hva er telefonnummeret til barnevernet i Bergen?"


def go(page: Page, address: str) -> Locator:
    page.evaluate(f"location.hash = {address!r}")
    text = page.locator("#reader .text")
    expect(text).to_be_visible()
    return text


def open_whole(page: Page) -> Locator:
    """From the draft's marker to the whole draft."""
    turn = ask(page, PLAN)
    draft = turn.locator(".source[data-marker]").filter(has_text="Utkast").first
    turn.locator(f".answer button[data-marker='{draft.get_attribute('data-marker')}']").click()
    page.get_by_role("link", name="Åpne hele dokumentet").click()
    expect(page.locator("#reader .text mark")).to_be_visible()
    return page.locator("#reader")


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_from_a_marker_to_the_whole_document_and_back(
    open_page: Any, knowledge: Knowledge, size: tuple[int, int]
) -> None:
    page = open_page(size)
    reader = open_whole(page)
    quote = reader.locator(".text mark")
    expect(quote).to_be_in_viewport(ratio=1)
    assert find_quote(quote.inner_text(), knowledge.index.texts[DRAFT])
    sticks = reader.locator(".bar" if size == WIDE else ".tools").bounding_box()
    box = quote.bounding_box()
    assert box
    assert sticks
    assert box["y"] > sticks["y"] + sticks["height"]
    assert page.evaluate("!!document.activeElement.querySelector('mark')")
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Tjenestekatalog: Hjelpetiltak (tidligere versjon)"
    )
    for fact in ("Udatert", "Utkast"):
        expect(reader.locator(".now")).to_contain_text(fact)
    expect(page.locator("#header")).not_to_have_attribute("inert", "")
    reader.get_by_role("link", name="Tilbake til samtalen").click()
    expect(page.locator(".turn .asked")).to_be_visible()
    expect(page.get_by_role("link", name="Åpne hele dokumentet")).to_be_focused()
    expect(page.locator(".opened mark")).to_be_in_viewport()


def test_the_browsers_way_back_leads_back_too(open_page: Any) -> None:
    page = open_page()
    page.evaluate("location.hash = 'ask'")
    open_whole(page)
    before = page.evaluate("history.length")
    page.go_back()
    expect(page.get_by_role("link", name="Åpne hele dokumentet")).to_be_focused()
    assert page.evaluate("history.length") == before
    page.go_forward()
    expect(page.locator("#reader .text mark")).to_be_in_viewport()


def test_search_by_keyboard(open_page: Any, knowledge: Knowledge) -> None:
    page = open_page()
    text = go(page, f"#documents/{LATEST}")
    field = page.get_by_label("Søk i dokumentet")
    field.focus()
    page.keyboard.type("familieråd")
    many = len(re.findall("familieråd", text.inner_text(), re.IGNORECASE))
    assert many > 4
    hits, said = text.locator("mark.hit"), page.locator("#reader .hits")
    expect(hits).to_have_count(many)
    expect(said).to_have_text(f"1 av {many}")
    for keys, now in (("Enter", 2), ("Enter", 3), ("Shift+Enter", 2), ("Shift+Enter", 1)):
        page.keyboard.press(keys)
        expect(said).to_have_text(f"{now} av {many}")
        expect(text.locator("mark.hit.current")).to_be_in_viewport()
        expect(hits.nth(now - 1)).to_have_class("hit current")
    page.keyboard.press("Shift+Enter")
    expect(said).to_have_text(f"{many} av {many}")
    page.get_by_role("button", name="Neste treff").click()
    expect(said).to_have_text(f"1 av {many}")
    expect(hits.first).to_be_in_viewport()
    field.fill("finnes ikke her")
    expect(said).to_have_text("Ingen treff")
    expect(hits).to_have_count(0)
    expect(page.get_by_role("button", name="Neste treff")).to_be_disabled()
    field.fill("")
    expect(said).to_have_text("")


def test_search_takes_what_is_written_as_it_is_and_leaves_the_text_whole(open_page: Any) -> None:
    page = open_page()
    text = go(page, f"#documents/{LATEST}")
    before = text.inner_text()
    field = page.get_by_label("Søk i dokumentet")
    for words, found in (
        ("§", True),
        ("(MST)", True),
        (".*", False),
        ("<b>[", False),
        ("\\", False),
    ):
        field.fill(words)
        expect(page.locator("#reader .hits")).to_have_text(
            re.compile(r"^1 av \d+$" if found else "^Ingen treff$")
        )
        for hit in text.locator("mark.hit").all_inner_texts():
            assert hit == words
    field.fill("")
    assert text.inner_text() == before


def test_a_hit_may_reach_over_the_end_of_the_quote(open_page: Any, knowledge: Knowledge) -> None:
    page = open_page()
    quote = "Tiltaksplanen skal evalueres regelmessig"
    start, end = find_quote(quote, knowledge.index.texts[DRAFT])[0]
    text = go(page, f"#documents/{DRAFT}/{start}-{end}")
    page.get_by_label("Søk i dokumentet").fill("Regelmessig i samarbeid")
    expect(page.locator("#reader .hits")).to_have_text("1 av 1")
    assert text.locator("mark.hit").all_inner_texts() == ["regelmessig", " i samarbeid"]
    expect(text.locator("mark.current")).to_have_count(2)


def test_contents_lead_to_a_part_and_tell_where_one_is(open_page: Any) -> None:
    page = open_page()
    go(page, f"#documents/{LATEST}")
    nav = page.get_by_role("navigation", name="Innhold")
    link = nav.get_by_role("link", name="5.4.2 Tiltak som styrker barns utvikling")
    link.focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="5.4.2 Tiltak som styrker barns utvikling")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "true")
    expect(nav.locator("[aria-current]")).to_have_count(1)
    page.evaluate("window.scrollTo(0, 0)")
    expect(nav.get_by_role("link").first).to_have_attribute("aria-current", "true")
    expect(nav.locator("[aria-current]")).to_have_count(1)


def test_contents_are_folded_on_a_phone(open_page: Any) -> None:
    page = open_page(NARROW)
    go(page, f"#documents/{LATEST}")
    nav = page.get_by_role("navigation", name="Innhold")
    link = nav.get_by_role("link", name="6.3 Familieråd")
    expect(link).to_be_hidden()
    nav.locator("summary").click()
    link.click()
    expect(link).to_be_hidden()
    expect(page.get_by_role("heading", name="6.3 Familieråd")).to_be_in_viewport()


def test_another_language_keeps_the_place_the_quote_and_the_search(open_page: Any) -> None:
    page = open_page()
    reader = open_whole(page)
    page.get_by_label("Søk i dokumentet").fill("tiltak")
    page.keyboard.press("Enter")
    said = reader.locator(".hits").inner_text()
    place = page.evaluate(
        "document.querySelector('#reader mark.current').getBoundingClientRect().y"
    )
    page.locator("#header select").select_option("en")
    expect(page.get_by_label("Search in the document")).to_have_value("tiltak")
    expect(reader.locator(".hits")).to_have_text(said.replace("av", "of"))
    expect(reader.locator(".now")).to_contain_text("Draft")
    expect(reader.locator(".text mark:not(.hit)")).to_have_count(1)
    now = page.evaluate("document.querySelector('#reader mark.current').getBoundingClientRect().y")
    assert abs(now - place) < 3
    expect(reader.locator(".text")).to_have_attribute("lang", "nb")
    reader.get_by_role("link", name="Back to the conversation").click()
    expect(page.locator(".turn .asked")).to_be_visible()
    assert page.evaluate("!!document.activeElement.closest('#view-ask')")


def test_what_was_considered_opens_and_is_marked(open_page: Any) -> None:
    page = open_page()
    turn = ask(page, REFUSED)
    turn.locator(".considered summary").click()
    item = turn.locator(".considered button").nth(1)
    words = item.locator(".quoted").inner_text()
    item.click()
    expect(page.locator(".opened h2")).to_be_focused()
    expect(page.locator(".opened h2")).to_contain_text("Vurdert")
    marked = " ".join(page.locator(".opened mark").all_inner_texts())
    assert marked.split()[:4] == words.split("«")[1].rstrip("»").split()[:4]
    page.get_by_role("button", name="Lukk").click()
    expect(item).to_be_focused()


def test_the_list_beside_the_conversation_opens_a_document(open_page: Any) -> None:
    page = open_page()
    link = page.locator(".documents").get_by_role("link", name="Slik jobber vi med hjelpetiltak")
    link.click()
    expect(page.locator("#reader h1")).to_have_text("Slik jobber vi med hjelpetiltak")
    expect(page.locator("#reader h1")).to_be_focused()
    page.get_by_role("link", name="Alle dokumenter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dokumenter")
    expect(page.locator("#documents h2")).to_have_count(5)
    page.locator("#header").get_by_role("link", name="Spør", exact=True).click()
    expect(link).to_be_focused()


@pytest.mark.parametrize(
    "place", ["gone", "gone/1-2", f"{LATEST}/9999", f"{LATEST}/0-1", f'{LATEST}/"]*', "%E0%A4%A"]
)
def test_an_address_of_nothing_shows_the_list(open_page: Any, place: str) -> None:
    page = open_page()
    page.evaluate(f"location.hash = {f'#documents/{place}'!r}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dokumenter")
    expect(page.locator("#reader .text")).to_have_count(0)


def test_an_address_opens_at_its_place(open_page: Any, url: str) -> None:
    page = open_page()
    page.goto(f"{url}#documents/{LATEST}/7")
    page.reload()
    heading = page.locator("#reader section[data-part='7'] > :first-child")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()


def test_it_fits_and_holds_the_rules_of_accessibility(open_page: Any) -> None:
    page = open_page()
    turn = ask(page, PLAN)
    turn.locator(".considered summary").click()
    for step in (
        lambda: None,
        lambda: go(page, f"#documents/{LATEST}/12"),
        lambda: page.get_by_label("Søk i dokumentet").fill("tiltak"),
        lambda: page.evaluate("location.hash = '#documents'"),
    ):
        step()
        for size in (TABLET, NARROW, (320, 640), WIDE):
            assert not sticks_out(page, size), size
            assert violations(page) == [], size
