"""Reports: shown, written, and safe whatever the texts contain."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from made import ANSWER, CASE, TEXTS, evidence, given
from rich.console import Console

from evals.answers import judge, report
from evals.cases import Case
from evals.report import Entry, Report, Table, markdown, show, write

NASTY = "a | b\n# c <script>x</script> [d](e) *f* [bold]g[/bold]"
REPORT = Report(
    name="nasty",
    title=NASTY,
    about={"split": "dev", "index": NASTY},
    tables=(Table(NASTY, ("name", "value"), ((NASTY, "[/]"),), note=NASTY),),
    entries=(Entry(NASTY, ((NASTY, NASTY),)),),
    data={"text": NASTY},
)


def test_markdown_shows_texts_as_texts() -> None:
    text = markdown(REPORT)
    assert "<script" not in text.replace("\\<script", "")
    rows = [line for line in text.splitlines() if line.startswith("| a")]
    assert [row.replace("\\|", "").count("|") for row in rows] == [3]
    assert not any(line.startswith("# c") for line in text.splitlines())
    assert "[d](" not in text


def test_the_terminal_shows_texts_as_texts() -> None:
    out = io.StringIO()
    show(REPORT, Console(file=out, width=200))
    assert "[bold]g[/bold]" in out.getvalue()


def test_both_files_are_written(tmp_path: Path) -> None:
    as_json, as_markdown = write(REPORT, tmp_path / "new" / "folder")
    found = json.loads(as_json.read_text(encoding="utf-8"))
    assert (found["text"], found["about"]["split"]) == (NASTY, "dev")
    assert as_markdown.read_text(encoding="utf-8") == markdown(REPORT)


def test_answers_are_added_up_and_the_worst_written_out() -> None:
    refused = given(outcome="not_in_corpus", language="en", text="No.", citations=())
    english = Case("e-1", "english", "How often?", "answered", gold=CASE.gold)
    judged = [
        judge(CASE, ANSWER, evidence()),
        judge(english, refused, evidence(english)),
    ]
    found = report(judged, {"split": "dev"}, worst=5)
    assert found.data["overall"]["correct"]["value"] == 0.5
    assert found.data["languages"]["English"]["correct"]["value"] == 0.0
    assert found.data["languages"]["bokmål"]["correct"]["value"] == 1.0
    assert found.data["overall"]["words_p95"] | {"n": 1} == found.data["overall"]["words_median"]
    assert [entry.heading.split(" ")[0] for entry in found.entries] == ["e-1"]
    assert "How often?" in markdown(found)
    assert CASE.gold[0].quote in markdown(found)
    assert report(judged, {"split": "dev"}, worst=0).entries == ()
    json.dumps(found.data)
    assert set(TEXTS) == {"lov", "rad"}


def test_what_another_wording_loses_is_counted_and_written_out() -> None:
    kept, dropped = replace(CASE, id="a-2"), replace(CASE, id="a-3")
    wrong = judge(dropped, given(outcome="not_in_corpus", text="Nei.", citations=()), evidence())
    judged = [judge(case, ANSWER, evidence()) for case in (CASE, kept, dropped)]
    found = report(judged, {"split": "dev"}, 5, [judged[1], wrong])
    (table,) = (table for table in found.tables if table.title == "In other words")
    assert table.rows[0][:3] == ("correct", "100 %", "50 %")
    assert table.note.startswith("2 cases; 1 ")
    assert [entry.heading[:3] for entry in found.entries] == ["a-3"]
