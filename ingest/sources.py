"""``sources.toml`` in, Sources out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

from ingest.documents import Level, Source, Standing
from ingest.errors import SourcesError

_ALLOWED = {"level": get_args(Level), "standing": get_args(Standing)}
_DATES = ("published", "valid_from", "changed")
_TABLE = re.compile(r"\s*\[\[\s*source\s*\]\]")
_KEY = re.compile(r"""\s*(["']?)(?P<key>[\w-]+)\1\s*=""")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def load_sources(folder: Path) -> tuple[Source, ...]:
    """The sources that ``folder/sources.toml`` names, in its order.

    Raises SourcesError that says which table, key and line is wrong and what to write there.
    """
    path = folder / "sources.toml"
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text).get("source")
    except FileNotFoundError:
        raise SourcesError(
            f"There is no {path}. A corpus is a folder with a sources.toml: a [[source]] table "
            "for each document, with id, file, title, publisher, level and standing."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path} cannot be read: {error}. It must be UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(f"{path} is not valid TOML: {error}") from None
    if not isinstance(tables, list) or not tables:
        raise SourcesError(f"{path} names no document: add a [[source]] table.")
    places = _places(text, path) + [_Place(path)] * len(tables)
    sources = tuple(_source(t, place) for t, place in zip(tables, places, strict=False))
    _check_together(sources, places)
    return sources


@dataclass(frozen=True)
class _Place:
    """Where a table stands in its file: the line of its head, and of each of its keys."""

    path: Path
    line: int | None = None
    keys: Mapping[str, int] = field(default_factory=dict)

    def of(self, key: str = "") -> str:
        """Where a key stands, or else the table."""
        line = self.keys.get(key, self.line)
        return str(self.path) if line is None else f"{self.path}, line {line}"


def _places(text: str, path: Path) -> list[_Place]:
    tables: list[tuple[int, dict[str, int]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if _TABLE.match(line):
            tables.append((number, {}))
        elif tables and (key := _KEY.match(line)):
            tables[-1][1].setdefault(key["key"], number)
    return [_Place(path, line, keys) for line, keys in tables]


def _source(table: dict[str, Any], where: _Place) -> Source:
    if not isinstance(table, dict):
        raise SourcesError(f"{where.of()}: a source must be a [[source]] table, not {table!r}.")
    table = {k: v.isoformat() if isinstance(v, date) else v for k, v in table.items()}
    known = {one.name: one for one in fields(Source)}
    name = table.get("id", "without id")
    for key, known_field in known.items():
        if key not in table and known_field.default is MISSING:
            raise SourcesError(f"{where.of()}: source {name!r} lacks the key {key!r}: add it.")
    for key, value in table.items():
        place = where.of(key)
        if key not in known:
            raise SourcesError(f"{place}: source {name!r} has the key {key!r}, which is not known.")
        if not isinstance(value, str) or not value.strip():
            raise SourcesError(f"{place}: source {name!r}: {key} must be a text, not {value!r}.")
        if key in _ALLOWED and value not in _ALLOWED[key]:
            raise SourcesError(
                f"{place}: source {name!r}: {key} is {value!r}, must be one of "
                f"{', '.join(_ALLOWED[key])}."
            )
        if key in _DATES and not _DATE.fullmatch(value):
            raise SourcesError(
                f"{place}: source {name!r}: {key} is {value!r}, must be a date such as 2021-09-30, "
                "2021-09 or 2021."
            )
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", table["id"]):
        raise SourcesError(
            f"{where.of('id')}: the id {name!r} must be small letters, digits, '.', '_' and '-'."
        )
    return Source(**table)


def _check_together(sources: Sequence[Source], places: Sequence[_Place]) -> None:
    ids = [source.id for source in sources]
    for number, (source, place) in enumerate(zip(sources, places, strict=False)):
        if source.id in ids[:number]:
            raise SourcesError(f"{place.of('id')}: the id {source.id!r} is used more than once.")
        if source.superseded_by and source.superseded_by not in ids:
            raise SourcesError(
                f"{place.of('superseded_by')}: {source.id!r} is superseded_by "
                f"{source.superseded_by!r}, which is no source here."
            )
