"""The screenshots in the README: what each of the three users sees.

    python -m tests.ui.screenshot

Needs the index (``python -m ingest``) and a browser (``make test`` installs one; on Debian and
Ubuntu ``chromium-l10n`` too, for dates as Norwegians write them); writes ``docs/caseworker.png``,
``docs/partner.png`` and ``docs/supervisor.png``, 1280 by 800. Its records are its own and gone when
it ends.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from assistant import Question, answer, open_knowledge
from assistant.records import keep_question, open_records, report_error
from assistant.supervisor import set_password
from assistant.ui import Backing, backing, build_page, serve
from ingest import load_settings

DOCS = Path(__file__).parents[2] / "docs"
SIZE = {"width": 1280, "height": 800}
QUESTION = "Hvor ofte skal tiltaksplanen evalueres?"
# Made up, so that the supervisor's pages are not empty.
ASKED = (
    QUESTION,
    "Fra hvilken alder kan MST tilbys?",
    "Må foreldrene samtykke?",
    "Hva koster et familieråd?",
    "Hva er telefonnummeret til barnevernet i Bergen?",
    "Kan vi gi råd og veiledning uten vedtak?",
)
PASSWORD = "et langt passord her"  # noqa: S105 (of records that are gone at the end)


def main() -> None:
    """Serve the page, go the way of each user, and write what is seen at its end."""
    DOCS.mkdir(exist_ok=True)
    with _served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--lang=nb-NO"],
            # On Linux, the language of Chromium's own fields is this one's.
            env={**os.environ, "LANGUAGE": "nb"},
        )
        for name, go in (("caseworker", _ask), ("partner", _report), ("supervisor", _sign_in)):
            page = browser.new_page(viewport=SIZE, locale="nb-NO", reduced_motion="reduce")
            page.goto(url)
            page.get_by_label("Spørsmålet ditt").wait_for()
            go(page)
            page.wait_for_timeout(500)
            file = DOCS / f"{name}.png"
            with Image.open(BytesIO(page.screenshot())) as picture:
                # A page has few colours; the rarest of them, the dot in the sign, must stay.
                few = picture.convert("RGB").quantize(method=Image.Quantize.MAXCOVERAGE)
                few.save(file, optimize=True)
            sys.stdout.write(f"{file}\n")
        browser.close()


@contextmanager
def _served() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        knowledge = open_knowledge()
        records = f"sqlite:///{Path(folder) / 'records.sqlite'}"
        settings = replace(load_settings(), var=folder, records_url=records)
        stands_on = backing(knowledge, settings, open_records(settings))
        set_password(PASSWORD, settings)
        _keep(stands_on)
        page = build_page(stands_on)
        yield serve(page, "127.0.0.1", _free_port())
        page.close(verbose=False)


def _keep(stands_on: Backing) -> None:
    """Questions that users asked, and an error that one of them reported."""
    for days_ago, text in enumerate((*ASKED, *ASKED[:4], *ASKED[1:3])):
        given = answer(Question(text), stands_on.knowledge)
        when = datetime.now(UTC) - timedelta(days=days_ago % 9)
        kept = keep_question(given, stands_on.version, stands_on.records, now=when)
        if days_ago == 0:
            comment = "Vi følger fristen i utkastet. Hvilken gjelder?"
            report_error(given, ("outdated",), comment, stands_on.version, stands_on.records, kept)


def _ask(page: Page) -> None:
    page.get_by_label("Spørsmålet ditt").fill(QUESTION)
    page.keyboard.press("Enter")
    markers = page.locator(".answer button.marker")
    expect(markers).not_to_have_count(0, timeout=20_000)
    markers.last.click()
    expect(page.locator(".opened mark").first).to_be_in_viewport()


def _report(page: Page) -> None:
    page.get_by_role("link", name="Skal vi melde?").click()
    expect(page.get_by_role("heading", level=1, name="Skal vi melde?")).to_be_visible()
    page.get_by_label("i skolen").check()


def _sign_in(page: Page) -> None:
    page.evaluate("location.hash = 'supervisor'")
    page.locator("#supervisor-name").fill("Kari Normann")
    page.locator("#supervisor-password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".tab[data-section='desk']").click()
    expect(page.locator("#desk .tiles")).to_be_visible()
    page.locator("#desk-heading-questions").evaluate(
        """heading => {
          const bar = document.querySelector("#header .bar").getBoundingClientRect();
          scrollBy(0, heading.getBoundingClientRect().top - bar.bottom);
        }"""
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
