"""What Alembic runs for a migration: always in the transaction that ``migrate.py`` has begun."""

from __future__ import annotations

from alembic import context

from assistant.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
