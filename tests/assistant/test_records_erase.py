"""What is old goes, by itself and without a trace; what is open stays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from time import monotonic, sleep

import pytest
from kept import (
    DAY,
    NOW,
    TEXTS,
    TODAY,
    approval,
    database_of,
    locked,
    made_answer,
    result,
)

from assistant.records import (
    Erased,
    Records,
    Triage,
    approve_answer,
    erase_everything,
    erase_old,
    erase_results,
    erasing,
    keep_question,
    keep_result,
    list_approved,
    list_questions,
    list_reports,
    list_results,
    open_records,
    report_error,
    triage_report,
)
from ingest import Settings

SECOND = timedelta(seconds=1)


def bytes_of(records: Records) -> bytes:
    """All that rests on disk, logs too."""
    folder = database_of(records).parent
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def until(holds: Callable[[], bool]) -> bool:
    end = monotonic() + 5
    while monotonic() < end:
        if holds():
            return True
        sleep(0.01)
    return False


def test_questions_are_kept_thirty_days_to_the_second(records: Records) -> None:
    for age in (29 * DAY, 30 * DAY, 30 * DAY + SECOND, 400 * DAY):
        keep_question(made_answer(str(age)), "v", records, NOW - age)
    assert erase_old(NOW, records) == Erased(questions=2)
    assert [q.question for q in list_questions(records)] == [str(29 * DAY), str(30 * DAY)]
    assert erase_old(NOW, records) == Erased()


def test_how_long_is_a_setting(settings: Settings) -> None:
    records = open_records(Settings(var=settings.var, keep_days=2))
    keep_question(made_answer(), "v", records, NOW - 3 * DAY)
    assert str(erase_old(NOW, records)) == "1 questions and 0 error reports"


def test_a_clock_in_another_zone_erases_the_same(records: Records) -> None:
    keep_question(made_answer(), "v", records, NOW - 30 * DAY)
    east = NOW.astimezone(timezone(timedelta(hours=14)))
    assert erase_old(east, records) == Erased()
    assert erase_old(east + SECOND, records).questions == 1


def test_reports_stay_until_they_are_done(records: Records) -> None:
    id_ = keep_question(made_answer(), "v", records, NOW - 40 * DAY)
    old = report_error(made_answer(), ["wrong"], "gammel", "v", records, id_, NOW - 40 * DAY)
    report_error(made_answer(), ["wrong"], "åpen", "v", records, now=NOW - 400 * DAY)
    new = report_error(made_answer(), ["wrong"], "ny", "v", records, now=NOW - DAY)
    assert erase_old(NOW, records) == Erased(questions=1)
    kept = next(r for r in list_reports(records) if r.comment == "gammel")
    assert kept.question_id is None  # the question is gone, its words stand in the report
    assert kept.question == "Hvem er MST for?"
    triage_report(old.id, Triage(done=True), "Åse", None, records, NOW)
    triage_report(new.id, Triage(done=True), "Åse", None, records, NOW)
    assert erase_old(NOW, records) == Erased()  # a day for second thoughts
    assert erase_old(NOW + DAY + SECOND, records) == Erased(reports=1)
    assert {r.comment for r in list_reports(records)} == {"åpen", "ny"}


def test_what_is_erased_is_gone_from_the_disk(records: Records) -> None:
    for n in range(20):
        keep_question(made_answer(f"hemmelighet {n} " * 300), "v", records, NOW - 31 * DAY)
    keep_question(made_answer("nytt"), "v", records, NOW)
    keep_result(result(own_words="hemmelighet"), records)
    with records.reading():  # somebody is reading just then
        erase_results(records)
        erase_old(NOW, records)
    erase_old(NOW, records)
    kept = bytes_of(records)
    assert b"hemmelighet" not in kept
    assert b"nytt" in kept


def test_only_what_is_old_goes(records: Records) -> None:
    approve_answer(approval(), TEXTS, records, TODAY)
    keep_result(result(), records, NOW)
    erase_old(NOW + 4000 * DAY, records)
    assert (len(list_approved(records)), len(list_results(records))) == (1, 1)


def test_everything_goes(records: Records) -> None:
    id_ = keep_question(made_answer(), "v", records)
    report_error(made_answer(), ["wrong"], "x", "v", records, id_)
    approve_answer(approval(), TEXTS, records, TODAY)
    keep_result(result(), records)
    assert erase_everything(records) == 4
    assert erase_everything(records) == 0
    assert (list_questions(records), list_reports(records), list_approved(records)) == ((), (), ())
    keep_question(made_answer(), "v", records)


def test_it_erases_at_start_and_ends_at_once(records: Records) -> None:
    keep_question(made_answer(), "v", records, datetime.now(UTC) - 31 * DAY)
    with erasing(records):
        assert until(lambda: list_questions(records) == ())
        assert "erasing" in {thread.name for thread in threading.enumerate()}
        before = monotonic()
    assert monotonic() - before < 1
    assert "erasing" not in {thread.name for thread in threading.enumerate()}


def test_it_erases_again_every_day(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter(range(1000))
    seen: list[datetime] = []

    class Passing(datetime):
        @classmethod
        def now(cls, _: object = None) -> datetime:  # type: ignore[override]
            return NOW + next(days) * DAY / 4

    def noted(now: datetime, _: Records) -> None:
        seen.append(now)

    monkeypatch.setattr("assistant.records.erase.datetime", Passing)
    monkeypatch.setattr("assistant.records.erase.erase_old", noted)
    with erasing(records, look=0.005):
        assert until(lambda: len(seen) >= 3)
    assert seen[:3] == [NOW, NOW + DAY, NOW + 2 * DAY]


def test_a_lock_only_puts_it_off(records: Records, caplog: pytest.LogCaptureFixture) -> None:
    keep_question(made_answer(), "v", records, datetime.now(UTC) - 31 * DAY)
    with locked(records), erasing(records, look=0.05):
        assert until(lambda: "not erased" in caplog.text)
    with erasing(records, look=0.05):
        assert until(lambda: list_questions(records) == ())


def test_it_ends_although_something_in_it_fails(records: Records) -> None:
    with pytest.raises(RuntimeError), erasing(records):
        raise RuntimeError
    assert "erasing" not in {thread.name for thread in threading.enumerate()}
