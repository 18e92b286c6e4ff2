"""The nouns of this room: Question, Hit, Citation, Notice, Answer, and the events of an answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ingest import Span, Statement

Role = Literal["caseworker", "partner", "supervisor"]
Language = Literal["nb", "nn", "en"]
Outcome = Literal[
    "answered", "not_in_corpus", "out_of_scope", "about", "emergency", "unclear", "failed"
]
NoticeKind = Literal[
    "conflict",
    "draft",
    "under_construction",
    "old_law",
    "old_name",
    "local_only",
    "superseded",
    "general_guidance",
    "personal_data",
    "partial",
]
# Where the heading of its kind would not be true of a notice.
NoticeCase = Literal["unconfirmed", "undated", "duty_to_report", "only_nearest"]
ROLES: tuple[Role, ...] = ("caseworker", "partner", "supervisor")


@dataclass(frozen=True, slots=True)
class Question:
    """What a user asks; ``history`` is the same user's earlier questions, oldest first."""

    text: str
    history: tuple[str, ...] = ()
    role: Role = "caseworker"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that may answer, with its fused score and the score that each ranker gave it."""

    statement: Statement
    score: float
    by_ranker: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands; ``start`` and ``end`` are offsets in the file as delivered."""

    marker: str
    source_id: str
    title: str
    publisher: str
    level: str
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    dated: str | None
    standing: str

    @property
    def span(self) -> Span:
        """Where the quote stands in the file."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know; ``markers`` name the citations that it is about.

    A ``case`` of its kind has a heading of its own: a conflict that no person has confirmed, a
    source whose age is only inferred, the duty to report, an answer that may be none.
    """

    kind: NoticeKind
    text: str
    markers: tuple[str, ...] = ()
    case: NoticeCase | None = None

    @property
    def heading(self) -> str:
        """The key of its heading among the texts of the page."""
        return f"page.notice_case.{self.case}" if self.case else f"page.notice.{self.kind}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer format of the contract, field by field."""

    id: str
    question: str
    standalone_question: str
    language: Language
    role: Role
    outcome: Outcome
    text: str
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    writer: str = "extractive"
    timings_ms: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The answer as plain values for ``json.dumps``, as the contract has them."""
        plain = asdict(self)
        for notice in plain["notices"]:
            del notice["case"]  # its words tell
        return plain


@dataclass(frozen=True, slots=True)
class Understood:
    """Event: the question is read; carries what will be searched for."""

    question: str
    standalone_question: str
    language: Language


@dataclass(frozen=True, slots=True)
class Found:
    """Event: the sources are searched; carries the best hits."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Wrote:
    """Event: a piece of the answer's text is ready."""

    piece: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Event, always the last: the whole, checked answer."""

    answer: Answer


Event = Understood | Found | Wrote | Answered
