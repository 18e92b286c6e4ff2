"""The database that records rest in: opened anew for each use, so that it may come and go.

The file may be locked, full, moved away or put back at any moment while the chat goes on. Nothing
here waits longer than ``PATIENCE``; what cannot be done by then is told as RecordsUnavailable.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from assistant.records.errors import RecordsUnavailable
from assistant.records.migrate import NEWEST, bring_up_to_date, step_of
from assistant.records.trouble import trouble
from ingest import IngestError, Settings

PATIENCE = 0.25
FILE = "records.sqlite"
_BETWEEN_TRIES = 0.01
_SET_UP = ("foreign_keys = ON", "secure_delete = ON", "synchronous = NORMAL")


class Records:
    """Where everything is kept; opening one never fails, using it may."""

    def __init__(self, url: URL, keep_days: int = 30, patience: float = PATIENCE) -> None:
        self.keep_days = keep_days
        self.place = str(_file_of(url) or url.render_as_string(hide_password=True))
        self.engine = _engine(url, patience)
        self._file = _file_of(url)
        self._patience = patience
        self._turn = RLock()
        self._ready: object = None

    @property
    def file(self) -> Path | None:
        """The SQLite file, where it is one."""
        return self._file

    def check(self, patience: float | None = None) -> None:
        """Make the database ready; RecordsUnavailable says why it is not.

        Where a program starts it may be more patient than while somebody waits for an answer.
        """
        with self._told(), self._my_turn(until := monotonic() + (patience or self._patience)):
            self._prepare(until)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database."""
        until = monotonic() + self._patience
        with self._told():
            self._prepare(until)
            with self._transaction("BEGIN", until) as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that writes all or nothing; only one writes at a time."""
        until = monotonic() + self._patience
        with self._told(), self._my_turn(until):
            self._prepare(until)
            with self._transaction("BEGIN IMMEDIATE", until) as connection:
                yield connection

    def leave_no_trace(self) -> None:
        """Take out of the write-ahead log too what was erased; another may hinder that for now."""
        if self._file is None:
            return
        until = monotonic() + self._patience
        with self._told(), self._connection(until) as connection:
            _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Every error of the database as RecordsUnavailable, without the words it was to keep."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            self._ready = None  # look again before the next use
            raise trouble(error, self.place) from None

    @contextmanager
    def _my_turn(self, until: float) -> Iterator[None]:
        if not self._turn.acquire(timeout=max(0.0, until - monotonic())):
            raise RecordsUnavailable("locked", f"The records in {self.place} are busy. Try again.")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _transaction(self, begin: str, until: float) -> Iterator[Connection]:
        with self._connection(until) as connection, connection.begin():
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(begin)
            yield connection

    @contextmanager
    def _connection(self, until: float) -> Iterator[Connection]:
        """A connection that waits for no lock beyond ``until``; what it erases is overwritten."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                left = max(1, round((until - monotonic()) * 1000))
                for pragma in (f"busy_timeout = {left}", *_SET_UP):
                    _raw(connection).execute(f"PRAGMA {pragma}")
            yield connection

    def _prepare(self, until: float) -> None:
        """Make file and tables where they are not; nothing where all is as it was last time."""
        if self._ready is not None and self._ready == self._identity():
            return
        with self._my_turn(until):
            if self._file is not None:
                self._make_file(self._file)
            with self._connection(until) as connection:
                newest = step_of(connection) == NEWEST
                if not newest:
                    _write_ahead(connection, until)
            if not newest:
                with self._transaction("BEGIN IMMEDIATE", until) as connection:
                    bring_up_to_date(connection)
            self._ready = self._identity()

    def _make_file(self, file: Path) -> None:
        if file.exists():
            return
        if self._ready is not None:
            logging.getLogger(__name__).warning("the records were gone; a new file is made")
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # nobody else may read it

    def _identity(self) -> object:
        """Something that changes when another file takes the place of ours."""
        if self._file is None:
            return self.place
        try:
            found = self._file.stat()
        except OSError:
            return None
        return (found.st_dev, found.st_ino)


def open_records(settings: Settings) -> Records:
    """The records that the settings name; a clear IngestError where they name no database.

    Whether the database can be used shows at the first use, or with ``check``.
    """
    address = settings.records_address
    if not address:
        url = URL.create("sqlite", database=str((settings.var_folder / FILE).absolute()))
        return Records(url, settings.keep_days)
    try:
        url = make_url(address)
        if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
            raise IngestError("records_url names a database in memory. Name a file.")
        return Records(url, settings.keep_days)
    except ModuleNotFoundError as error:
        raise IngestError(
            f"records_url needs the package {error.name}: `python -m pip install {error.name}`."
        ) from None
    except (ArgumentError, NoSuchModuleError):
        raise IngestError(
            "records_url is not the URL of a database that is known. Write it like "
            "sqlite:////folder/records.sqlite, or leave it out for a file under var."
        ) from None


def _engine(url: URL, patience: float) -> Engine:
    # Texts of users must not stand in an error message; and æ in the file is æ.
    shared: dict[str, Any] = {"hide_parameters": True, "json_serializer": _as_json}
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_timeout=patience, **shared)
    arguments = {"timeout": 0, "isolation_level": None}
    # No pool: a connection kept open would go on writing to a file that was moved away.
    return create_engine(url, poolclass=NullPool, connect_args=arguments, **shared)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _file_of(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or (url.database or "").startswith("file:"):
        return None
    return Path(url.database or "")


def _raw(connection: Connection) -> Any:
    """The connection of sqlite3 itself: SQLAlchemy would begin a transaction first."""
    return connection.connection.driver_connection


def _write_ahead(connection: Connection, until: float) -> None:
    """Let readers and one writer work side by side; two who ask for that at once must retry."""
    if connection.dialect.name != "sqlite":
        return
    connection.rollback()
    while True:
        try:
            _raw(connection).execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_BETWEEN_TRIES)
        else:
            return
