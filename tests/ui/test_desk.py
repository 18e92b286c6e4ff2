"""The supervisor's desk: grouping, numbers, filters, the parts and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from fakes import MST, given

from assistant import Answer, Knowledge
from assistant.records import (
    CitedPlace,
    KeptQuestion,
    NewApproval,
    Quoted,
    approve_answer,
    keep_question,
    list_reports,
    report_error,
)
from assistant.ui.backing import Backing
from assistant.ui.sent import Sent
from assistant.ui.supervisor.desk.alike import Meanings, grouped, last_heading
from assistant.ui.supervisor.desk.desk import drawn, judged
from assistant.ui.supervisor.desk.figures import Choice, by_day, by_kind, by_topic, most_used
from assistant.ui.supervisor.desk.plot import heights, plot
from assistant.ui.supervisor.desk.questions import choice
from assistant.ui.supervisor.desk.reports import Sought
from assistant.ui.supervisor.moments import said_moment, written_moment, zone_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OSLO = ZoneInfo("Europe/Oslo")
PLACE = CitedPlace("om", ("1 Om", "1.2 Alder"), 3, 9)


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


def refused(question: str) -> Answer:
    return Answer("", question, question, "nb", "partner", "not_in_corpus", "Nei.")


def said(**values: Any) -> Sent:
    return Sent({"language": "nb", "zone": "Europe/Oslo", "state": "open"} | values)


def turned(*degrees: float) -> Any:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_rows_are_grouped_by_the_mean_of_their_cosines() -> None:
    assert sorted(map(sorted, grouped(turned(0, 5, 90, 95, 180), 0.9))) == [[0, 1], [2, 3], [4]]
    # Each is near its neighbour, but the ends are far apart: no chain swallows all.
    chain = grouped(turned(*range(0, 180, 10)), 0.9)
    assert sorted(row for rows in chain for row in rows) == list(range(18))
    assert 3 <= len(chain) <= 9
    assert grouped(turned(0, 40, 20), 0.8) == [[2, 0, 1]]  # the middle one is typical
    assert grouped(turned(7), 0.9) == [[0]]


def test_grouping_agrees_with_joining_the_nearest_pair_each_time() -> None:
    rows = np.random.default_rng(3).normal(size=(60, 5)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    groups = [[row] for row in range(len(rows))]
    while True:
        pairs = [(a, b) for a in range(len(groups)) for b in range(a)]
        links = [float((rows[groups[a]] @ rows[groups[b]].T).mean()) for a, b in pairs]
        if max(links) < 0.5:
            break
        a, b = pairs[int(np.argmax(links))]
        groups[b] += groups.pop(a)
    assert sorted(map(sorted, grouped(rows, 0.5))) == sorted(map(sorted, groups))


def test_questions_that_mean_the_same_stand_together(knowledge: Knowledge) -> None:
    meanings = Meanings(knowledge)
    texts = [
        "Hvor lenge kan et barn bo i beredskapshjem?",
        "Hvor mange feriedager har jeg igjen?",
        "How long can a child stay in an emergency home?",
    ]
    assert meanings.groups(texts) == []
    assert meanings.learn(texts, 0) == 3
    assert meanings.learn(texts, 60) == 0
    assert sorted(map(len, meanings.groups(texts))) == [1, 2]
    assert meanings.learn(texts[:1], 0) == 0
    assert (
        meanings.groups(texts)
        == [
            texts[:1],
        ]
        or meanings.learn(texts, 0) == 0
    )


def test_meanings_of_erased_questions_are_forgotten(knowledge: Knowledge) -> None:
    meanings = Meanings(knowledge)
    meanings.learn(["Hva er klokka?"], 60)
    meanings.learn(["Hvem er du?"], 60)
    assert meanings.groups(["Hva er klokka?", "Hvem er du?"]) == [["Hvem er du?"]]


def test_a_refused_question_has_the_topic_of_the_nearest_heading(knowledge: Knowledge) -> None:
    meanings = Meanings(knowledge)
    near, far = "Hvor mange timer varer et familieråd?", "Hva koster en sykkel i Paris?"
    meanings.learn([near, far], 60)
    assert meanings.heading(near) == "Familieråd"
    assert meanings.heading(far) == ""


def test_headings_lose_their_numbers() -> None:
    assert last_heading(("6 Tiltak", "6.3 Familieråd")) == "Familieråd"
    assert last_heading(("5. Om tiltak:",)) == "Om tiltak"
    assert last_heading(()) == ""


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


def test_an_empty_desk_says_so(own_backing: Backing) -> None:
    value = drawn(own_backing, Meanings(own_backing.knowledge), said())
    parts = value["parts"]
    assert "Ingen spørsmål er lagret ennå" in parts["numbers"]
    assert "Ingen har meldt om feil" in parts["reports"]
    assert "Ingen godkjente svar" in parts["approved"]
    assert parts["days"] == ""
    assert value["pending"] == 0


def test_the_desk_shows_what_is_kept_escaped(own_backing: Backing) -> None:
    knowledge, records = own_backing.knowledge, own_backing.records
    version = knowledge.index.manifest.version
    answered = given(MST, knowledge)
    keep_question(answered, version, records)
    keep_question(refused("<b>Hvem eier månen?</b>"), version, records)
    meanings = Meanings(knowledge)
    meanings.learn(["<b>Hvem eier månen?</b>"], 60)
    parts = drawn(own_backing, meanings, said())["parts"]
    assert "<dt>Spørsmål</dt><dd>2</dd>" in parts["numbers"]
    assert "<dt>Ikke besvart</dt><dd>1</dd>" in parts["numbers"]
    assert "&lt;b&gt;Hvem eier månen?" in parts["unanswered"]
    assert "<b>" not in "".join(parts.values())
    assert answered.citations[0].quote[:40] in parts["used"]
    heading = last_heading(answered.citations[0].section)
    assert f'<option value="{heading}">' in parts["filters"]
    only = drawn(own_backing, meanings, said(topic=heading))["parts"]
    assert "<dt>Spørsmål</dt><dd>1</dd>" in only["numbers"]
    partners = drawn(own_backing, meanings, said(role="partner", outcome="answered"))["parts"]
    assert "Ingen spørsmål passer" in partners["numbers"]


def test_a_stale_quote_is_not_shown(own_backing: Backing) -> None:
    answered = given(MST, own_backing.knowledge)
    keep_question(answered, "of another index", own_backing.records)
    used = drawn(own_backing, Meanings(own_backing.knowledge), said())["parts"]["used"]
    assert last_heading(answered.citations[0].section) in used
    assert "<blockquote" not in used


def test_a_report_is_judged_and_leaves_the_open_ones(own_backing: Backing) -> None:
    answered = given(MST, own_backing.knowledge)
    report = report_error(answered, ["wrong"], "Feil <alder>", "one", own_backing.records)
    meanings = Meanings(own_backing.knowledge)
    shown = drawn(own_backing, meanings, said())["parts"]["reports"]
    assert "Feil &lt;alder&gt;" in shown
    assert answered.citations[0].quote[:40] in shown
    values = {"report": report.id, "importance_given": "high", "cause": "document"}
    value = judged(own_backing, meanings, said(**values, note="Ring 98765432"), "Åse")
    assert value["at"] == f"triage-{report.id}"
    assert "Viktig" in value["parts"]["reports"]
    (triaged,) = list_reports(own_backing.records)
    assert (triaged.triage.importance, triaged.triage.cause) == ("high", "document")
    assert "98765432" not in triaged.triage.note
    assert triaged.judged_at is not None
    assert "Sist vurdert av Åse" in value["parts"]["reports"]
    seen = triaged.judged_at.isoformat()
    assert f'data-seen="{seen}"' in value["parts"]["reports"]
    value = judged(own_backing, meanings, said(**values, done=True, seen=seen), "Åse")
    assert report.id not in value["parts"]["reports"]
    assert report.id in drawn(own_backing, meanings, said(state="all"))["parts"]["reports"]
    assert Sought("done", "wrong", "high").allows(list_reports(own_backing.records)[0])
    assert not Sought("all", "outdated").allows(triaged)
    assert "finnes ikke" in judged(own_backing, meanings, said(report="gone"), "Åse")["trouble"]
    long = judged(own_backing, meanings, said(report=report.id, note="a" * 5001), "Åse")
    assert "5000" in long["problems"][f"note-{report.id}"]


def test_answers_due_or_stale_come_back_to_the_desk(own_backing: Backing) -> None:
    index = own_backing.knowledge.index
    cited = given(MST, own_backing.knowledge).citations[0]
    today = datetime.now(UTC).date()

    def approval(question: str, days: int) -> NewApproval:
        quotes = (Quoted(cited.source_id, cited.quote),)
        return NewApproval(question, "Ja.", quotes, "Åse", today + timedelta(days=days))

    past = today - timedelta(days=30)
    approve_answer(approval("Er fristen ute?", -1), index.texts, own_backing.records, past)
    approve_answer(approval("Er det lenge til?", 30), index.texts, own_backing.records, past)
    changed = dict(index.texts) | {cited.source_id: index.texts[cited.source_id] + " Nytt."}
    approve_answer(approval("Er kilden endret?", 30), changed, own_backing.records, past)
    parts = drawn(own_backing, Meanings(own_backing.knowledge), said())["parts"]
    assert "Er fristen ute?" in parts["approved"]
    assert "Kilden er endret" in parts["approved"]
    assert "Er det lenge til?" not in parts["approved"]
    assert "Godkjente svar du må se gjennom: 2" in parts["waiting"]


def test_records_that_are_gone_are_told_calmly(own_backing: Backing, tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"no database at all" * 100)
    meanings = Meanings(own_backing.knowledge)
    value = drawn(own_backing, meanings, said())
    assert value["parts"] == {}
    assert "skadet" in value["trouble"]
    told = judged(own_backing, meanings, said(report="x"), "Åse")["trouble"]
    assert "Ingenting ble lagret" in told
