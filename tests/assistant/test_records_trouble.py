"""The database locked, full, gone, read-only, damaged: told soon, and made good when it is back."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from time import perf_counter

import pytest
from kept import DAY, NOW, SOON, database_of, locked, made_answer, why_not
from sqlalchemy import event, make_url

from assistant.records import (
    LastKnown,
    Records,
    RecordsUnavailable,
    erase_old,
    keep_question,
    list_questions,
    open_records,
    post_banner,
    report_error,
    resume_answering,
    stop_answering,
)
from assistant.records.trouble import trouble
from ingest import IngestError, Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_folder_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VEIVISER_VAR", raising=False)
    monkeypatch.delenv("VEIVISER_RECORDS_URL", raising=False)


def keep(records: Records) -> Callable[[], object]:
    return lambda: keep_question(made_answer("hemmelig"), "v", records)


def test_locked_for_writing(records: Records) -> None:
    with locked(records):
        assert why_not(keep(records)) == "locked"
        assert (
            why_not(lambda: report_error(made_answer(), ["wrong"], "x", "v", records)) == "locked"
        )
        assert why_not(lambda: erase_old(NOW, records)) == "locked"
        assert list_questions(records) == ()  # readers are not held up by who writes
    keep(records)()
    assert len(list_questions(records)) == 1


def test_locked_for_everybody(records: Records) -> None:
    with locked(records, "ALONE"):
        assert why_not(keep(records)) == "locked"
        assert why_not(lambda: list_questions(records)) == "locked"
    assert why_not(keep(records)) == "available"


def test_locked_before_it_was_ever_opened(records: Records, settings: Settings) -> None:
    with locked(records, "ALONE"):
        other = open_records(settings)
        assert why_not(keep(other)) == "locked"
    assert why_not(keep(other)) == "available"


def test_a_lock_that_is_soon_gone_is_waited_for(records: Records) -> None:
    other = sqlite3.connect(database_of(records), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = Timer(0.1, other.close)
    timer.start()
    keep(records)()
    timer.join()


@pytest.mark.parametrize("how", ["EXCLUSIVE", "ALONE"])
def test_many_at_once_while_it_is_locked_all_hear_soon(
    records: Records, settings: Settings, how: str
) -> None:
    used = open_records(settings)  # not looked at yet: that must not take twice as long

    def one(_: int) -> tuple[str, float]:
        before = perf_counter()
        why = why_not(keep(used))
        return why, perf_counter() - before

    with locked(records, how), ThreadPoolExecutor(12) as pool:
        heard = list(pool.map(one, range(12)))
    assert {why for why, _ in heard} == {"locked"}
    assert max(took for _, took in heard) < SOON


def test_many_at_once_are_all_kept(records: Records) -> None:
    url = make_url(f"sqlite:///{database_of(records)}")
    records = Records(url, patience=30)  # each waits for the disk; how slow that is is not ours
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda _: keep(records)(), range(40)))
    assert len(set(ids)) == 40
    assert len(list_questions(records)) == 40


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
            if (why := why_not(keep(records))) != "available":
                break
            kept += 1
        assert why == "full"
        assert len(list_questions(records)) == kept  # what was kept is whole and can be read
    keep(records)()
    assert len(list_questions(records)) == kept + 1


def test_full_while_it_is_made(settings: Settings) -> None:
    records = open_records(settings)
    with with_pragma(records, "max_page_count = 5"):
        assert why_not(keep(records)) == "full"
    assert why_not(keep(records)) == "available"  # nothing half made stands in the way


def test_the_disk_says_that_it_is_full() -> None:
    assert trouble(OSError(28, "No space left on device"), "x").why == "full"
    assert trouble(OSError(5, "Input/output error"), "x").why == "unreachable"


def test_removed_while_running(records: Records, caplog: pytest.LogCaptureFixture) -> None:
    keep(records)()
    database_of(records).unlink()
    with caplog.at_level(logging.WARNING):
        assert why_not(keep(records)) == "available"
    assert "gone" in caplog.text
    assert len(list_questions(records)) == 1
    assert stat_mode(database_of(records)) == 0o600


def test_the_whole_folder_removed_while_running(records: Records) -> None:
    shutil.rmtree(database_of(records).parent)
    assert list_questions(records) == ()
    keep(records)()


def test_another_file_put_in_its_place(records: Records, tmp_path: Path) -> None:
    keep(records)()
    file = database_of(records)
    shutil.copy(file, tmp_path / "backup")
    keep(records)()
    os.replace(tmp_path / "backup", file)
    assert len(list_questions(records)) == 1
    file.write_bytes(b"")  # the same place, emptied
    assert why_not(keep(records)) in ("available", "failed")
    assert why_not(keep(records)) == "available"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    records = open_records(Settings(var=str(tmp_path / "var")))
    assert why_not(keep(records)) == "unreachable"
    (tmp_path / "var").unlink()
    assert why_not(keep(records)) == "available"


def test_a_folder_where_the_file_should_be(settings: Settings) -> None:
    records = open_records(settings)
    database_of(records).mkdir(parents=True)
    assert why_not(keep(records)) == "unreachable"


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
        keep(records)()
        database_of(records).chmod(0o444)
        folder.chmod(0o555)
        with as_nobody():
            assert why_not(keep(records)) == "read_only"
            assert why_not(lambda: erase_old(NOW, records)) == "read_only"
        database_of(records).chmod(0o600)
        folder.chmod(0o755)
        keep(records)()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_connection_that_may_not_write(records: Records) -> None:
    keep(records)()
    with with_pragma(records, "query_only = ON"):
        assert why_not(keep(records)) == "read_only"
        assert len(list_questions(records)) == 1


def test_not_even_readable() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        records = open_records(Settings(var=str(folder)))
        keep(records)()
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
    assert why_not(keep(records)) == "damaged"
    assert why_not(lambda: list_questions(records)) == "damaged"
    assert file.read_bytes() == rubbish
    file.rename(file.with_suffix(".broken"))
    assert why_not(keep(records)) == "available"


def test_damage_in_the_middle(records: Records) -> None:
    for _ in range(50):
        keep(records)()
    file = database_of(records)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    assert why_not(keep(records)) == "damaged"
    file.write_bytes(whole)
    assert len(list_questions(records)) == 50


def test_nothing_that_was_to_be_kept_stands_in_an_error(
    records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    with records.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE questions RENAME COLUMN writer TO author")
    with caplog.at_level(logging.DEBUG), pytest.raises(RecordsUnavailable) as error:
        keep(records)()
    assert error.value.why == "failed"
    assert "hemmelig" not in str(error.value)
    assert "hemmelig" not in caplog.text
    assert error.value.__suppress_context__


def test_a_stop_holds_while_the_records_are_gone(records: Records) -> None:
    known = LastKnown(records)
    stopped = stop_answering("Åse", "Feil", records, NOW)
    banner = post_banner("Hei", NOW, NOW + DAY, "Åse", "Prøve", records, NOW)
    assert known.standing(NOW).stopped == stopped
    with locked(records, "ALONE"):
        before = perf_counter()
        standing = known.standing(NOW)
        assert perf_counter() - before < SOON
        assert (standing.stopped, standing.banners) == (stopped, (banner,))
        assert known.standing(NOW + DAY).banners == ()  # its time passes all the same
    resume_answering("Åse", "Rettet", records)
    assert known.standing(NOW).stopped is None


def test_only_the_owner_may_read_it(records: Records) -> None:
    keep(records)()
    with records.reading():
        files = list(database_of(records).parent.iterdir())
        assert len(files) > 1  # the write-ahead log beside it
        assert {stat_mode(file) for file in files} == {0o600}


def stat_mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_write_ahead_and_foreign_keys(records: Records) -> None:
    with records.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_a_database_by_url(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIVISER_RECORDS_URL", f"sqlite:///{tmp_path}/elsewhere/100%25 mine.db")
    records = open_records(settings)
    keep(records)()
    assert (tmp_path / "elsewhere").is_dir()
    assert len(list_questions(open_records(settings))) == 1
    assert not settings.var_folder.exists()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nonsense", "not the URL of a database"),
        ("oracel://x", "not the URL of a database"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("postgresql+psycopg://me:secret@db/records", "psycopg"),
    ],
)
def test_a_url_that_names_no_database(url: str, told: str) -> None:
    with pytest.raises(IngestError) as error:
        open_records(Settings(records_url=url))
    assert told in str(error.value)
    assert "secret" not in str(error.value)


def test_another_process_that_dies_while_it_writes(records: Records) -> None:
    """A lock goes with its process, and what was not written whole was not written."""
    keep(records)()
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE'); c.execute('DELETE FROM questions')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(database_of(records))], check=False)
    keep(records)()
    assert len(list_questions(records)) == 2
