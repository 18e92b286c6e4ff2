"""Approved answers and messages from beginning to end with the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Download, Locator, Page, expect
from signing_in import PASSWORD

from assistant.records import list_approved, list_banners, list_switched
from assistant.supervisor import set_password
from assistant.ui import Backing

MOST = 120  # stops of the keyboard on one page
ASKED, OTHER = "Hva er nedre aldersgrense for MST her?", "Kan en tiåring få multisystemisk terapi?"
FOCUSED = "element => element === document.activeElement"
# Day and month are the same, whichever comes first where the browser is; then year, hour, minute.
THEN = ("1", "2", "1", "2", "2", "9", "9", "9", "ArrowRight", "1", "0", "1", "0", "a")


@pytest.fixture
def page(open_own: Any, own_backing: Backing) -> Page:
    """Signed in, from the keyboard."""
    set_password(PASSWORD, own_backing.settings)
    page: Page = open_own()
    reach(page, page.get_by_role("link", name="For veiledere"))
    page.keyboard.press("Enter")
    write(page, "#supervisor-name", "Åse Leder")
    write(page, "#supervisor-password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#door .tab").first).to_be_focused()
    return page


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus."""
    wanted.wait_for()
    for _ in range(MOST):
        if wanted.evaluate(FOCUSED):
            expect(wanted).to_be_in_viewport()
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached")


def press(page: Page, wanted: Locator) -> None:
    reach(page, wanted)
    page.keyboard.press("Enter")


def write(page: Page, field: str, words: str) -> None:
    reach(page, page.locator(field))
    page.keyboard.type(words)


def test_an_answer_is_written_approved_downloaded_changed_and_withdrawn(
    page: Page, own_backing: Backing
) -> None:
    section = page.locator("#approved")
    saved: list[Download] = []
    page.on("download", lambda one: saved.append(one))
    press(page, page.locator("#door .tab[data-section=approved]"))
    press(page, section.locator(".begin"))
    expect(section.get_by_role("heading", name="Nytt godkjent svar")).to_be_focused()
    write(page, "#approved-question", ASKED)
    write(page, "#approved-wordings", OTHER)
    write(page, "#approved-answer", "MST er for ungdom fra 12 år [1].")
    press(page, section.locator(".find"))
    expect(section.locator(".found input").first).to_be_focused()
    page.keyboard.press("Space")
    expect(section.locator(".chosen li")).to_have_count(1)
    press(page, section.get_by_role("button", name="Godkjenn svaret"))
    expect(section.locator(".overview h2")).to_be_focused()
    expect(section.locator(".item-approved")).to_have_count(1)

    press(page, section.locator("[data-what=both]"))
    expect(section.locator(".files")).to_be_focused()
    press(page, section.locator(".files .download").last)
    press(page, section.locator(".edit"))
    expect(section.get_by_role("heading", name="Gjennomgå svaret")).to_be_focused()
    reach(page, section.locator("#approved-answer"))
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ikke før.")
    press(page, section.get_by_role("button", name="Godkjenn svaret"))
    expect(section.locator(".words")).to_contain_text("Ikke før.")
    (kept,) = list_approved(own_backing.records)
    assert (kept.approval.wordings, len(kept.approval.quotes)) == ((OTHER,), 1)
    assert len(saved) == 3

    press(page, section.locator(".withdraw"))
    expect(section.locator(".no")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(section.locator(".yes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(section.locator(".item-approved")).to_have_count(0)
    expect(section.locator(".overview h2")).to_be_focused()
    assert list_approved(own_backing.records) == ()


def test_a_message_is_posted_and_taken_down_and_answers_stopped_and_resumed(
    page: Page, own_backing: Backing
) -> None:
    section, banner = page.locator("#messages"), page.locator("#banner .notice")
    press(page, page.locator("#door .tab[data-section=messages]"))
    write(page, "#text-post", "Kontoret er stengt på fredag.")
    reach(page, page.locator("#end-post"))
    for key in THEN:
        page.keyboard.press(key)
    write(page, "#reason-post", "Ferie")
    page.keyboard.press("Enter")
    expect(banner).to_contain_text("Kontoret er stengt på fredag.")
    (message,) = list_banners(own_backing.records)
    assert (message.end.year, message.posted.reason) == (2999, "Ferie")
    press(page, section.locator(".entries summary"))
    write(page, f"#reason-{message.id}", "Åpent likevel")
    press(page, page.locator(f"#act-{message.id}"))
    expect(banner).to_have_count(0)

    write(page, "#reason-stop", "Feil i en kilde")
    press(page, page.locator("#act-stop"))
    expect(banner).to_have_count(1)
    write(page, "#reason-resume", "Rettet")
    press(page, page.locator("#act-resume"))
    expect(banner).to_have_count(0)
    assert [turn.stopped for turn in list_switched(own_backing.records)] == [False, True]
