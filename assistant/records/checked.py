"""Words as they came in, the same fit to be kept out: clean, masked, neither empty nor endless."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import uuid4

from assistant.mask import clean, mask
from assistant.records.errors import RecordRefused

LONGEST = 5_000
LONGEST_NAME = 100


def words(field: str, text: str, longest: int = LONGEST) -> str:
    """The text, masked; RecordRefused where nothing or too much is left."""
    return _fit(field, mask(text).text, longest)


def own_name(text: str, field: str = "name") -> str:
    """The name of somebody who signs: the one thing personal that is kept."""
    return _fit(field, " ".join(clean(text).split()), LONGEST_NAME)


def public(field: str, text: str) -> str:
    """A message meant for all, unmasked: the office's telephone number may stand there."""
    return _fit(field, clean(text), LONGEST)


def one_of(field: str, value: str, allowed: Collection[str]) -> None:
    """RecordRefused unless the value is one of those allowed."""
    if value not in allowed:
        raise RecordRefused(field, f"{field} is {value!r}, must be one of {', '.join(allowed)}.")


def utc(moment: datetime | None) -> datetime:
    """The moment in UTC; now where none is given."""
    return datetime.now(UTC) if moment is None else moment.astimezone(UTC)


def new_id() -> str:
    """An id that tells nothing."""
    return uuid4().hex


def _fit(field: str, text: str, longest: int) -> str:
    text = text.strip()
    if not text:
        raise RecordRefused(field, f"{field} must not be empty.")
    if len(text) > longest:
        raise RecordRefused(
            field, f"{field} has {len(text)} characters, may have {longest}. Make it shorter."
        )
    return text
