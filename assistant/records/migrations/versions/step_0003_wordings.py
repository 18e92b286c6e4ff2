"""Other wordings of an approved answer's question; and answers that are for every role."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change the table."""
    with op.batch_alter_table("approved_answers") as table:
        table.add_column(sa.Column("wordings", sa.JSON, nullable=False, server_default="[]"))
        table.alter_column("role", existing_type=sa.String(20), nullable=True)
