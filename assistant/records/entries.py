"""The nouns of the records: what is kept of questions, reports, approvals, notices and training.

Times are in UTC. Who writes an entry gets it back as it is kept: masked, with its id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from assistant.answers import Citation, Language, Outcome, Role

Reason = Literal[
    "wrong",
    "partly_wrong",
    "outdated",
    "misses_something",
    "quote_does_not_support",
    "should_have_refused",
    "should_have_answered",
    "other",
]
Importance = Literal["low", "normal", "high"]
Cause = Literal["question", "retrieval", "document", "wording"]
Judgement = Literal["knew", "partly", "did_not_know"]
ApprovalState = Literal["active", "due", "stale"]


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Where a citation of a kept question stands; the words themselves are in the source."""

    source_id: str
    section: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question that was asked, masked, and how it was answered."""

    id: str
    asked_at: datetime
    question: str
    outcome: Outcome
    role: Role
    language: Language
    writer: str
    index_version: str
    citations: tuple[CitedPlace, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Triage:
    """What a supervisor makes of an error report."""

    importance: Importance = "normal"
    cause: Cause | None = None
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """What a user holds against an answer, with the answer as it was."""

    id: str
    reported_at: datetime
    reasons: tuple[Reason, ...]
    comment: str
    question: str
    answer: str
    outcome: Outcome
    role: Role
    language: Language
    index_version: str
    citations: tuple[Citation, ...] = ()
    question_id: str | None = None
    triage: Triage = field(default_factory=Triage)
    done_at: datetime | None = None
    judged_by: str | None = None
    judged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source, as they stand there."""

    source_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class NewApproval:
    """An answer that a supervisor vouches for; ``name`` says who, ``review_on`` until when.

    ``wordings`` are other ways to ask the same. Without a ``role`` it is for everybody.
    """

    question: str
    answer: str
    quotes: tuple[Quoted, ...]
    name: str
    review_on: date
    language: Language = "nb"
    role: Role | None = None
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovedAnswer:
    """A kept approval; ``hashes`` are of the texts of its sources when it was approved."""

    id: str
    approved_on: date
    approval: NewApproval
    hashes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who did something, why, and when."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Banner:
    """A message to all who use the page from ``start`` until ``end``, unless taken down before."""

    id: str
    text: str
    start: datetime
    end: datetime
    posted: Signed
    taken_down: Signed | None = None

    def is_up(self, now: datetime) -> bool:
        """Whether it is to be shown."""
        return self.taken_down is None and self.start <= now < self.end


@dataclass(frozen=True, slots=True)
class Switched:
    """One turn of the switch that stops answering."""

    stopped: bool
    signed: Signed


@dataclass(frozen=True, slots=True)
class NewResult:
    """What a trainee answered in a training session, and how it went."""

    session: str
    topic: str
    question: str
    own_words: str
    found: tuple[str, ...]
    missed: tuple[str, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """A kept result of training."""

    id: str
    at: datetime
    result: NewResult


@dataclass(frozen=True, slots=True)
class Erased:
    """How many records were erased."""

    questions: int = 0
    reports: int = 0

    def __str__(self) -> str:
        return f"{self.questions} questions and {self.reports} error reports"
