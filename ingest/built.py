"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.errors import UnreadableSource
from ingest.index import Index
from ingest.manifest import Manifest


class Counts(NamedTuple):
    """How much of one source is indexed."""

    passages: int
    statements: int
    questions: int


@dataclass(frozen=True, slots=True)
class Built:
    """The index in use after a build; ``counts`` is empty where nothing had changed."""

    manifest: Manifest
    unread: tuple[UnreadableSource, ...] = ()
    counts: dict[str, Counts] = field(default_factory=dict)
    embedded: int = 0


def counted(index: Index) -> dict[str, Counts]:
    """How many passages, statements and anticipated questions each source has."""
    return {
        source_id: Counts(
            sum(passage.source_id == source_id for passage in index.passages),
            sum(statement.source_id == source_id for statement in index.statements),
            sum(question.source_id == source_id for question in index.questions),
        )
        for source_id in index.sources
    }
