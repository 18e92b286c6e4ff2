"""What is taken along: answers in their order, and the index they were drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.answers import Answer, Language
from ingest import Index, Source


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers in the order they were given; ``language`` is that of the words around them."""

    answers: tuple[Answer, ...]
    language: Language
    sources: Mapping[str, Source]
    built: str
    version: str
    saved: datetime

    @classmethod
    def over(
        cls,
        index: Index,
        answers: Sequence[Answer],
        language: Language,
        saved: datetime | None = None,
    ) -> Conversation:
        """Answers that were drawn from ``index``, saved now unless said otherwise."""
        return cls(
            answers=tuple(answers),
            language=language,
            sources=index.sources,
            built=index.manifest.built,
            version=index.manifest.version,
            saved=saved or datetime.now().astimezone(),
        )
