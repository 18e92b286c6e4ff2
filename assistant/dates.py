"""Dates as people say them."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from assistant.answers import Language
from assistant.texts import find, say

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)


def said_date(date: str | None, language: Language) -> str:
    """An ISO date or time, as exact as it is known, in words: "2021-09" → "september 2021".

    What is no such date is said as it stands.
    """
    if not date:
        return say(language, "page.undated")
    known = _ISO.fullmatch(date[:10])
    if not known:
        return date
    year, month, day = known.groups()
    if not month:
        return str(year)
    name = find(language, "page.months")[int(month) - 1]
    if not day:
        return f"{name} {year}"
    return f"{int(day)} {name} {year}" if language == "en" else f"{int(day)}. {name} {year}"


def date_and_time(
    moment: datetime, language: Language, zone: tzinfo | None = None
) -> dict[str, str]:
    """The ``date`` and the ``time`` of a moment in words; in no zone, by this machine's clock."""
    local = moment.astimezone(zone)
    return {
        "date": said_date(local.date().isoformat(), language),
        "time": local.strftime(find(language, "export.clock")),
    }
