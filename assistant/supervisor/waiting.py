"""How long to wait after wrong attempts: not at all after a slip, then twice as long each time."""

from __future__ import annotations

import logging

from assistant.records import Records, RecordsUnavailable, read_attempts, write_attempts

_FREE = 3
# Long enough that nobody guesses, short enough that nobody can keep the supervisors out for good.
_LONGEST = 300.0


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong attempts in a row."""
    return 0.0 if wrong < _FREE else min(_LONGEST, 2.0 ** min(wrong - _FREE, 20))


class Attempts:
    """Wrong attempts in a row; the later word counts, that of memory or that of the database.

    The database makes them outlive a new start; memory makes them count while it is gone.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known = (0.0, 0)

    def left_to_wait(self, now: float) -> float:
        """Seconds until the next attempt may be made."""
        last_at, wrong = self._latest()
        wait = wait_after(wrong)
        return max(0.0, min(wait, last_at + wait - now))  # a clock put back adds nothing

    def note_wrong(self, now: float) -> None:
        """One more."""
        self._note(self._latest()[1] + 1, now)

    def forgive(self, now: float) -> None:
        """None any more: the password was right."""
        self._note(0, now)

    def _latest(self) -> tuple[float, int]:
        try:
            wrong, last_at = read_attempts(self._records)
        except RecordsUnavailable:
            return self._known
        return max(self._known, (last_at, wrong))

    def _note(self, wrong: int, now: float) -> None:
        self._known = (now, wrong)
        try:
            write_attempts(wrong, now, self._records)
        except RecordsUnavailable as error:
            logging.getLogger(__name__).warning("attempts are only in memory: %s", error)
