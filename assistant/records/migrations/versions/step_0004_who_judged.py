"""Who judged an error report last, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Change the table."""
    with op.batch_alter_table("error_reports") as table:
        table.add_column(sa.Column("judged_by", sa.Text))
        table.add_column(sa.Column("judged_at", sa.String(32)))
