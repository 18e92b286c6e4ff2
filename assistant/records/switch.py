"""The switch that stops answering: every turn of it is kept, the last one counts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from assistant.records.checked import own_name, utc, words
from assistant.records.database import Records
from assistant.records.entries import Signed, Switched
from assistant.records.tables import switched


def stop_answering(by: str, reason: str, records: Records, now: datetime | None = None) -> Switched:
    """Answer nobody until somebody resumes; the emergency card is no answer and stays."""
    return _turn(True, by, reason, records, now)


def resume_answering(
    by: str, reason: str, records: Records, now: datetime | None = None
) -> Switched:
    """Answer again."""
    return _turn(False, by, reason, records, now)


def list_switched(records: Records) -> tuple[Switched, ...]:
    """Every turn of the switch, newest first; where the first says stopped, it is."""
    wanted = select(switched).order_by(switched.c.number.desc())
    with records.reading() as connection:
        return tuple(
            Switched(row.stopped, Signed(row.signed_by, row.signed_reason, row.signed_at))
            for row in connection.execute(wanted)
        )


def _turn(stopped: bool, by: str, reason: str, records: Records, now: datetime | None) -> Switched:
    signed = Signed(own_name(by, "by"), words("reason", reason), utc(now))
    with records.writing() as connection:
        connection.execute(
            insert(switched).values(
                stopped=stopped,
                signed_by=signed.by,
                signed_reason=signed.reason,
                signed_at=signed.at,
            )
        )
    return Switched(stopped, signed)
