"""The page on a free loopback port, over records of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fakes import free_port

from assistant import Knowledge
from assistant.records import open_records
from assistant.ui import Backing, backing, build_page, serve
from assistant.ui.backing import AskVouched
from ingest import Settings


def made_backing(knowledge: Knowledge, ask: AskVouched, folder: Path) -> Backing:
    """The page's backing, with its records and the supervisor's password in ``folder``."""
    settings = Settings(var=str(folder), records_url=f"sqlite:///{folder / 'records.sqlite'}")
    return backing(knowledge, settings, open_records(settings), ask)


@contextmanager
def served(backing: Backing) -> Iterator[str]:
    """The page, listening, and closed afterwards."""
    with loops_closed():
        page = build_page(backing)
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
