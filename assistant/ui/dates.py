"""Dates as people say them."""

from __future__ import annotations

from datetime import datetime

from assistant.answers import Language
from assistant.texts import find, say


def said_date(date: str | None, language: Language) -> str:
    """An ISO date or time, as exact as it is known, in words: "2021-09" → "september 2021"."""
    if not date:
        return say(language, "page.undated")
    year, _, rest = date[:10].partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    name = find(language, "page.months")[int(month) - 1]
    if not day:
        return f"{name} {year}"
    return f"{int(day)} {name} {year}" if language == "en" else f"{int(day)}. {name} {year}"


def today() -> str:
    """Today's date in ISO form, by this machine's clock."""
    return datetime.now().astimezone().date().isoformat()
