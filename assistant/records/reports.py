"""Error reports: what a user holds against an answer, and what a supervisor makes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import Row, case, insert, select, update

from assistant.answers import Answer, Citation
from assistant.mask import mask
from assistant.records.checked import new_id, one_of, own_name, utc, words
from assistant.records.database import Records
from assistant.records.entries import Cause, ErrorReport, Importance, Reason, Triage
from assistant.records.errors import JudgedMeanwhile, NoSuchRecord, RecordRefused
from assistant.records.tables import questions, reports

REASONS: tuple[Reason, ...] = get_args(Reason)
_TRIAGE = ("importance", "cause", "note")


def report_error(
    answer: Answer,
    reasons: Collection[Reason],
    comment: str,
    index_version: str,
    records: Records,
    question_id: str | None = None,
    now: datetime | None = None,
) -> ErrorReport:
    """Keep a report with the answer as it is now; RecordRefused without a reason and a comment.

    ``question_id`` is what ``keep_question`` gave, where it could keep the question.
    """
    for reason in reasons:
        one_of("reasons", reason, REASONS)
    if not reasons:
        raise RecordRefused("reasons", "Choose at least one reason.")
    report = ErrorReport(
        id=new_id(),
        reported_at=utc(now),
        reasons=tuple(reason for reason in REASONS if reason in reasons),
        comment=words("comment", comment),
        question=answer.question,
        answer=answer.text,
        outcome=answer.outcome,
        role=answer.role,
        language=answer.language,
        index_version=index_version,
        citations=answer.citations,
        question_id=question_id,
    )
    values = {k: v for k, v in asdict(report).items() if k != "triage"}
    triage = {name: getattr(report.triage, name) for name in _TRIAGE}
    with records.writing() as connection:
        known = select(questions.c.id).where(questions.c.id == question_id)
        values["question_id"] = connection.execute(known).scalar()  # it may be erased by now
        connection.execute(insert(reports).values(**values | triage))
    return report


def list_reports(records: Records, done: bool | None = None) -> tuple[ErrorReport, ...]:
    """The reports, open ones first, then by importance, then newest first."""
    importance = case({"high": 0, "normal": 1, "low": 2}, value=reports.c.importance)
    wanted = select(reports).order_by(
        reports.c.done_at.is_not(None), importance, reports.c.reported_at.desc()
    )
    if done is not None:
        wanted = wanted.where(reports.c.done_at.is_not(None) == done)
    with records.reading() as connection:
        return tuple(_report(row) for row in connection.execute(wanted))


def triage_report(
    report_id: str,
    triage: Triage,
    by: str,
    seen: datetime | None,
    records: Records,
    now: datetime | None = None,
) -> ErrorReport:
    """Note what a supervisor makes of a report; one that is done is erased when it is old.

    ``seen`` is when it had been judged last as ``by`` saw it (None: not yet); JudgedMeanwhile if
    that no longer is so.
    """
    one_of("importance", triage.importance, get_args(Importance))
    if triage.cause is not None:
        one_of("cause", triage.cause, get_args(Cause))
    values = {
        "importance": triage.importance,
        "cause": triage.cause,
        "note": mask(triage.note).text.strip(),
        "judged_by": own_name(by, "by"),
        "judged_at": utc(now),
    }
    this = reports.c.id == report_id
    with records.writing() as connection:
        before = connection.execute(select(reports).where(this)).one_or_none()
        if before is None:
            raise NoSuchRecord("There is no such error report; it may have been erased.")
        if before.judged_at != seen:
            raise JudgedMeanwhile(_report(before))
        done_at = (before.done_at or utc(now)) if triage.done else None
        connection.execute(update(reports).where(this).values(**values, done_at=done_at))
        return _report(connection.execute(select(reports).where(this)).one())


def _report(row: Row[Any]) -> ErrorReport:
    kept = dict(row._mapping)
    triage = Triage(**{name: kept.pop(name) for name in _TRIAGE}, done=kept["done_at"] is not None)
    citations = [Citation(**c | {"section": tuple(c["section"])}) for c in kept["citations"]]
    tuples = {"citations": tuple(citations), "reasons": tuple(kept["reasons"])}
    return ErrorReport(**kept | tuples, triage=triage)
