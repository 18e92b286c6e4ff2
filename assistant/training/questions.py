"""Which anticipated questions are fit for training: understood alone, and checkable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers import Language
from assistant.facts import Fact, FactKind, facts_of
from assistant.knowledge import Knowledge
from assistant.stands_alone import stands_alone
from assistant.understand.kinds import kinds_of
from ingest import Index, Source, Statement, stems

_LONGEST_STATEMENT = 400  # characters
_ABOUT_DUTY = re.compile(
    r"^(?:må|skal|kan|bør|er\s+det\s+(?:krav|lov|plikt|mulig|mogleg)|har\s+\w+\s+(?:plikt|rett|krav|lov)"
    r"|får|must|may|can|should|shall|is\s+\w+\s+(?:required|allowed)|do(?:es)?\s+\w+\s+have)\b",
    re.IGNORECASE,
)
# What a fact must be for a question of a kind to be checked by it.
_CHECKED: dict[str, tuple[FactKind, ...]] = {
    "age": ("number",),
    "deadline": ("number", "duration", "how_often"),
    "date": ("number",),
    "quantity": ("number",),
    "how_often": ("how_often", "number"),
    "price": ("price", "number"),
    "who": ("who",),
}
_FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A question, the statement that answers it, and what is checked of an answer.

    ``approved`` is the answer that a supervisor has approved, where one has.
    """

    question: str
    language: Language
    topic: str
    statement_id: str
    facts: tuple[Fact, ...]
    approved: str = ""


def good_items(knowledge: Knowledge, language: Language) -> Iterator[Item]:
    """The good questions of a language, in the order of the index; ``topic`` is still empty."""
    index = knowledge.index
    for asked in index.questions:
        if asked.language != language or not stands_alone(asked.question):
            continue
        statement = next(_worth_learning(asked.statement_ids, index), None)
        # the documents' words are no English
        if statement and (language == "en" or _shares_words(asked.question, statement)):
            facts = facts_of(asked.question, statement, index.terms)
            if is_checked(asked.question, facts):
                yield Item(asked.question, language, "", statement.id, facts)


def is_checked(question: str, facts: tuple[Fact, ...]) -> bool:
    """Whether what the question asks for is among the facts."""
    found = {fact.kind for fact in facts}
    if "duty" in found and _ABOUT_DUTY.search(question):
        return True
    kind = next(iter(kinds_of(question)), "")
    return bool(found.intersection(_CHECKED.get(kind, ())))


def _worth_learning(ids: tuple[str, ...], index: Index) -> Iterator[Statement]:
    """The statements of these that are to be followed: no drafts, nothing that was replaced."""
    for id_ in ids:
        statement = index.statements[index.statement_rows[id_]]
        source = index.sources[statement.source_id]
        whole = not statement.introduces and not statement.text.endswith("?")
        whole = whole and len(statement.text) <= _LONGEST_STATEMENT
        if whole and holds(source):
            yield statement


def holds(source: Source) -> bool:
    """Whether a source is one to learn from."""
    return source.superseded_by is None and source.standing in ("published", "under_construction")


def _shares_words(question: str, statement: Statement) -> bool:
    """Whether the question names what the statement is about."""
    asked, known = set(stems(question)), _known(statement)
    return len(asked & known) >= min(_FEWEST_SHARED, len(asked))


@lru_cache(maxsize=4096)
def _known(statement: Statement) -> frozenset[str]:
    return frozenset(stems(f"{' '.join(statement.path)} {statement.in_context}"))
