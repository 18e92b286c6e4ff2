"""Times as the supervisor's own clock has them; the records know UTC only."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.answers import Language
from assistant.dates import date_and_time
from assistant.texts import say


def zone_of(name: str) -> tzinfo | None:
    """The time zone that a browser names; None, which is this machine's, where it is not known."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def said_moment(moment: datetime, zone: tzinfo | None, language: Language) -> str:
    """Date and time in words."""
    said = date_and_time(moment, language, zone)
    return say(language, "page.supervisor.desk.moment", date=said["date"], clock=said["time"])


def written_moment(written: str, zone: tzinfo | None) -> datetime | None:
    """What was typed into a field for date and time, in UTC; None where it is none."""
    try:
        typed = datetime.fromisoformat(written)
        local = typed.replace(tzinfo=zone) if zone else typed
        return local.astimezone(UTC) if typed.tzinfo is None else None
    except (ValueError, OverflowError, OSError):
        return None
