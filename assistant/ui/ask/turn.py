"""A question and as much of its answer as there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from assistant.answers import Answer, Language
from assistant.ui.ask.considered import Considered


@dataclass(frozen=True, slots=True)
class Turn:
    """``question`` is masked, or not known."""

    number: int
    question: str = ""
    standalone: str = ""
    language: Language = "nb"
    status: str = ""
    text: str = ""
    answer: Answer | None = None
    failed: bool = False
    stopped: datetime | None = None  # since when nothing is answered
    question_id: str | None = None  # what the records keep the question under, if they do
    lost: str = ""  # why they cannot
    new_topic: bool = False
    considered: tuple[Considered, ...] = ()
    asked_at: datetime = field(default_factory=partial(datetime.now, UTC), compare=False)

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.answer is not None or self.failed or self.stopped is not None
