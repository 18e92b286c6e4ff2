"""What is counted on the desk, by day and by section, and how days and hours are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from assistant.records import (
    CitedPlace,
    KeptQuestion,
)
from assistant.ui.sent import Sent
from assistant.ui.supervisor.desk.figures import Choice, by_day, by_kind, by_topic, most_used
from assistant.ui.supervisor.desk.plot import heights, plot
from assistant.ui.supervisor.desk.questions import choice
from assistant.ui.supervisor.moments import said_moment, written_moment, zone_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OSLO = ZoneInfo("Europe/Oslo")
PLACE = CitedPlace("om", ("1 Om", "1.2 Alder"), 3, 9)


def said(**values: Any) -> Sent:
    return Sent({"language": "nb", "zone": "Europe/Oslo", "state": "open"} | values)


def kept(question: str = "Hva?", outcome: str = "answered", **changes: Any) -> KeptQuestion:
    fields: dict[str, Any] = {
        "id": f"{question} {changes}",
        "asked_at": NOON,
        "question": question,
        "outcome": outcome,
        "role": "caseworker",
        "language": "nb",
        "writer": "extractive",
        "index_version": "one",
    }
    return KeptQuestion(**fields | changes)


def test_questions_are_counted_by_kind_day_and_topic() -> None:
    questions = [
        kept(),
        kept(outcome="unclear", asked_at=NOON - 2 * DAY),
        kept(outcome="failed"),
        kept(outcome="emergency"),
    ]
    assert by_kind(questions) == {"answered": 1, "unanswered": 2, "emergency": 1}
    days = by_day(questions, UTC)
    assert [day.total for day in days] == [1, 0, 3]
    assert days[0].counts == {"unanswered": 1}
    topics = by_topic(questions, lambda asked: "" if asked.outcome == "emergency" else "Alder")
    assert topics == (("Alder", 3, 2),)
    assert by_day([], UTC) == ()


def test_the_day_is_that_of_the_browser() -> None:
    late = kept(asked_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    assert by_day([late], OSLO)[0].first == date(2026, 11, 21)
    assert by_day([late], UTC)[0].first == date(2026, 11, 20)


def test_many_days_become_weeks() -> None:
    weeks = by_day([kept(), kept(asked_at=NOON - 60 * DAY)], UTC)
    assert all(week.first.weekday() == 0 and (week.last - week.first).days == 6 for week in weeks)
    assert weeks[0].first <= date(2026, 9, 21) <= weeks[0].last
    assert sum(week.total for week in weeks) == 2


def test_a_section_counts_once_for_each_answer_that_cites_it() -> None:
    other = replace(PLACE, start=20, end=30)
    questions = [kept(citations=(PLACE, PLACE, other)), kept(citations=(PLACE,)), kept()]
    (used,) = most_used(questions)
    assert (used.count, used.place, used.index_version) == (2, PLACE, "one")


def test_filters_read_what_the_browser_sent_and_nothing_else() -> None:
    chosen = choice(said(first="2026-11-20", last="i går", role="partner", outcome="drop table"))
    assert chosen == Choice(first=date(2026, 11, 20), role="partner", zone=OSLO)
    assert chosen.allows(kept(role="partner"))
    assert not chosen.allows(kept())
    assert not chosen.allows(kept(role="partner", asked_at=NOON - DAY))
    assert not Choice(last=date(2026, 11, 19), zone=OSLO).allows(kept())
    assert Choice(outcome="answered").allows(kept())


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Europe", "x" * 5000])
def test_a_zone_that_is_not_known_is_this_machines(name: str) -> None:
    assert zone_of(name) is None


def test_times_are_local_on_the_page_and_utc_in_the_records() -> None:
    assert said_moment(NOON, OSLO, "nb") == "20. november 2026 kl. 13.00"
    assert written_moment("2026-07-01T12:00", OSLO) == datetime(2026, 7, 1, 10, tzinfo=UTC)
    for nonsense in ("", "i morgen", "2026-07-01T12:00+05:00", "0001-01-01T00:00", "9" * 99):
        moment = written_moment(nonsense, OSLO)
        assert moment is None or moment.year <= 1


def test_bars_stand_on_one_another() -> None:
    assert heights([2, 1, 1], 8) == [(75, 25), (62.5, 12.5), (50, 12.5)]
    assert heights([8], 8) == [(0, 100)]


def test_the_plot_says_the_same_as_its_table() -> None:
    days = by_day([kept(), kept(), kept(outcome="unclear", asked_at=NOON - DAY)], UTC)
    drawing = plot(days, "nb")
    assert 'role="img"' in drawing
    assert "<title>20. november 2026: besvart 2, ikke besvart 0</title>" in drawing
    assert '<th scope="row">20. november 2026</th><td>2</td><td>0</td><td>2</td>' in drawing
    assert "3 spørsmål i alt, høyest 2." in drawing
    assert plot((), "nb") == ""
