"""Which words of a passage, statement or question are embedded and counted, and their vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.documents import Passage, Source, Statement
from ingest.embed import Vectors
from ingest.embed.cache import CachedEmbedder
from ingest.questions import Joined
from ingest.unanswered import Unanswered

Report = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Embedded:
    """One matrix a kind, row i for element i, and how many texts no cache had."""

    passages: Vectors
    statements: Vectors
    questions: Vectors
    unanswered: Vectors
    computed: int


def passage_words(passage: Passage, source: Source) -> str:
    """What stands for a passage: where it stands, then what it says."""
    return f"{source.title}. {'. '.join(passage.path)}. {passage.text}"


def statement_words(statement: Statement) -> str:
    """What stands for a statement: the nearest heading, what introduces it, then what it says."""
    heading = statement.path[-1] if statement.path else ""
    return f"{heading}: {statement.in_context}" if heading else statement.in_context


def embed_all(
    passages: Sequence[tuple[Passage, Source]],
    statements: Sequence[Statement],
    asked: Sequence[Joined],
    unanswered: Sequence[Unanswered],
    embedder: CachedEmbedder,
    report: Report,
) -> Embedded:
    """Embed everything; ``report`` hears ("embed", all), then ("embedded", so many more)."""
    report("embed", len(passages) + len(statements) + len(asked) + len(unanswered))

    def progress(count: int) -> None:
        report("embedded", count)

    return Embedded(
        passages=embedder.passages([passage_words(p, s) for p, s in passages], progress),
        statements=embedder.passages([statement_words(s) for s in statements], progress),
        questions=embedder.questions([one.searched for one in asked], progress),
        unanswered=embedder.questions([one.searched for one in unanswered], progress),
        computed=embedder.computed,
    )
