"""An error of the database in, the same as a person can mend it out."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

from assistant.records.errors import RecordsUnavailable, Why

# The first byte of SQLite's result code (https://www.sqlite.org/rescode.html).
_CODES: dict[int, Why] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_IOERR: "unreachable",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_MEND: dict[Why, str] = {
    "locked": "Another program is using them. Try again.",
    "full": "The disk is full. Free some space.",
    "read_only": "They may not be written. Give the user that runs Veiviser the right to.",
    "unreachable": "The folder or the server cannot be reached. See that it is there.",
    "damaged": "The file is damaged or no database. Move it away, and a new one is made.",
    "failed": "Look whether the database is whole and of this Veiviser.",
}


def trouble(error: Exception, place: str) -> RecordsUnavailable:
    """The error without a word of what was to be kept."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    why = _why(cause)
    named = getattr(cause, "sqlite_errorname", None) or type(cause).__name__
    return RecordsUnavailable(why, f"The records in {place} cannot be used ({named}). {_MEND[why]}")


def _why(cause: BaseException | None) -> Why:
    if isinstance(cause, PermissionError):
        return "read_only"
    if isinstance(cause, OSError):
        return "full" if cause.errno == errno.ENOSPC else "unreachable"
    if isinstance(cause, sqlite3.Error):
        # The module's own complaints, such as a wrong type, have no code.
        return _CODES.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, "failed")
    return "unreachable" if type(cause).__name__ == "OperationalError" else "failed"
