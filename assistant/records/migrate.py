"""A database of any earlier shape in, one of today's shape out.

The steps stand in ``migrations/versions``, one file each, the newest named by ``NEWEST``. They are
never changed once released: a new shape is a new step.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from assistant.records.errors import RecordsUnavailable

NEWEST = "0004"
_STEPS = Path(__file__).with_name("migrations")


def bring_up_to_date(connection: Connection) -> None:
    """Apply the steps that are missing, within the transaction of ``connection``."""
    found = step_of(connection)
    if found == NEWEST:
        return  # without importing Alembic, which takes half a second
    if found is not None and found > NEWEST:
        raise RecordsUnavailable(
            "newer",
            "The records were written by a newer Veiviser. Update this one, or name another file "
            "with records_url.",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def step_of(connection: Connection) -> str | None:
    """The last step that was applied; None where there are no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
