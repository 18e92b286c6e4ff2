"""Messages to all who use the page, and who posted and took them down; nothing is overwritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from assistant.records.checked import new_id, own_name, public, utc, words
from assistant.records.database import Records
from assistant.records.entries import Banner, Signed
from assistant.records.errors import NoSuchRecord, RecordRefused
from assistant.records.tables import banners


def post_banner(
    text: str,
    start: datetime,
    end: datetime,
    by: str,
    reason: str,
    records: Records,
    now: datetime | None = None,
) -> Banner:
    """Show a message to all from ``start`` until ``end``; times must know their zone."""
    if start.tzinfo is None or end.tzinfo is None or end <= start or end <= utc(now):
        raise RecordRefused("end", "A message must end later than it starts, and later than now.")
    signed = Signed(own_name(by, "by"), words("reason", reason), utc(now))
    banner = Banner(new_id(), public("text", text), utc(start), utc(end), signed)
    with records.writing() as connection:
        connection.execute(
            insert(banners).values(
                id=banner.id,
                text=banner.text,
                start=banner.start,
                end=banner.end,
                posted_by=signed.by,
                posted_reason=signed.reason,
                posted_at=signed.at,
            )
        )
    return banner


def take_down_banner(
    banner_id: str, by: str, reason: str, records: Records, now: datetime | None = None
) -> None:
    """Show a message no longer; that it was taken down, by whom and why, is kept."""
    signed = Signed(own_name(by, "by"), words("reason", reason), utc(now))
    values = {
        "taken_down_by": signed.by,
        "taken_down_reason": signed.reason,
        "taken_down_at": signed.at,
    }
    up = (banners.c.id == banner_id) & banners.c.taken_down_at.is_(None)
    with records.writing() as connection:
        if not connection.execute(update(banners).where(up).values(**values)).rowcount:
            raise NoSuchRecord("There is no such message, or it is taken down already.")


def list_banners(records: Records) -> tuple[Banner, ...]:
    """Every message there ever was, newest first."""
    with records.reading() as connection:
        rows = connection.execute(select(banners).order_by(banners.c.posted_at.desc()))
        return tuple(_banner(row) for row in rows)


def banners_up(records: Records, now: datetime | None = None) -> tuple[Banner, ...]:
    """The messages to be shown now, newest first."""
    return tuple(banner for banner in list_banners(records) if banner.is_up(utc(now)))


def _banner(row: Row[Any]) -> Banner:
    posted = Signed(row.posted_by, row.posted_reason, row.posted_at)
    down = None
    if row.taken_down_at is not None:
        down = Signed(row.taken_down_by, row.taken_down_reason, row.taken_down_at)
    return Banner(row.id, row.text, row.start, row.end, posted, down)
