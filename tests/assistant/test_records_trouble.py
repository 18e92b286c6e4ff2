"""The database full, gone, read-only, damaged: told soon, and made good when it is back."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kept import NOW, database_of, keeping, rights_of, why_not
from sqlalchemy import event

from assistant.records import (
    Records,
    RecordsUnavailable,
    erase_old,
    list_questions,
    open_records,
)
from assistant.records.trouble import trouble
from ingest import Settings


@pytest.fixture(autouse=True)
def no_folder_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VEIVISER_VAR", raising=False)
    monkeypatch.delenv("VEIVISER_RECORDS_URL", raising=False)


@contextmanager
def with_pragma(records: Records, pragma: str) -> Iterator[None]:
    def set_it(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(records.engine, "connect", set_it)
    try:
        yield
    finally:
        event.remove(records.engine, "connect", set_it)


def test_full(records: Records) -> None:
    pages = database_of(records).stat().st_size // 4096
    kept = 0
    with with_pragma(records, f"max_page_count = {pages + 2}"):
        for _ in range(200):
            if (why := why_not(keeping(records))) != "available":
                break
            kept += 1
        assert why == "full"
        assert len(list_questions(records)) == kept  # what was kept is whole and can be read
    keeping(records)()
    assert len(list_questions(records)) == kept + 1


def test_full_while_it_is_made(settings: Settings) -> None:
    records = open_records(settings)
    with with_pragma(records, "max_page_count = 5"):
        assert why_not(keeping(records)) == "full"
    assert why_not(keeping(records)) == "available"  # nothing half made stands in the way


def test_the_disk_says_that_it_is_full() -> None:
    assert trouble(OSError(28, "No space left on device"), "x").why == "full"
    assert trouble(OSError(5, "Input/output error"), "x").why == "unreachable"


def test_removed_while_running(records: Records, caplog: pytest.LogCaptureFixture) -> None:
    keeping(records)()
    database_of(records).unlink()
    with caplog.at_level(logging.WARNING):
        assert why_not(keeping(records)) == "available"
    assert "gone" in caplog.text
    assert len(list_questions(records)) == 1
    assert rights_of(database_of(records)) == 0o600


def test_the_whole_folder_removed_while_running(records: Records) -> None:
    shutil.rmtree(database_of(records).parent)
    assert list_questions(records) == ()
    keeping(records)()


def test_another_file_put_in_its_place(records: Records, tmp_path: Path) -> None:
    keeping(records)()
    file = database_of(records)
    shutil.copy(file, tmp_path / "backup")
    keeping(records)()
    os.replace(tmp_path / "backup", file)
    assert len(list_questions(records)) == 1
    file.write_bytes(b"")  # the same place, emptied
    assert why_not(keeping(records)) in ("available", "failed")
    assert why_not(keeping(records)) == "available"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    records = open_records(Settings(var=str(tmp_path / "var")))
    assert why_not(keeping(records)) == "unreachable"
    (tmp_path / "var").unlink()
    assert why_not(keeping(records)) == "available"


def test_a_folder_where_the_file_should_be(settings: Settings) -> None:
    records = open_records(settings)
    database_of(records).mkdir(parents=True)
    assert why_not(keeping(records)) == "unreachable"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Rights to files hold for others than root: for a while, be one of them."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


def test_read_only() -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    try:
        records = open_records(Settings(var=str(folder)))
        keeping(records)()
        database_of(records).chmod(0o444)
        folder.chmod(0o555)
        with as_nobody():
            assert why_not(keeping(records)) == "read_only"
            assert why_not(lambda: erase_old(NOW, records)) == "read_only"
        database_of(records).chmod(0o600)
        folder.chmod(0o755)
        keeping(records)()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_connection_that_may_not_write(records: Records) -> None:
    keeping(records)()
    with with_pragma(records, "query_only = ON"):
        assert why_not(keeping(records)) == "read_only"
        assert len(list_questions(records)) == 1


def test_not_even_readable() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        records = open_records(Settings(var=str(folder)))
        keeping(records)()
        with as_nobody():
            assert why_not(lambda: list_questions(records)) in ("read_only", "unreachable")
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    "rubbish", [b"this is no database" * 500, b"SQLite format 3\x00" + b"\xff" * 8000]
)
def test_a_damaged_file_is_left_alone(records: Records, rubbish: bytes) -> None:
    file = database_of(records)
    file.unlink()
    file.write_bytes(rubbish)
    assert why_not(keeping(records)) == "damaged"
    assert why_not(lambda: list_questions(records)) == "damaged"
    assert file.read_bytes() == rubbish
    file.rename(file.with_suffix(".broken"))
    assert why_not(keeping(records)) == "available"


def test_damage_in_the_middle(records: Records) -> None:
    for _ in range(50):
        keeping(records)()
    file = database_of(records)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    assert why_not(keeping(records)) == "damaged"
    file.write_bytes(whole)
    assert len(list_questions(records)) == 50


def test_nothing_that_was_to_be_kept_stands_in_an_error(
    records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    with records.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE questions RENAME COLUMN writer TO author")
    with caplog.at_level(logging.DEBUG), pytest.raises(RecordsUnavailable) as error:
        keeping(records)()
    assert error.value.why == "failed"
    assert "hemmelig" not in str(error.value)
    assert "hemmelig" not in caplog.text
    assert error.value.__suppress_context__
