"""What holds for all users now, as last known: asked for at every question, so it never fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.records.banners import list_banners
from assistant.records.checked import utc
from assistant.records.database import Records
from assistant.records.entries import Banner, Switched
from assistant.records.errors import RecordsUnavailable
from assistant.records.switch import list_switched


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether answering is stopped, and the messages to be shown."""

    stopped: Switched | None = None
    banners: tuple[Banner, ...] = ()


class LastKnown:
    """The standing, read anew each time; while the records cannot be read, what was read last.

    A stop must hold though the database has gone: the memory is what the page goes by then.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._banners: tuple[Banner, ...] = ()
        self._last: Switched | None = None

    def standing(self, now: datetime | None = None) -> Standing:
        """What holds now."""
        try:
            self._last = next(iter(list_switched(self._records)), None)
            self._banners = list_banners(self._records)
        except RecordsUnavailable:
            pass  # what was read last holds; that records are not kept is told elsewhere
        stopped = self._last if self._last is not None and self._last.stopped else None
        moment = utc(now)
        return Standing(stopped, tuple(b for b in self._banners if b.is_up(moment)))
