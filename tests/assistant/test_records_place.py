"""Where the records rest, and who may read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept import database_of, keeping, rights_of

from assistant.records import Records, list_questions, open_records
from ingest import IngestError, Settings


def test_only_the_owner_may_read_it(records: Records) -> None:
    keeping(records)()
    with records.reading():
        files = list(database_of(records).parent.iterdir())
        assert len(files) > 1  # the write-ahead log beside it
        assert {rights_of(file) for file in files} == {0o600}


def test_write_ahead_and_foreign_keys(records: Records) -> None:
    with records.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_a_database_by_url(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIVISER_RECORDS_URL", f"sqlite:///{tmp_path}/elsewhere/100%25 mine.db")
    records = open_records(settings)
    keeping(records)()
    assert (tmp_path / "elsewhere").is_dir()
    assert len(list_questions(open_records(settings))) == 1
    assert not settings.var_folder.exists()


@pytest.mark.usefixtures("settings")  # none from outside
@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nonsense", "not the URL of a database"),
        ("oracel://x", "not the URL of a database"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("postgresql+psycopg://me:secret@db/records", "psycopg"),
    ],
)
def test_a_url_that_names_no_database(url: str, told: str) -> None:
    with pytest.raises(IngestError) as error:
        open_records(Settings(records_url=url))
    assert told in str(error.value)
    assert "secret" not in str(error.value)
