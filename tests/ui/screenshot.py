"""The screenshot in the README: a real question answered, a passage opened.

    python -m tests.ui.screenshot

Needs the index (``python -m ingest``) and a browser (``make test`` installs one); writes
``docs/screenshot.png``, 1280 by 800.
"""

from __future__ import annotations

import shutil
import socket
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from assistant import open_knowledge
from assistant.ui import backing, build_page, serve

FILE = Path(__file__).parents[2] / "docs" / "screenshot.png"
QUESTION = "Hvor ofte skal tiltaksplanen evalueres?"


def main() -> None:
    """Serve the page, ask, open the last source, and write the picture."""
    FILE.parent.mkdir(exist_ok=True)
    served = build_page(backing(open_knowledge()))
    url = serve(served, "127.0.0.1", _free_port())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nb-NO")
        page.goto(url)
        _ask_and_open(page)
        page.screenshot(path=FILE)
        browser.close()
    served.close(verbose=False)
    sys.stdout.write(f"{FILE}\n")


def _ask_and_open(page: Page) -> None:
    page.get_by_label("Spørsmålet ditt").fill(QUESTION)
    page.keyboard.press("Enter")
    markers = page.locator(".answer button.marker")
    expect(markers).not_to_have_count(0, timeout=20_000)
    markers.last.click()
    expect(page.locator(".opened mark").first).to_be_in_viewport()
    page.wait_for_timeout(300)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
