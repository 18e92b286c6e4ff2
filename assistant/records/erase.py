"""Erase what has been kept long enough, at start and every day while the chat runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from sqlalchemy import delete

from assistant.records.database import Records
from assistant.records.entries import Erased
from assistant.records.errors import RecordsUnavailable
from assistant.records.tables import metadata, questions, reports

_DAY = timedelta(days=1)
# Looked at more often than daily: a machine that slept, or a lock, must not cost a whole day.
_LOOK = 15 * 60.0


def erase_old(now: datetime, records: Records) -> Erased:
    """Erase the questions kept longer than ``keep_days``, and the reports that are done as well.

    A report that is open stays, however old; one that is done stays a day for second thoughts.
    """
    limit = now.astimezone(UTC) - timedelta(days=records.keep_days)
    old = questions.c.asked_at < limit
    done = (reports.c.reported_at < limit) & (reports.c.done_at < now.astimezone(UTC) - _DAY)
    with records.writing() as connection:
        erased = Erased(
            connection.execute(delete(questions).where(old)).rowcount,
            connection.execute(delete(reports).where(done)).rowcount,
        )
    records.leave_no_trace()
    return erased


def erase_everything(records: Records) -> int:
    """Erase every record of every kind, and say how many there were."""
    with records.writing() as connection:
        tables = reversed(metadata.sorted_tables)
        count = sum(connection.execute(delete(table)).rowcount for table in tables)
    records.leave_no_trace()
    return count


@contextmanager
def erasing(records: Records, look: float = _LOOK) -> Iterator[None]:
    """While this lasts, old records are erased at once and then every day; it ends at once."""
    stop = Event()
    thread = Thread(target=_erase_daily, args=(records, stop, look), name="erasing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=2)


def _erase_daily(records: Records, stop: Event, look: float) -> None:
    last: datetime | None = None
    while True:
        now = datetime.now(UTC)
        if last is None or abs(now - last) >= _DAY:
            try:
                erase_old(now, records)
                last = now
            except RecordsUnavailable as error:
                logging.getLogger(__name__).warning("old records were not erased: %s", error)
        if stop.wait(look):
            return
