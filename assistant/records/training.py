"""Results of training sessions, until somebody erases them."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import Row, delete, insert, select

from assistant.mask import mask
from assistant.records.checked import LONGEST_NAME, new_id, one_of, utc, words
from assistant.records.database import Records
from assistant.records.entries import Judgement, NewResult, TrainingResult
from assistant.records.tables import training


def keep_result(result: NewResult, records: Records, now: datetime | None = None) -> TrainingResult:
    """Keep what a trainee answered; all words of theirs are masked, the session's name too."""
    one_of("judgement", result.judgement, get_args(Judgement))
    masked = replace(
        result,
        session=words("session", result.session, LONGEST_NAME),
        question=words("question", result.question),
        own_words=words("own_words", result.own_words),
    )
    kept = TrainingResult(new_id(), utc(now), masked)
    with records.writing() as connection:
        connection.execute(insert(training).values(id=kept.id, at=kept.at, **asdict(masked)))
    return kept


def list_results(records: Records, session: str | None = None) -> tuple[TrainingResult, ...]:
    """The results of one session or of all, oldest first."""
    wanted = select(training).order_by(training.c.at, training.c.id)
    if session is not None:
        wanted = wanted.where(training.c.session == _as_kept(session))
    with records.reading() as connection:
        return tuple(_result(row) for row in connection.execute(wanted))


def erase_results(records: Records, session: str | None = None) -> int:
    """Erase the results of one session or of all, and say how many there were."""
    doomed = delete(training)
    if session is not None:
        doomed = doomed.where(training.c.session == _as_kept(session))
    with records.writing() as connection:
        count = connection.execute(doomed).rowcount
    records.leave_no_trace()
    return count


def _as_kept(session: str) -> str:
    return mask(session).text.strip()


def _result(row: Row[Any]) -> TrainingResult:
    kept = dict(row._mapping)
    id_, at = kept.pop("id"), kept.pop("at")
    tuples = {"found": tuple(kept["found"]), "missed": tuple(kept["missed"])}
    return TrainingResult(id_, at, NewResult(**kept | tuples))
