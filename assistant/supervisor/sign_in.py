"""Signing in, and the sessions of those who have; sessions live in memory and end with it."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import ceil
from threading import Lock

from assistant.records import Records
from assistant.records.checked import own_name
from assistant.supervisor.password import NoPassword, matches, read_hash
from assistant.supervisor.waiting import Attempts
from ingest import IngestError, Settings

IDLE = 30 * 60.0
LONGEST = 8 * 60 * 60.0


class TooSoon(IngestError):
    """Too many wrong attempts; the next may be made in ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many wrong attempts. Try again in {seconds} seconds.")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Session:
    """A supervisor who is signed in; whoever has the token is taken to be them."""

    token: str = field(repr=False)
    name: str
    started: float
    seen: float
    hashed: str = field(repr=False)  # a new password ends the sessions of the old one


class SignIn:
    """The door: who may pass, who waits, who is in."""

    def __init__(
        self, settings: Settings, records: Records, clock: Callable[[], float] = time.time
    ) -> None:
        self._settings = settings
        self._attempts = Attempts(records)
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._one_at_a_time = Lock()
        self._changing = Lock()

    def check_password(self, password: str) -> bool:
        """Whether it is right; TooSoon while one must wait, NoPassword where there is none.

        One attempt at a time, noted as wrong before it is looked at: guesses made side by side
        gain nothing, nor does breaking off.
        """
        with self._one_at_a_time:
            if wait := self._attempts.left_to_wait(self._clock()):
                raise TooSoon(ceil(wait))
            hashed = read_hash(self._settings)
            self._attempts.note_wrong(self._clock())
            right = matches(password, hashed)
            if right:
                self._attempts.forgive(self._clock())
            return right

    def sign_in(self, password: str, name: str) -> Session | None:
        """A new session for who knows the password and says who they are; None if it is wrong."""
        name = own_name(name)
        hashed = read_hash(self._settings)
        if not self.check_password(password):
            return None
        now = self._clock()
        session = Session(secrets.token_urlsafe(32), name, now, now, hashed)
        with self._changing:
            alive = {k: s for k, s in self._sessions.items() if _lasts(s, now)}
            self._sessions = alive | {_key(session.token): session}
        return session

    def session(self, token: str) -> Session | None:
        """The session of a token, which is used by asking; None when it has ended."""
        now = self._clock()
        with self._changing:
            session = self._sessions.pop(_key(token), None)
            if session is None or not _lasts(session, now) or session.hashed != self._hash():
                return None
            session = replace(session, seen=now)
            self._sessions[_key(token)] = session
            return session

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._changing:
            self._sessions.pop(_key(token), None)

    def _hash(self) -> str | None:
        try:
            return read_hash(self._settings)
        except NoPassword:
            return None


def _lasts(session: Session, now: float) -> bool:
    return now - session.seen < IDLE and now - session.started < LONGEST


def _key(token: str) -> str:
    """Looking up a hash takes no longer for a token that is nearly right."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
