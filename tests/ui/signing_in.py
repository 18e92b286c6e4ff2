"""A supervisor's way in."""

from __future__ import annotations

from playwright.sync_api import Page

PASSWORD = "et langt passord her"  # noqa: S105 (of records that are made for the tests)


def sign_in(page: Page, name: str = "Åse Leder") -> None:
    """Fill in the door of the view for supervisors, which is in sight, and press Enter."""
    page.locator("#supervisor-name").fill(name)
    page.locator("#supervisor-password").fill(PASSWORD)
    page.keyboard.press("Enter")
