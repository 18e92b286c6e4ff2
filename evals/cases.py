"""The nouns of this room: Case and Quote, and where a quote stands (Place, Evidence).

Gold names a source and a quote, never an id of a passage or a statement, so that splitting the
documents anew makes no case invalid.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from assistant import Outcome, Role
from ingest import IngestError, Span, find_quote, objects_in

Split = Literal["dev", "test"]
Texts = Mapping[str, str]


class CasesError(IngestError):
    """A case is broken; the message says which file, line and key, and what to write there."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, as they stand there."""

    source_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question as a user asks it, and how a right answer is known.

    ``gold`` holds every statement that alone suffices. Of each group in ``must_cite_all`` at least
    one quote must be cited. ``facts`` and ``must_not`` are regular expressions, whatever the case.
    """

    id: str
    category: str
    question: str
    outcome: Outcome
    role: Role = "caseworker"
    history: tuple[str, ...] = ()
    gold: tuple[Quote, ...] = ()
    facts: tuple[str, ...] = ()
    must_cite_all: tuple[tuple[Quote, ...], ...] = ()
    must_not: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return self.outcome == "answered"


class Place(NamedTuple):
    """Where words stand: the source and the stretch of its file as delivered."""

    source_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What judging one case needs besides the answer: the files, and where its gold stands."""

    texts: Texts
    gold: tuple[Place, ...] = ()
    groups: tuple[tuple[Place, ...], ...] = ()


def load_cases(paths: Iterable[Path]) -> tuple[Case, ...]:
    """The cases of JSON-lines files, one object a line, in their order.

    Raises CasesError that names file, line and key.
    """
    cases: list[Case] = []
    seen: dict[str, str] = {}
    for path in paths:
        for where, row in objects_in(path, CasesError):
            case = _case(row, where)
            if case.id in seen:
                raise CasesError(
                    f"{where}: the id {case.id!r} is used at {seen[case.id]} too. Give it another."
                )
            seen[case.id] = where
            cases.append(case)
    if not cases:
        raise CasesError("There are no cases: name a file of JSON lines with --cases.")
    return tuple(cases)


def split_of(case_id: str) -> Split:
    """``dev`` (to tune on) or ``test`` (to report): half and half, by the id alone, for ever."""
    return "dev" if hashlib.sha256(case_id.encode()).digest()[0] % 2 == 0 else "test"


def gold_spans(case: Case, texts: Texts) -> tuple[Place, ...]:
    """Every place where a gold quote of the case stands, in the order of the quotes."""
    return places_of(case.gold, texts)


def places_of(quotes: Iterable[Quote], texts: Texts) -> tuple[Place, ...]:
    """Every place of every quote; CasesError if a quote stands nowhere in its source."""
    return tuple(place for quote in quotes for place in _places(quote, texts))


def evidence_of(case: Case, texts: Texts) -> Evidence:
    """What judging the case needs besides the answer."""
    groups = tuple(places_of(group, texts) for group in case.must_cite_all)
    return Evidence(texts, gold_spans(case, texts), groups)


def fingerprint(cases: Iterable[Case]) -> str:
    """A short hash that changes when any case does; the order does not matter."""
    rows = sorted(json.dumps(asdict(case), sort_keys=True) for case in cases)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def text_of(row: dict[str, Any], key: str, where: str) -> str:
    """The text of a key; CasesError where there is none."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CasesError(f"{where}: {key!r} must be a text that is not empty, not {value!r}.")
    return value


def _places(quote: Quote, texts: Texts) -> list[Place]:
    text = texts.get(quote.source_id)
    if text is None:
        raise CasesError(
            f"The source {quote.source_id!r} is not in the index. It has: {', '.join(texts)}."
        )
    places = [Place(quote.source_id, span) for span in find_quote(quote.quote, text)]
    if not places:
        raise CasesError(
            f"This is not in {quote.source_id!r}, word for word: {quote.quote!r}. "
            "Copy the quote from the file again."
        )
    return places


def _case(row: dict[str, Any], where: str) -> Case:
    known = [field.name for field in fields(Case)]
    for key in row:
        if key not in known:
            raise CasesError(f"{where}: the key {key!r} is not known. Known: {', '.join(known)}.")
    return Case(
        id=text_of(row, "id", where),
        category=text_of(row, "category", where),
        question=text_of(row, "question", where),
        outcome=_one_of(row, "outcome", get_args(Outcome), where),
        role=_one_of({"role": "caseworker"} | row, "role", get_args(Role), where),
        history=_texts(row, "history", where),
        gold=_quotes(row.get("gold", []), "gold", where),
        facts=_patterns(row, "facts", where),
        must_cite_all=_groups(row, where),
        must_not=_patterns(row, "must_not", where),
    )


def _one_of(row: dict[str, Any], key: str, allowed: tuple[str, ...], where: str) -> Any:
    if row.get(key) not in allowed:
        raise CasesError(
            f"{where}: {key!r} must be one of {', '.join(allowed)}, not {row.get(key)!r}."
        )
    return row[key]


def _texts(row: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise CasesError(f"{where}: {key!r} must be a list of texts, not {value!r}.")
    return tuple(value)


def _patterns(row: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    for pattern in (patterns := _texts(row, key, where)):
        try:
            re.compile(pattern)
        except re.error as error:
            raise CasesError(
                f"{where}: {key!r} has {pattern!r}, which is no regular expression: {error}."
            ) from None
    return patterns


def _quotes(value: Any, key: str, where: str) -> tuple[Quote, ...]:
    names = [field.name for field in fields(Quote)]
    if not isinstance(value, list) or not all(
        isinstance(item, dict) and sorted(item) == sorted(names) for item in value
    ):
        raise CasesError(f"{where}: {key!r} must be a list of objects with {' and '.join(names)}.")
    return tuple(
        Quote(text_of(item, "source_id", where), text_of(item, "quote", where)) for item in value
    )


def _groups(row: dict[str, Any], where: str) -> tuple[tuple[Quote, ...], ...]:
    groups = row.get("must_cite_all", [])
    if not isinstance(groups, list) or not all(groups):
        raise CasesError(
            f"{where}: 'must_cite_all' must be a list of groups, each a list of one or more quotes."
        )
    return tuple(_quotes(group, "must_cite_all", where) for group in groups)
