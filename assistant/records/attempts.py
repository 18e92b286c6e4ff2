"""How often a wrong password was tried, kept so that a new start does not forgive it."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from assistant.records.database import Records
from assistant.records.tables import attempts


def read_attempts(records: Records) -> tuple[int, float]:
    """How many wrong attempts in a row there were, and when the last was, in seconds of UTC."""
    with records.reading() as connection:
        row = connection.execute(select(attempts)).first()
    return (row.wrong, row.last_at) if row else (0, 0.0)


def write_attempts(wrong: int, last_at: float, records: Records) -> None:
    """Note how many wrong attempts in a row there were."""
    values = {"wrong": wrong, "last_at": last_at}
    with records.writing() as connection:
        if not connection.execute(update(attempts).values(**values)).rowcount:
            connection.execute(insert(attempts).values(id=1, **values))
