"""Databases of any earlier shape become today's, once, whoever comes first."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from kept import NOW, TEXTS, TODAY, approval, database_of, made_answer, result, why_not

from assistant.records import (
    Records,
    approve_answer,
    keep_question,
    keep_result,
    list_approved,
    list_questions,
    list_reports,
    list_results,
    open_records,
    report_error,
)
from assistant.records.migrate import NEWEST
from assistant.records.tables import metadata
from ingest import Settings

ROOT = Path(__file__).parents[2]
STEPS = ROOT / "assistant" / "records" / "migrations"


def config_of() -> Config:
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    return config


@pytest.fixture
def older(records: Records, settings: Settings) -> Records:
    """Records as the first step left them, with a question and a report in them."""
    id_ = keep_question(made_answer("fra før"), "v", records, NOW)
    report_error(made_answer(), ["wrong"], "fra før", "v", records, id_, NOW)
    with sqlite3.connect(database_of(records)) as connection:
        kept = ("questions", "error_reports", "alembic_version", "sqlite_sequence")
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            if name not in kept:
                connection.execute(f"DROP TABLE {name}")
        without_judges(connection)
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    return open_records(settings)


def without_judges(connection: sqlite3.Connection) -> None:
    for column in ("judged_by", "judged_at"):
        connection.execute(f"ALTER TABLE error_reports DROP COLUMN {column}")


def test_an_older_shape_is_brought_up_to_date_with_all_it_has(older: Records) -> None:
    keep_result(result(), older)
    assert [q.question for q in list_questions(older)] == ["fra før"]
    assert [r.comment for r in list_reports(older)] == ["fra før"]
    assert len(list_results(older)) == 1
    older.check()


def test_approved_answers_of_before_have_no_other_wordings(
    records: Records, settings: Settings
) -> None:
    made = approve_answer(approval(role="partner"), TEXTS, records, TODAY)
    with sqlite3.connect(database_of(records)) as connection:
        connection.execute("ALTER TABLE approved_answers DROP COLUMN wordings")
        without_judges(connection)
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.close()
    later = open_records(settings)
    assert list_approved(later) == (made,)
    approve_answer(approval(role=None, wordings=("MST-alder?",)), TEXTS, later, TODAY)
    assert {one.approval.role for one in list_approved(later)} == {"partner", None}


def test_an_older_shape_found_while_running(older: Records, records: Records) -> None:
    """A backup is put back under a chat that runs: the first use may fail, the next does not."""
    why_not(lambda: keep_result(result(), records))
    keep_result(result(), records)


def test_a_step_that_breaks_off_changes_nothing(
    older: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(config: Config, _: str) -> None:
        config.attributes["connection"].exec_driver_sql("CREATE TABLE banners (id TEXT)")
        raise sqlite3.OperationalError("broke off")

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", broken)
        assert why_not(lambda: keep_result(result(), older)) == "failed"
    keep_result(result(), older)
    assert len(list_questions(older)) == 1


def test_a_newer_shape_is_left_alone(records: Records, settings: Settings) -> None:
    with sqlite3.connect(database_of(records)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    newer = open_records(settings)
    assert why_not(lambda: keep_question(made_answer(), "v", newer)) == "newer"


def test_a_database_of_something_else_is_not_touched(settings: Settings) -> None:
    settings.var_folder.mkdir()
    records = open_records(settings)
    with sqlite3.connect(database_of(records)) as connection:
        connection.execute("CREATE TABLE questions (mine TEXT)")
        connection.execute("INSERT INTO questions VALUES ('mine')")
    connection.close()
    assert why_not(lambda: keep_question(made_answer(), "v", records)) == "failed"
    with sqlite3.connect(database_of(records)) as connection:
        assert connection.execute("SELECT * FROM questions").fetchall() == [("mine",)]
        assert len(connection.execute("SELECT * FROM sqlite_master").fetchall()) == 1
    connection.close()


def test_the_steps_lead_to_the_tables_that_are_used(records: Records) -> None:
    with records.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert ScriptDirectory.from_config(config_of()).get_current_head() == NEWEST
    assert re.fullmatch(r"\d{4}", NEWEST)  # steps are compared as text


def test_every_step_says_its_number() -> None:
    for path in (STEPS / "versions").glob("*.py"):
        number = re.search(r'^revision = "(\d{4})"$', path.read_text(encoding="utf-8"), re.M)
        assert number is not None
        assert path.name.startswith(f"step_{number[1]}_")


def test_alembic_is_not_loaded_for_what_is_up_to_date(records: Records, settings: Settings) -> None:
    script = (
        "import sys\nfrom assistant.records import open_records\nfrom ingest import Settings\n"
        "open_records(Settings(var=sys.argv[1])).check()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    run = [sys.executable, "-W", "error", "-c", script, settings.var]
    assert subprocess.run(run, cwd=ROOT, check=False).returncode == 0


def test_many_processes_open_it_at_once(settings: Settings) -> None:
    """Six processes find nothing, and each keeps a question."""
    script = (
        "import sys\nsys.path.insert(0, 'tests/assistant')\n"
        "from kept import made_answer\n"
        "from assistant.records import keep_question, open_records\nfrom ingest import Settings\n"
        "records = open_records(Settings(var=sys.argv[1]))\n"
        "sys.stdin.readline()\n"
        "records.check(20)\nkeep_question(made_answer(), 'v', records)\n"
    )
    run = [sys.executable, "-W", "error", "-c", script, settings.var]
    started = [
        subprocess.Popen(run, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    ended = []
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        _, said = process.communicate(timeout=60)
        ended.append((process.returncode, said))
    assert ended == [(0, "")] * 6
    assert len(list_questions(open_records(settings))) == 6
