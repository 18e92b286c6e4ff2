"""A question asked on the page, and the turn that it would make."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from assistant import Answer
from assistant.ui.ask.ground import Ground
from assistant.ui.ask.turn import Turn
from ingest import Settings

GROUND = Ground("2026-07-01", "v-17", Settings(emergency_phone="55 50 00 00"))


def ask(page: Page, text: str) -> Locator:
    """Ask from the keyboard and return the turn when its answer is whole."""
    turns = page.locator(".turn")
    before = turns.count()
    page.locator("#question-field").fill(text)  # whatever the language of the page
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)
    turn = turns.nth(before)
    expect(turn.locator(".status")).to_have_count(0)
    expect(page.locator("#question form.busy")).to_have_count(0)
    return turn


def turn_of(answer: Answer, number: int = 1) -> Turn:
    """The turn that ends with this answer."""
    return Turn(number, answer.question, answer.standalone_question, answer=answer)
