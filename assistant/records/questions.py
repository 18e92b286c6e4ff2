"""Questions that were asked: kept for some days, then erased."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Row, insert, select

from assistant.answers import Answer, Outcome
from assistant.records.checked import new_id, utc
from assistant.records.database import Records
from assistant.records.entries import CitedPlace, KeptQuestion
from assistant.records.tables import questions


def keep_question(
    answer: Answer,
    index_version: str,
    records: Records,
    now: datetime | None = None,
    id_: str | None = None,
) -> str:
    """Keep what was asked and how it went, and return its id; RecordsUnavailable if it cannot be.

    An Answer has only masked text. Neither its id, which is the caller's own, nor its text is kept.
    ``id_`` is for a caller that must know it before; it must tell nothing and be new.
    """
    id_ = id_ or new_id()
    places = [CitedPlace(c.source_id, c.section, c.start, c.end) for c in answer.citations]
    with records.writing() as connection:
        connection.execute(
            insert(questions).values(
                id=id_,
                asked_at=utc(now),
                question=answer.question,
                outcome=answer.outcome,
                role=answer.role,
                language=answer.language,
                writer=answer.writer,
                index_version=index_version,
                citations=[asdict(place) for place in places],
                timings_ms=answer.timings_ms,
            )
        )
    return id_


def list_questions(
    records: Records,
    since: datetime | None = None,
    outcome: Outcome | None = None,
    most: int | None = None,
) -> tuple[KeptQuestion, ...]:
    """The questions that are kept, newest first."""
    wanted = select(questions).order_by(questions.c.asked_at.desc()).limit(most)
    if since is not None:
        wanted = wanted.where(questions.c.asked_at >= since)
    if outcome is not None:
        wanted = wanted.where(questions.c.outcome == outcome)
    with records.reading() as connection:
        return tuple(_question(row) for row in connection.execute(wanted))


def _question(row: Row[tuple[object, ...]]) -> KeptQuestion:
    kept = dict(row._mapping)
    places = [CitedPlace(**c | {"section": tuple(c["section"])}) for c in kept["citations"]]
    return KeptQuestion(**kept | {"citations": tuple(places)})
