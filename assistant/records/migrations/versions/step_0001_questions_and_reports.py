"""What is kept of users: their questions and error reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "questions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("asked_at", sa.String(32), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("writer", sa.Text, nullable=False),
        sa.Column("index_version", sa.Text, nullable=False),
        sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("timings_ms", sa.JSON, nullable=False),
    )
    op.create_index("ix_questions_asked_at", "questions", ["asked_at"])
    op.create_table(
        "error_reports",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("reported_at", sa.String(32), nullable=False),
        sa.Column("question_id", sa.String(32), sa.ForeignKey("questions.id", ondelete="SET NULL")),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("index_version", sa.Text, nullable=False),
        sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("importance", sa.String(10), nullable=False),
        sa.Column("cause", sa.String(20)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("done_at", sa.String(32)),
    )
    op.create_index("ix_error_reports_question_id", "error_reports", ["question_id"])
