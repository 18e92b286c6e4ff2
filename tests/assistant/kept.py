"""What the tests of the records keep, and a second connection that stands in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from assistant import Answer, Citation
from assistant.records import (
    NewApproval,
    NewResult,
    Quoted,
    Records,
    RecordsUnavailable,
    keep_question,
)
from ingest import find_quote

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
TEXT = "# Om MST\n\nMST er for *ungdom* mellom 12 og 18 år. Planen evalueres jevnlig.\n"
TEXTS = {"om": TEXT}
QUOTE = "MST er for ungdom mellom 12 og 18 år."
# A wait of a quarter of a second, and what a busy machine adds.
SOON = 0.45


def made_answer(question: str = "Hvem er MST for?", outcome: str = "answered") -> Answer:
    span = find_quote(QUOTE, TEXT)[0]
    citation = Citation(
        marker="1",
        source_id="om",
        title="Om MST",
        publisher="Noen",
        level="national",
        section=("Om MST",),
        quote=QUOTE,
        start=span.start,
        end=span.end,
        dated="2021-09",
        standing="published",
    )
    return Answer(
        id="given by the caller",
        question=question,
        standalone_question=question,
        language="nb",
        role="partner",
        outcome=outcome,  # type: ignore[arg-type]
        text=f"{QUOTE} [1]",
        citations=(citation,),
        timings_ms={"total": 12.5},
    )


def approval(**changes: object) -> NewApproval:
    fields: dict[str, object] = {
        "question": "Hvor gammel må ungdommen være for å få MST?",
        "answer": "Mellom 12 og 18 år.",
        "quotes": (Quoted("om", QUOTE),),
        "name": "Åse Leder",
        "review_on": TODAY + 90 * DAY,
    }
    return NewApproval(**fields | changes)  # type: ignore[arg-type]


def result(**changes: object) -> NewResult:
    fields: dict[str, object] = {
        "session": "Høsten",
        "topic": "MST",
        "question": "Hvem er MST for?",
        "own_words": "For ungdom.",
        "found": ("ungdom",),
        "missed": ("12 til 18 år",),
        "judgement": "partly",
    }
    return NewResult(**fields | changes)  # type: ignore[arg-type]


def database_of(records: Records) -> Path:
    assert records.file is not None
    return records.file


def rights_of(file: Path) -> int:
    """Who may do what with it."""
    return file.stat().st_mode & 0o777


def keeping(records: Records) -> Callable[[], object]:
    """Keeps a question."""
    return lambda: keep_question(made_answer("hemmelig"), "v", records)


@contextmanager
def locked(records: Records, how: str = "EXCLUSIVE") -> Iterator[None]:
    """Another program holds the database."""
    other = sqlite3.connect(database_of(records), isolation_level=None)
    try:
        if how == "ALONE":  # not even readers get in
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            how = "EXCLUSIVE"
        other.execute(f"BEGIN {how}")
        yield
    finally:
        other.close()


def why_not(use: Callable[[], object]) -> str:
    """Why the records are unavailable; it must be told soon."""
    before = perf_counter()
    try:
        use()
    except RecordsUnavailable as error:
        took = perf_counter() - before
        assert took < SOON
        return error.why
    return "available"
