"""The topics of training: the sections of the documents that have enough good questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answers import Language
from assistant.facts import facts_of
from assistant.knowledge import Knowledge
from assistant.records.approved import state_of
from assistant.records.entries import ApprovedAnswer, Quoted
from assistant.training.questions import Item, good_items, holds
from ingest import Index, Source, Statement, find_quote, overlap

# A topic has at least so many statements to be asked about.
FEWEST = 4
_NUMBERED = re.compile(r"^(?:nivå\s+)?\d+(?:\.\d+)*\.?\s+", re.IGNORECASE)
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of a document and its questions; ``size`` is how many can be drawn from it."""

    id: str
    title: str
    source_id: str
    items: tuple[Item, ...]

    @property
    def size(self) -> int:
        """How many statements its questions are about: each is asked about once."""
        return len({item.statement_id for item in self.items})


def topics_of(knowledge: Knowledge, language: Language) -> tuple[Topic, ...]:
    """The topics that there are good questions for in a language, in the documents' order."""
    index = knowledge.index
    items = list(good_items(knowledge, language))
    statements = {item.statement_id: _statement(item.statement_id, index) for item in items}
    size = _sizes(statements.values())
    grouped: dict[tuple[str, Path], list[Item]] = {}
    for statement in index.statements:
        if statement.id in statements:
            grouped.setdefault((statement.source_id, _section(statement, size)), [])
    for item in items:
        statement = statements[item.statement_id]
        grouped[statement.source_id, _section(statement, size)].append(item)
    topics = (_topic(index.sources[name], path, own) for (name, path), own in grouped.items())
    return tuple(topic for topic in topics if topic.size >= FEWEST)


def with_approved(
    topics: Sequence[Topic],
    approved: Iterable[ApprovedAnswer],
    knowledge: Knowledge,
    language: Language,
) -> tuple[Topic, ...]:
    """The topics with the questions that supervisors have answered, each where its quote stands."""
    index = knowledge.index
    added: dict[str, list[Item]] = {}
    for answer in approved:
        approval = answer.approval
        if approval.language != language or state_of(answer, index.texts) != "active":
            continue
        statement = next((s for q in approval.quotes if (s := quoted_statement(q, index))), None)
        topic = statement and _nearest(topics, statement, index)
        if statement and topic:
            facts = facts_of(approval.question, statement, index.terms)
            own = Item(
                approval.question, language, topic.title, statement.id, facts, approval.answer
            )
            added.setdefault(topic.id, []).append(own)
    return tuple(replace(topic, items=(*added.get(topic.id, ()), *topic.items)) for topic in topics)


def _sizes(statements: Iterable[Statement]) -> Counter[tuple[str, Path]]:
    """How many statements a section or subsection has questions about."""
    return Counter(
        (statement.source_id, statement.path[:depth])
        for statement in statements
        for depth in (1, 2)
        if len(statement.path) >= depth
    )


def _section(statement: Statement, size: Counter[tuple[str, Path]]) -> Path:
    """The subsection where that has enough, or else the section."""
    for path in (statement.path[:2], statement.path[:1]):
        if size[statement.source_id, path] >= FEWEST:
            return path
    return ()


def _topic(source: Source, path: Path, items: Sequence[Item]) -> Topic:
    """A topic of a section, or of what else a document has."""
    title = _NUMBERED.sub("", path[-1]) if path else source.title
    title = title.rstrip(" :.?")
    own = tuple(replace(item, topic=title) for item in items)
    return Topic("/".join((source.id, *path)), title, source.id, own)


def _nearest(topics: Sequence[Topic], statement: Statement, index: Index) -> Topic | None:
    """The topic of the statement's section, or of its document."""
    own = [topic for topic in topics if topic.source_id == statement.source_id]
    paths = ("/".join((statement.source_id, *statement.path[:depth])) for depth in (2, 1))
    exact = next((topic for path in paths for topic in own if topic.id == path), None)
    return exact or (own[0] if own and holds(index.sources[statement.source_id]) else None)


def quoted_statement(quoted: Quoted, index: Index) -> Statement | None:
    """The first statement that a quote stands in."""
    spans = find_quote(quoted.quote, index.texts.get(quoted.source_id, ""))
    return next(
        (
            statement
            for statement in index.statements
            if statement.source_id == quoted.source_id
            and any(overlap(own, span) for own in statement.spans for span in spans)
        ),
        None,
    )


def _statement(id_: str, index: Index) -> Statement:
    return index.statements[index.statement_rows[id_]]
