"""The rules of WCAG 2.1 AA, which axe holds a page against."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Without resultTypes, axe writes down what is right of every element too.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
AXE_IS_THERE = "!!window.axe"
RUN = "rules => axe.run(document, rules).then(({ violations }) => violations)"


def violations(page: Page) -> list[str]:
    """What breaks the rules, and where."""
    if not page.evaluate(AXE_IS_THERE):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{one['id']}: {node['html']}" for one in page.evaluate(RUN, RULES) for node in one["nodes"]
    ]


def sticks_out(page: Page, size: tuple[int, int]) -> int:
    """How many pixels of the page stick out sideways, once the window has the size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return max(0, int(page.evaluate("document.documentElement.scrollWidth")) - size[0])
