"""Steps on the page whatever its language, and the sizes of window that it is seen in."""

from __future__ import annotations

from typing import get_args

from playwright.sync_api import Page, expect

from assistant.answers import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
SIZES = ((1280, 800), (768, 1024), (390, 844))
NARROWEST = (320, 640)
REFUSED = "Hva er telefonnummeret til barnevernet i Bergen?"
# What is there once a section is whole.
FILLED = {
    "training": "form.begin .primary",
    "approved": ".begin",
    "desk": ".tiles",
    "messages": "#post-form",
}


def spoken(page: Page, language: Language) -> Page:
    page.locator("#header select").select_option(language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    return page


def section(page: Page, name: str) -> None:
    """See a section, with what the server has for it."""
    page.locator(f"#door .tab[data-section='{name}']").click()
    expect(page.locator(f"#{name} h2").first).to_be_visible()
    expect(page.locator(f"#{name} :is({FILLED[name]})").first).to_be_visible()


def see(page: Page, view: str) -> None:
    page.evaluate(f"location.hash = {view!r}")
    expect(page.locator("body")).to_have_attribute("data-view", view.split("/")[0])
