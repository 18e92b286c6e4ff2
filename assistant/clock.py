"""How long each step of an answer took."""

from __future__ import annotations

from time import perf_counter


class Clock:
    """Laps in milliseconds, by the name of the step that just ended."""

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, step: str) -> None:
        """Note that a step has ended."""
        now = perf_counter()
        self._laps[step] = round((now - self._last) * 1000, 2)
        self._last = now

    def laps(self) -> dict[str, float]:
        """All laps so far, and the total."""
        return {**self._laps, "total": round((perf_counter() - self._start) * 1000, 2)}
