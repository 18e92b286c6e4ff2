"""What the real assistant cannot be brought to do: break off, dawdle, write markup."""

from __future__ import annotations

import re
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from assistant import (
    Answer,
    Answered,
    Citation,
    Event,
    Found,
    Knowledge,
    Question,
    Understood,
    Wrote,
    answer,
)
from assistant.approved import Vouched
from assistant.records import Records
from ingest import Index, find_quote

MST = "Fra hvilken alder kan MST tilbys?"
PLAN = "Hvor ofte skal tiltaksplanen evalueres?"
REFUSED = "Hvem eier månen?"
DANGER = "Far slår barnet nå, hva gjør jeg?"
EVIL_MARKDOWN = "<img src=x onerror=alert(1)> **fet** [1] [7] [lenke](javascript:alert(1)) `kode`"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def locked(records: Records) -> Iterator[None]:
    """Another program holds the database, so that nothing can be kept."""
    records.check(patience=1)
    assert records.file is not None
    with closing(sqlite3.connect(records.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


# What is asked "på vent" is answered once a test sets this.
GO_ON = threading.Event()


def staged_ask(question: Question, knowledge: Knowledge, approved: Vouched = ()) -> Iterator[Event]:
    """The real answer at a slow pace; "krasj" and "halvveis" break off, "bryt" writes markup."""
    text = question.text
    if "krasj" in text:
        raise RuntimeError(f"secret {text}")
    yield Understood(text, text, "nb")
    time.sleep(0.3)
    yield Found(())
    if "på vent" in text:
        GO_ON.wait(30)
    if "halvveis" in text:
        yield Wrote("En halv setning")
        raise RuntimeError("secret")
    given = answer(question if text != "bryt" else Question(MST), knowledge)
    if text == "bryt":
        given = replace(given, question=text, text=EVIL_MARKDOWN)
    for piece in re.findall(r"\S+\s*", given.text):
        yield Wrote(piece)
        time.sleep(0.02)
    yield Answered(given)


def cite(index: Index, source_id: str, quote: str, marker: str = "1") -> Citation:
    """A citation of the first place in the source that has the quote."""
    source, text = index.sources[source_id], index.texts[source_id]
    start, end = find_quote(quote, text)[0]
    path = next(
        statement.path
        for statement in index.statements
        if statement.source_id == source_id
        and any(span.start < end and start < span.end for span in statement.spans)
    )
    return Citation(
        marker=marker,
        source_id=source_id,
        title=source.title,
        publisher=source.publisher,
        level=source.level,
        section=path,
        quote=quote,
        start=start,
        end=end,
        dated=source.dated,
        standing=source.standing,
    )


def given(text: str, knowledge: Knowledge) -> Answer:
    """The real answer, sure to be one."""
    found = answer(Question(text), knowledge)
    assert found.citations, text
    return found
