"""What is exported can be read by what it is for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from kept import NOW, QUOTE, TEXTS, TODAY, approval, made_answer, result

from assistant.records import (
    NewApproval,
    Quoted,
    Records,
    approve_answer,
    as_case_line,
    as_csv,
    as_lines,
    as_question_lines,
    keep_question,
    keep_result,
    list_questions,
    list_reports,
    report_error,
)
from evals.cases import evidence_of, load_cases
from ingest.questions import load_questions

BOTH = (Quoted("om", QUOTE), Quoted("om", "Planen evalueres  *jevnlig*."))


def test_an_approved_answer_as_anticipated_questions(records: Records, tmp_path: Path) -> None:
    made = approve_answer(approval(quotes=BOTH, language="nn"), TEXTS, records, TODAY)
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "om.jsonl").write_text(as_question_lines(made), encoding="utf-8")
    one, other = load_questions(tmp_path)
    assert (one.source_id, one.quote, one.language) == ("om", QUOTE, "nn")
    assert one.question == other.question == made.approval.question
    assert other.quote == "Planen evalueres jevnlig."


def test_an_approved_answer_as_a_case(records: Records, tmp_path: Path) -> None:
    made = approve_answer(approval(quotes=BOTH, role="partner"), TEXTS, records, TODAY)
    again = approve_answer(approval(), TEXTS, records, TODAY)
    path = tmp_path / "cases.jsonl"
    path.write_text(as_case_line(made) + as_case_line(again), encoding="utf-8")
    case, _ = load_cases([path])
    assert (case.question, case.outcome, case.role) == (
        made.approval.question,
        "answered",
        "partner",
    )
    assert len(evidence_of(case, TEXTS).gold) == 2
    assert as_case_line(made) == as_case_line(made)


def test_every_wording_becomes_an_anticipated_question(records: Records) -> None:
    asked = approval(wordings=(" MST-alder? ", "MST-alder?", approval().question))
    made = approve_answer(asked, TEXTS, records, TODAY)
    assert made.approval.wordings == ("MST-alder?",)
    lines = [json.loads(line) for line in as_question_lines(made).splitlines()]
    assert [line["question"] for line in lines] == [made.approval.question, "MST-alder?"]
    assert [line["unread"] for line in lines] == [True, False]  # the second is the supervisor's
    assert "MST-alder?" not in as_question_lines(made, [made.approval.question])
    assert json.loads(as_case_line(made))["role"] == "caseworker"


def test_questions_and_reports_as_lines(records: Records) -> None:
    id_ = keep_question(made_answer("Hvem får MST? «æøå»\u2028"), "v", records, NOW)
    report_error(made_answer(), ["wrong"], "Linje én\nlinje to", "v", records, id_, NOW)
    question = as_lines(list_questions(records))
    assert question.count("\n") == 1
    assert json.loads(question)["asked_at"] == NOW.isoformat()
    text = as_lines(list_reports(records))
    assert text.count("\n") == 1
    report = json.loads(text)
    assert (report["comment"], report["question_id"]) == ("Linje én\nlinje to", id_)
    assert report["triage"]["done"] is False
    assert report["citations"][0]["quote"] == QUOTE


def test_training_as_csv(records: Records) -> None:
    evil = '=HYPERLINK("http://x";"y")'
    kept = [
        keep_result(result(own_words='Ja, "12"; år\nog mer'), records, NOW),
        keep_result(result(own_words=evil, topic="-1", found=("+1", "b")), records, NOW),
    ]
    text = as_csv(kept)
    assert text.startswith("\ufeffat,session,topic,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0]["own_words"] == 'Ja, "12"; år\nog mer'
    assert rows[0]["at"] == "2026-11-22T12:00:00+00:00"
    assert (rows[0]["found"], rows[0]["missed"]) == ("ungdom", "12 til 18 år")
    assert rows[1]["own_words"].startswith("'=")
    assert (rows[1]["topic"], rows[1]["found"]) == ("'-1", "'+1; b")
    assert as_csv([]).count("\n") == 1


def test_masking_an_approval_shows_in_what_is_kept(records: Records) -> None:
    made = approve_answer(approval(question="Kan Kari Nordmann få MST?"), TEXTS, records, TODAY)
    assert "Nordmann" not in as_question_lines(made) + as_case_line(made)
    assert isinstance(made.approval, NewApproval)
    assert made.approval.name == "Åse Leder"
