"""The supervisor's desk: its parts and what they say, and reports judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from fakes import MST, given

from assistant import Answer
from assistant.records import (
    NewApproval,
    Quoted,
    approve_answer,
    keep_question,
    list_reports,
    report_error,
)
from assistant.ui.backing import Backing
from assistant.ui.sent import Sent
from assistant.ui.supervisor.desk.alike import Meanings, last_heading
from assistant.ui.supervisor.desk.desk import drawn, judged
from assistant.ui.supervisor.desk.reports import Sought


def refused(question: str) -> Answer:
    return Answer("", question, question, "nb", "partner", "not_in_corpus", "Nei.")


def said(**values: Any) -> Sent:
    return Sent({"language": "nb", "zone": "Europe/Oslo", "state": "open"} | values)


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


def test_what_is_chosen_of_questions_holds_for_reports_too(own_backing: Backing) -> None:
    knowledge, records = own_backing.knowledge, own_backing.records
    answered, other = given(MST, knowledge), refused("Hvem eier månen?")
    long_ago = datetime.now(UTC) - timedelta(days=20)
    report_error(answered, ["wrong"], "Alderen er feil.", "one", records, now=long_ago)
    report_error(other, ["should_have_answered"], "Dette står der.", "one", records)
    meanings = Meanings(knowledge)
    meanings.learn([other.question], 60)

    def parts(**chosen: Any) -> dict[str, str]:
        return dict(drawn(own_backing, meanings, said(**chosen))["parts"])

    def shown(**chosen: Any) -> tuple[bool, bool]:
        reports = parts(**chosen)["reports"]
        return "Alderen er feil." in reports, "Dette står der." in reports

    day = (long_ago + timedelta(days=5)).date().isoformat()
    heading = last_heading(answered.citations[0].section)
    assert shown() == (True, True)
    assert shown(first=day) == (False, True)
    assert shown(last=day) == (True, False)
    assert shown(role="partner") == (False, True)
    assert shown(outcome="answered") == (True, False)
    assert shown(topic=heading) == (True, False)
    assert shown(topic="Noe annet") == (False, False)
    assert shown(role="partner", reason="wrong") == (False, False)
    assert f'<option value="{heading}">' in parts()["filters"]
    chosen = parts(role="partner")
    assert "Viser 1 av 2 feilmeldinger." in chosen["reports"]
    assert "<dt>Åpne feilmeldinger</dt><dd>1</dd>" in chosen["numbers"]
    assert "Åpne feilmeldinger: 2" in chosen["waiting"]
    assert "Viser 0 av 2" in parts(topic="Noe annet")["reports"]


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
