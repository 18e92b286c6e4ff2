"""Approved answers: written by a supervisor, each resting on quotes, looked through in time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, get_args

from sqlalchemy import Row, delete, insert, select, update

from assistant.answers import Language, Role
from assistant.records.checked import new_id, one_of, own_name, words
from assistant.records.database import Records
from assistant.records.entries import ApprovalState, ApprovedAnswer, NewApproval, Quoted
from assistant.records.errors import NoSuchRecord, RecordRefused
from assistant.records.tables import approved
from ingest import find_quote, flat

Texts = Mapping[str, str]


def approve_answer(
    approval: NewApproval, texts: Texts, records: Records, today: date | None = None
) -> ApprovedAnswer:
    """Keep an answer that a supervisor vouches for; ``texts`` are those of the index, by source.

    RecordRefused where a field is not whole or a quote is not word for word in its source.
    """
    new = _made(new_id(), approval, texts, _day(today))
    with records.writing() as connection:
        connection.execute(insert(approved).values(**_values(new)))
    return new


def renew_approval(
    approval_id: str,
    approval: NewApproval,
    texts: Texts,
    records: Records,
    today: date | None = None,
) -> ApprovedAnswer:
    """Vouch for an answer anew, changed or as it was: it is active again."""
    renewed = _made(approval_id, approval, texts, _day(today))
    this = approved.c.id == approval_id
    with records.writing() as connection:
        if not connection.execute(update(approved).where(this).values(**_values(renewed))).rowcount:
            raise _gone()
    return renewed


def withdraw_approval(approval_id: str, records: Records) -> None:
    """Erase an approved answer."""
    with records.writing() as connection:
        if not connection.execute(delete(approved).where(approved.c.id == approval_id)).rowcount:
            raise _gone()


def list_approved(records: Records) -> tuple[ApprovedAnswer, ...]:
    """All approved answers, those to be looked through first on top."""
    wanted = select(approved).order_by(approved.c.review_on, approved.c.id)
    with records.reading() as connection:
        return tuple(_approved(row) for row in connection.execute(wanted))


def state_of(answer: ApprovedAnswer, texts: Texts, today: date | None = None) -> ApprovalState:
    """Stale when a source has changed or is gone, else due when its review date has passed.

    Worked out whenever it is asked for, so that no job can forget to.
    """
    if any(kept != _hash(texts.get(source)) for source, kept in answer.hashes.items()):
        return "stale"
    return "due" if answer.approval.review_on < _day(today) else "active"


def _made(id_: str, approval: NewApproval, texts: Texts, today: date) -> ApprovedAnswer:
    one_of("language", approval.language, get_args(Language))
    if approval.role is not None:
        one_of("role", approval.role, get_args(Role))
    if approval.review_on <= today:
        raise RecordRefused("review_on", "The review date must be later than today.")
    question = words("question", approval.question)
    others = (words("wordings", wording) for wording in approval.wordings)
    whole = replace(
        approval,
        question=question,
        wordings=tuple(dict.fromkeys(other for other in others if other != question)),
        answer=words("answer", approval.answer),
        name=own_name(approval.name),
        quotes=tuple(_checked(quoted, texts) for quoted in approval.quotes),
    )
    if not whole.quotes:
        raise RecordRefused("quotes", "An approved answer must rest on at least one quote.")
    hashes = {q.source_id: _hash(texts[q.source_id]) for q in whole.quotes}
    return ApprovedAnswer(id_, today, whole, hashes)


def _checked(quoted: Quoted, texts: Texts) -> Quoted:
    text = texts.get(quoted.source_id)
    if text is None:
        raise RecordRefused("quotes", f"There is no source {quoted.source_id!r} in the index.")
    if not find_quote(quoted.quote, text):
        raise RecordRefused(
            "quotes",
            f"This is not in {quoted.source_id!r}, word for word: {quoted.quote!r}. "
            "Copy the quote from the source.",
        )
    return Quoted(quoted.source_id, flat(quoted.quote))


def _values(answer: ApprovedAnswer) -> dict[str, Any]:
    return {"id": answer.id, "approved_on": answer.approved_on, "hashes": answer.hashes} | asdict(
        answer.approval
    )


def _approved(row: Row[Any]) -> ApprovedAnswer:
    kept = dict(row._mapping)
    id_, approved_on, hashes = (kept.pop(name) for name in ("id", "approved_on", "hashes"))
    kept["quotes"] = tuple(Quoted(**quoted) for quoted in kept["quotes"])
    kept["wordings"] = tuple(kept["wordings"])
    return ApprovedAnswer(id_, approved_on, NewApproval(**kept), hashes)


@lru_cache(maxsize=64)  # a source is long, and asked about for each of its approved answers
def _hash(text: str | None) -> str:
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()


def _day(today: date | None) -> date:
    return datetime.now(UTC).date() if today is None else today


def _gone() -> NoSuchRecord:
    return NoSuchRecord("There is no such approved answer; it may have been erased.")
