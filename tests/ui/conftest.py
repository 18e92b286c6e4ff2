"""The page on a free loopback port, and a browser that may reach nothing else.

``open_page`` opens the page of the real assistant, ``open_staged`` that of ``fakes.staged_ask``,
for what the real one cannot be brought to do.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fakes import MST, REFUSED, given, staged_ask
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import made_backing, served
from signing_in import PASSWORD, sign_in

from assistant import Answer, Knowledge, ask
from assistant.records import keep_question, report_error
from assistant.supervisor import set_password
from assistant.ui import Backing
from ingest import Index

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = (1280, 800)
# What is expected comes in its own time where the machine has much to do; only failing takes long.
PATIENCE = 60_000
Open = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    # Gradio's queue counts its events with pandas, in ways that the newest pandas deprecates.
    for said in ("'future.no_silent_downcasting'", "The copy keyword is deprecated"):
        config.addinivalue_line("filterwarnings", f"ignore:{said}")
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def index(knowledge: Knowledge) -> Index:
    return knowledge.index


@pytest.fixture(scope="session")
def stands_on(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Backing:
    """The real assistant, and records of its own."""
    return made_backing(knowledge, ask, tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def url(stands_on: Backing) -> Iterator[str]:
    with served(stands_on) as address:
        yield address


@pytest.fixture(scope="session")
def staged_url(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(made_backing(knowledge, staged_ask, tmp_path_factory.mktemp("staged"))) as address:
        yield address


@pytest.fixture
def own_backing(knowledge: Knowledge, tmp_path: Path) -> Backing:
    """The real assistant, with records that one test has to itself."""
    return made_backing(knowledge, ask, tmp_path)


@pytest.fixture
def own_url(own_backing: Backing) -> Iterator[str]:
    with served(own_backing) as address:
        yield address


@pytest.fixture
def open_own(browser: Browser, own_url: str) -> Iterator[Open]:
    with watched(browser, own_url) as opened:
        yield opened


@pytest.fixture
def desk(own_backing: Backing, knowledge: Knowledge) -> Backing:
    """Records with a refused question, an answered one and a report; and a password."""
    backing = own_backing
    set_password(PASSWORD, backing.settings)
    version = knowledge.index.manifest.version
    keep_question(
        Answer("", REFUSED, REFUSED, "nb", "partner", "not_in_corpus", ""), version, backing.records
    )
    keep_question(given(MST, knowledge), version, backing.records)
    report_error(given(MST, knowledge), ["wrong"], "Alderen er feil.", version, backing.records)
    return backing


@pytest.fixture
def open_desk(desk: Backing, open_own: Open) -> Open:
    """The page of a supervisor who is signed in."""

    def opened(**options: Any) -> Page:
        page = open_own(timezone_id="Europe/Oslo", **options)
        page.get_by_role("link", name="For veiledere").click()
        sign_in(page)
        page.get_by_role("button", name="Oversikt").wait_for()
        return page

    return opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # The shell draws no window of its own around each page, which takes longer than the page.
        found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, url: str) -> Iterator[Open]:
    with watched(browser, url) as opened:
        yield opened


@pytest.fixture
def open_staged(browser: Browser, staged_url: str) -> Iterator[Open]:
    with watched(browser, staged_url) as opened:
        yield opened


@contextmanager
def watched(browser: Browser, url: str) -> Iterator[Open]:
    """Opens the page as a new visitor; fails if the page logs an error or reaches elsewhere."""
    contexts: list[BrowserContext] = []
    strayed: list[str] = []

    def note(address: str) -> None:
        if not address.startswith((url, url.replace("http", "ws", 1), "data:", "blob:")):
            strayed.append(address)

    def opened(size: tuple[int, int] = WIDE, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="nb-NO", **options
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("request", lambda request: note(request.url))
        page.on("pageerror", lambda error: strayed.append(f"script error: {error}"))
        page.on(
            "console",
            lambda message: strayed.append(message.text) if message.type == "error" else None,
        )
        page.goto(url)
        page.get_by_label("Spørsmålet ditt").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strayed == []
