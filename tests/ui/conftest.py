"""The page on a free loopback port, and a browser that may reach nothing else.

``assistant`` is the one fixture that says who answers. To run these tests with the real one, let it
return ``(open_knowledge(), ask)`` of the room ``assistant``; the tests marked ``known_by_heart``
then need questions and words of real answers.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fakes import fake_ask, fake_knowledge, free_port
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assistant.ui import build_page, serve

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
Open = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "known_by_heart: expects the words of the fake assistant")


@pytest.fixture(scope="session")
def assistant() -> tuple[Any, Any]:
    """Who answers: what is known, and the function that answers from it."""
    return fake_knowledge(), fake_ask


@pytest.fixture(scope="session")
def url(assistant: tuple[Any, Any]) -> Iterator[str]:
    knowledge, ask = assistant
    with loops_closed():
        page = build_page(knowledge, ask=ask)
        yield serve(page, "127.0.0.1", free_port())
        page.close(verbose=False)


@contextmanager
def loops_closed() -> Iterator[None]:
    """Close the event loops that Gradio makes for its locks and leaves open."""
    made: list[asyncio.AbstractEventLoop] = []
    new_event_loop = asyncio.new_event_loop

    def noted() -> asyncio.AbstractEventLoop:
        made.append(new_event_loop())
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio, "new_event_loop", noted)
        yield
    for loop in made:
        if not loop.is_running():
            loop.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, url: str) -> Iterator[Open]:
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
