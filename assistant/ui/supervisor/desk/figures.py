"""What is counted on the desk: questions by kind, day and topic, and the passages most used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo

from assistant.answers import Outcome
from assistant.records import CitedPlace, ErrorReport, KeptQuestion

# What a supervisor tells apart; the order of the bars and of the columns.
KINDS: Mapping[str, tuple[Outcome, ...]] = {
    "answered": ("answered",),
    "unanswered": ("not_in_corpus", "unclear", "out_of_scope", "failed"),
    "emergency": ("emergency",),
    "about": ("about",),
}
KIND_OF = {outcome: kind for kind, outcomes in KINDS.items() for outcome in outcomes}
_MOST_DAYS = 45
_WEEK = 7
Questions = Sequence[KeptQuestion]
Asked = KeptQuestion | ErrorReport
TopicOf = Callable[[KeptQuestion], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which questions and reports to look at; what is empty chooses all."""

    first: date | None = None
    last: date | None = None
    role: str = ""
    outcome: str = ""
    topic: str = ""
    zone: tzinfo | None = None

    def allows(self, asked: Asked) -> bool:
        """Whether this is one of them, its topic apart."""
        day = day_of(asked, self.zone)
        return (
            (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
            and self.role in ("", asked.role)
            and self.outcome in ("", asked.outcome)
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, or a week where there are many days, and how many questions of each kind it had."""

    first: date
    last: date
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Used:
    """A section that answers cite, in how many, and the place in it that they cite most."""

    source_id: str
    section: tuple[str, ...]
    count: int
    place: CitedPlace
    index_version: str


def day_of(asked: Asked, zone: tzinfo | None) -> date:
    """The day on which it was asked or reported, by the clock of the zone."""
    moment = asked.reported_at if isinstance(asked, ErrorReport) else asked.asked_at
    return moment.astimezone(zone).date()


def by_kind(questions: Questions) -> Counter[str]:
    """How many there are of each kind."""
    return Counter(KIND_OF[question.outcome] for question in questions)


def by_day(questions: Questions, zone: tzinfo | None) -> tuple[Stretch, ...]:
    """Each day from the first with a question to the last; weeks where that would be many."""
    days: dict[date, Counter[str]] = {}
    for question in questions:
        counts = days.setdefault(day_of(question, zone), Counter())
        counts[KIND_OF[question.outcome]] += 1
    if not days:
        return ()
    first, last, step = min(days), max(days), 1
    if (last - first).days >= _MOST_DAYS:
        first, step = first - timedelta(days=first.weekday()), _WEEK
    stretches = []
    while first <= last:
        within = [first + timedelta(days=day) for day in range(step)]
        counts = sum((days.get(day, Counter()) for day in within), Counter[str]())
        stretches.append(Stretch(first, within[-1], counts))
        first = within[-1] + timedelta(days=1)
    return tuple(stretches)


def by_topic(questions: Questions, topic_of: TopicOf) -> tuple[tuple[str, int, int], ...]:
    """For each topic how many questions and how many of them unanswered, most first."""
    asked: Counter[str] = Counter()
    unanswered: Counter[str] = Counter()
    for question in questions:
        topic = topic_of(question)
        asked[topic] += 1
        unanswered[topic] += KIND_OF[question.outcome] == "unanswered"
    return tuple((topic, count, unanswered[topic]) for topic, count in asked.most_common() if topic)


def most_used(questions: Iterable[KeptQuestion]) -> tuple[Used, ...]:
    """The sections that questions' answers cite, the one cited in most of them first."""
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    places: dict[tuple[str, tuple[str, ...]], Counter[tuple[CitedPlace, str]]] = {}
    for question in questions:
        counts.update({(cited.source_id, cited.section) for cited in question.citations})
        for cited in question.citations:
            place = (cited, question.index_version)
            places.setdefault((cited.source_id, cited.section), Counter())[place] += 1
    found = []
    for section, count in counts.most_common():
        cited, version = places[section].most_common(1)[0][0]
        found.append(Used(*section, count, cited, version))
    return tuple(found)
