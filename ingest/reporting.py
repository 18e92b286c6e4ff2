"""``reporting.toml`` in: what the documents say to somebody who wonders whether to report worry."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.documents import Span
from ingest.errors import CorpusGone, ReportingError
from ingest.quotes import find_quote
from ingest.sources import load_sources

FILE = "reporting.toml"
LANGUAGES = ("nb", "nn", "en")
TOPICS = ("role", "signs", "before", "how", "after", "feedback", "cooperation")
WORKPLACES = ("school", "kindergarten", "health_station", "gp", "other")


@dataclass(frozen=True, slots=True)
class Said:
    """A quote on a topic, and its place; ``lines`` is the quote as it is to be shown.

    ``roles`` are the places of work that it is for (none: all); ``ask`` has, by language, an
    anticipated question that it answers.
    """

    topic: str
    source_id: str
    lines: tuple[str, ...]
    span: Span
    roles: tuple[str, ...] = ()
    ask: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What the documents do not say on a topic, in words for the reader, by language."""

    topic: str
    says: Mapping[str, str]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reporting:
    """All of it, in the order of the file."""

    said: tuple[Said, ...]
    unsaid: tuple[Unsaid, ...]


def load_reporting(corpus: Path, texts: Mapping[str, str]) -> Reporting | None:
    """What ``corpus/reporting.toml`` has; None where there is no such file.

    Raises ReportingError where a key is missing, a source is not known or a quote is not in it;
    CorpusGone where the folder is no corpus. What quotes a source that was not read is left out.
    """
    if not (corpus / "sources.toml").exists():
        raise CorpusGone(
            f"The corpus that the index was built from is not in {corpus} any more, so what its "
            f"{FILE} says cannot be shown. Put the folder back, or run `python -m ingest FOLDER` "
            "on where it is now, and start anew."
        )
    path = corpus / FILE
    if not path.exists():
        return None
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReportingError(f"{path} cannot be read: {error}") from None
    known = {source.id for source in load_sources(corpus)}
    said = []
    for number, table in enumerate(_tables(tables, "statement", path), 1):
        place = f"{path}: statement {number}"
        source_id = _one(table, "source", known, place)
        if source_id in texts:
            said.append(_said(table, source_id, texts[source_id], place))
    unsaid = [
        _unsaid(table, f"{path}: unsaid {number}")
        for number, table in enumerate(_tables(tables, "unsaid", path), 1)
    ]
    return Reporting(tuple(said), tuple(unsaid))


def _tables(tables: dict[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    found = tables.get(name, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise ReportingError(f"{path}: {name} must be [[{name}]] tables.")
    return found


def _said(table: dict[str, Any], source_id: str, text: str, place: str) -> Said:
    quote = table.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        raise ReportingError(f"{place} needs a quote.")
    spans = find_quote(quote, text)
    if not spans:
        raise ReportingError(
            f"{place}: {source_id!r} does not say word for word: {quote.strip()!r}. Mend the "
            "quote; if the document has changed, run `python -m ingest` first."
        )
    return Said(
        _one(table, "topic", TOPICS, place),
        source_id,
        tuple(line.strip() for line in quote.strip().splitlines()),
        spans[0],
        _roles(table, place),
        _by_language(table, "ask", place) if "ask" in table else None,
    )


def _unsaid(table: dict[str, Any], place: str) -> Unsaid:
    topic = _one(table, "topic", TOPICS, place)
    return Unsaid(topic, _by_language(table, "says", place), _roles(table, place))


def _one(table: dict[str, Any], key: str, allowed: set[str] | tuple[str, ...], place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or value not in allowed:
        choices = ", ".join(sorted(allowed))
        raise ReportingError(f"{place}: {key} is {value!r} and must be one of {choices}.")
    return value


def _roles(table: dict[str, Any], place: str) -> tuple[str, ...]:
    roles = table.get("roles", [])
    if not isinstance(roles, list) or not all(role in WORKPLACES for role in roles):
        raise ReportingError(f"{place}: roles must be a list of {', '.join(WORKPLACES)}.")
    return tuple(roles)


def _by_language(table: dict[str, Any], key: str, place: str) -> Mapping[str, str]:
    texts = table.get(key)
    if not isinstance(texts, dict) or not all(
        isinstance(texts.get(language), str) and texts[language].strip() for language in LANGUAGES
    ):
        raise ReportingError(f"{place} needs {key} in {', '.join(LANGUAGES)}.")
    return {language: texts[language] for language in LANGUAGES}
