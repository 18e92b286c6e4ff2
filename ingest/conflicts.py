"""``conflicts.toml`` in: where the documents disagree, as a person confirmed or dismissed it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from ingest.documents import Statement
from ingest.errors import ConflictsError
from ingest.quotes import find_quote, overlap

FILE = "conflicts.toml"
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all be followed: each side is the ids of those that say the same.

    ``about`` is what is disagreed on, as a question; ``says`` tells how they differ, by language.
    One that is no conflict after all has the reason in ``dismissed``.
    """

    id: str
    about: str
    says: dict[str, str]
    sides: tuple[tuple[str, ...], ...]
    dismissed: str = ""

    def sides_with(self, ids: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """The sides that any of these statements is on."""
        return tuple(side for side in self.sides if not set(ids).isdisjoint(side))

    @property
    def pairs(self) -> frozenset[frozenset[str]]:
        """Every two statements that are of different sides."""
        return frozenset(
            frozenset((left, right))
            for one, other in combinations(self.sides, 2)
            for left in one
            for right in other
        )


def load_conflicts(
    corpus: Path,
    statements: Sequence[Statement],
    texts: Mapping[str, str],
    sources: Collection[str],
) -> tuple[Conflict, ...]:
    """All of ``corpus/conflicts.toml``, dismissed ones too, their quotes resolved to statements.

    Raises ConflictsError where a key is missing, a source is not known or a quote is not in it. A
    conflict one side of which is named in ``sources`` but was not read is left out.
    """
    path = corpus / FILE
    if not path.exists():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("conflict", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConflictsError(f"{path} cannot be read: {error}") from None
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConflictsError(f"{path}: conflict must be [[conflict]] tables.")
    conflicts = [_conflict(table, statements, texts, sources, path) for table in tables]
    return tuple(c for c in conflicts if sum(bool(side) for side in c.sides) > 1)


def _conflict(
    table: dict[str, Any],
    statements: Sequence[Statement],
    texts: Mapping[str, str],
    sources: Collection[str],
    path: Path,
) -> Conflict:
    name = table.get("id", "without id")
    try:
        sides = tuple(
            tuple(
                id_
                for source_id, quote in side
                for id_ in _ids(source_id, quote, statements, texts, sources, f"{path}: {name}")
            )
            for side in table["sides"]
        )
        dismissed = str(table.get("dismissed", ""))
        says = (
            {}
            if dismissed
            else {language: _text(table["says"], language) for language in LANGUAGES}
        )
        return Conflict(_text(table, "id"), _text(table, "about"), says, sides, dismissed)
    except (KeyError, ValueError, TypeError) as error:
        raise ConflictsError(
            f"{path}: conflict {name!r} needs id, about, sides (each a list of [source_id, quote]) "
            f"and says (nb, nn, en) or dismissed: {error}."
        ) from None


def _text(table: dict[str, Any], key: str) -> str:
    """A text that somebody wrote: a proposal that was pasted and not filled in is none."""
    text = str(table[key]).strip()
    if not text:
        raise ValueError(f"{key} is empty")
    return text


def _ids(
    source_id: str,
    quote: str,
    statements: Sequence[Statement],
    texts: Mapping[str, str],
    sources: Collection[str],
    place: str,
) -> list[str]:
    if source_id not in sources:
        raise ConflictsError(
            f"{place} names {source_id!r}, which is no source of this corpus. Mend the id, or "
            "remove the quote."
        )
    if source_id not in texts:
        return []
    spans = find_quote(quote, texts[source_id])
    if not spans:
        raise ConflictsError(f"{place}: {source_id!r} does not say word for word: {quote!r}.")
    found = [
        statement.id
        for statement in statements
        if statement.source_id == source_id
        and any(overlap(span, quoted) > 10 for span in statement.spans for quoted in spans)
    ]
    if not found:
        raise ConflictsError(f"{place}: {quote!r} is too short to tell which statement is meant.")
    return found
