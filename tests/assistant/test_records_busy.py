"""The database held by others: told soon, and made good when it is free."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Timer
from time import perf_counter

import pytest
from kept import DAY, NOW, SOON, database_of, keeping, locked, made_answer, why_not
from sqlalchemy import make_url

from assistant.records import (
    LastKnown,
    Records,
    erase_old,
    list_questions,
    open_records,
    post_banner,
    report_error,
    resume_answering,
    stop_answering,
)
from ingest import Settings


def test_locked_for_writing(records: Records) -> None:
    with locked(records):
        assert why_not(keeping(records)) == "locked"
        assert (
            why_not(lambda: report_error(made_answer(), ["wrong"], "x", "v", records)) == "locked"
        )
        assert why_not(lambda: erase_old(NOW, records)) == "locked"
        assert list_questions(records) == ()  # readers are not held up by who writes
    keeping(records)()
    assert len(list_questions(records)) == 1


def test_locked_for_everybody(records: Records) -> None:
    with locked(records, "ALONE"):
        assert why_not(keeping(records)) == "locked"
        assert why_not(lambda: list_questions(records)) == "locked"
    assert why_not(keeping(records)) == "available"


def test_locked_before_it_was_ever_opened(records: Records, settings: Settings) -> None:
    with locked(records, "ALONE"):
        other = open_records(settings)
        assert why_not(keeping(other)) == "locked"
    assert why_not(keeping(other)) == "available"


def test_a_lock_that_is_soon_gone_is_waited_for(records: Records) -> None:
    other = sqlite3.connect(database_of(records), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = Timer(0.1, other.close)
    timer.start()
    keeping(records)()
    timer.join()


@pytest.mark.parametrize("how", ["EXCLUSIVE", "ALONE"])
def test_many_at_once_while_it_is_locked_all_hear_soon(
    records: Records, settings: Settings, how: str
) -> None:
    used = open_records(settings)  # not looked at yet: that must not take twice as long

    def one(_: int) -> tuple[str, float]:
        before = perf_counter()
        why = why_not(keeping(used))
        return why, perf_counter() - before

    with locked(records, how), ThreadPoolExecutor(12) as pool:
        heard = list(pool.map(one, range(12)))
    assert {why for why, _ in heard} == {"locked"}
    assert max(took for _, took in heard) < SOON


def test_many_at_once_are_all_kept(records: Records) -> None:
    url = make_url(f"sqlite:///{database_of(records)}")
    records = Records(url, patience=30)  # each waits for the disk; how slow that is is not ours
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda _: keeping(records)(), range(40)))
    assert len(set(ids)) == 40
    assert len(list_questions(records)) == 40


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


def test_another_process_that_dies_while_it_writes(records: Records) -> None:
    """A lock goes with its process, and what was not written whole was not written."""
    keeping(records)()
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE'); c.execute('DELETE FROM questions')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(database_of(records))], check=False)
    keeping(records)()
    assert len(list_questions(records)) == 2
