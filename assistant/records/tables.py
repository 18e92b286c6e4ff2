"""How records rest in the database: the tables, and times and lists as columns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect


class Moment(TypeDecorator[datetime]):
    """A time in UTC as text of one length, so that it sorts; SQLite would drop the zone."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> str | None:
        """As it rests."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, _: Dialect) -> datetime | None:
        """As it is used."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()


def _signed(prefix: str, nullable: bool = False) -> tuple[Column[Any], ...]:
    return (
        Column(f"{prefix}_by", Text, nullable=nullable),
        Column(f"{prefix}_reason", Text, nullable=nullable),
        Column(f"{prefix}_at", Moment, nullable=nullable),
    )


questions = Table(
    "questions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("asked_at", Moment, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("role", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("writer", Text, nullable=False),
    Column("index_version", Text, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("timings_ms", JSON, nullable=False),
)

reports = Table(
    "error_reports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reported_at", Moment, nullable=False),
    # The snapshot stands on its own: the question may be erased while the report is open.
    Column("question_id", ForeignKey("questions.id", ondelete="SET NULL"), index=True),
    Column("reasons", JSON, nullable=False),
    Column("comment", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("role", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("index_version", Text, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("importance", String(10), nullable=False),
    Column("cause", String(20)),
    Column("note", Text, nullable=False),
    Column("done_at", Moment),
    Column("judged_by", Text),
    Column("judged_at", Moment),
)

approved = Table(
    "approved_answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("approved_on", Date, nullable=False),
    Column("review_on", Date, nullable=False),
    Column("name", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("role", String(20)),
    Column("wordings", JSON, nullable=False),
    Column("quotes", JSON, nullable=False),
    Column("hashes", JSON, nullable=False),
)

banners = Table(
    "banners",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("start", Moment, nullable=False),
    Column("end", Moment, nullable=False),
    *_signed("posted"),
    *_signed("taken_down", nullable=True),
)

switched = Table(
    "switched",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("stopped", Boolean, nullable=False),
    *_signed("signed"),
)

training = Table(
    "training_results",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("session", Text, nullable=False, index=True),
    Column("topic", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("own_words", Text, nullable=False),
    Column("found", JSON, nullable=False),
    Column("missed", JSON, nullable=False),
    Column("judgement", String(20), nullable=False),
)

# One row: there is one password.
attempts = Table(
    "wrong_attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last_at", Float, nullable=False),
)
