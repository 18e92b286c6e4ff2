"""What supervisors write, what trainees answer, and wrong attempts at the password."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "approved_answers",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("approved_on", sa.Date, nullable=False),
        sa.Column("review_on", sa.Date, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("quotes", sa.JSON, nullable=False),
        sa.Column("hashes", sa.JSON, nullable=False),
    )
    op.create_table(
        "banners",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", sa.String(32), nullable=False),
        sa.Column("end", sa.String(32), nullable=False),
        *_signed("posted"),
        *_signed("taken_down", nullable=True),
    )
    op.create_table(
        "switched",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("stopped", sa.Boolean, nullable=False),
        *_signed("signed"),
    )
    op.create_table(
        "training_results",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("own_words", sa.Text, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
        sa.Column("missed", sa.JSON, nullable=False),
        sa.Column("judgement", sa.String(20), nullable=False),
    )
    op.create_index("ix_training_results_session", "training_results", ["session"])
    op.create_table(
        "wrong_attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last_at", sa.Float, nullable=False),
    )


def _signed(prefix: str, nullable: bool = False) -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column(f"{prefix}_by", sa.Text, nullable=nullable),
        sa.Column(f"{prefix}_reason", sa.Text, nullable=nullable),
        sa.Column(f"{prefix}_at", sa.String(32), nullable=nullable),
    )
