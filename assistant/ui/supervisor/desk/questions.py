"""Questions on the desk: filters, numbers, what was not answered, topics, what is cited most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, tzinfo
from html import escape
from typing import get_args

from assistant.answers import ROLES, Language, Outcome
from assistant.dates import said_date
from assistant.records import KeptQuestion
from assistant.ui.sent import Sent
from assistant.ui.supervisor.desk.alike import Meanings, last_heading
from assistant.ui.supervisor.desk.approve import approve_button
from assistant.ui.supervisor.desk.figures import (
    KIND_OF,
    KINDS,
    Asked,
    Choice,
    by_kind,
    day_of,
    most_used,
)
from assistant.ui.supervisor.desk.plot import within
from assistant.ui.supervisor.fields import Chosen, day, filters
from assistant.ui.supervisor.moments import zone_of
from assistant.ui.words import words_under
from ingest import Index, Span, quote_at

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
LONGEST_LIST = 2_000
_GROUPS, _MEMBERS, _ALONE, _ROWS = 30, 40, 100, 12
Questions = Sequence[KeptQuestion]
_words = words_under("page.supervisor.desk")


def choice(said: Sent) -> Choice:
    """What the browser asked for."""
    return Choice(
        first=_date(said.text("first")),
        last=_date(said.text("last")),
        role=said.one_of("role", ("", *ROLES)),
        outcome=said.one_of("outcome", ("", *OUTCOMES)),
        topic=said.text("topic"),
        zone=zone_of(said.text("zone")),
    )


def topic_of(question: Asked, meanings: Meanings, index: Index) -> str:
    """The heading it cites most; of a question without answer, the heading it is nearest to.

    "" where there is none, or none is known yet.
    """
    if question.citations:
        cited = Counter((place.section, place.source_id) for place in question.citations)
        section, source_id = cited.most_common(1)[0][0]
        source = index.sources.get(source_id)
        return last_heading(section) or (source.title if source else source_id)
    return meanings.heading(question.question)


def unanswered(questions: Questions) -> tuple[KeptQuestion, ...]:
    """Those that got no answer, the newest of them where they are very many."""
    found = [asked for asked in questions if KIND_OF[asked.outcome] == "unanswered"]
    return tuple(found[:LONGEST_LIST])


def filters_part(chosen: Choice, topics: Collection[str], language: Language) -> str:
    """The form that chooses questions; a topic that was chosen stays though none has it."""
    named = sorted({*topics, chosen.topic} - {""}, key=str.casefold)
    fields = (
        Chosen("role", chosen.role, ("", *ROLES)),
        Chosen("outcome", chosen.outcome, ("", *OUTCOMES)),
        Chosen("topic", chosen.topic, ("", *named), {topic: topic for topic in named}),
    )
    days = day("first", chosen.first, "questions", language)
    days += day("last", chosen.last, "questions", language)
    return filters("questions", fields, language, before=days)


def numbers_part(questions: Questions, kept: int, open_reports: int, language: Language) -> str:
    """The numbers at a glance, and of what kind those are that got no answer."""
    counts = by_kind(questions)
    told = {"questions": len(questions)} | {kind: counts[kind] for kind in KINDS}
    if not counts["about"]:
        del told["about"]
    told["reports"] = open_reports
    tiles = "".join(
        f"<div><dt>{_words(f'number.{name}', language)}</dt><dd>{count}</dd></div>"
        for name, count in told.items()
    )
    if not questions:
        why = "empty" if not kept else "none_chosen"
        return f'<dl class="tiles">{tiles}</dl><p>{_words(why, language)}</p>'
    outcomes = Counter(asked.outcome for asked in questions)
    reasons = "; ".join(
        f"{within(_words(f'field.outcome_option.{outcome}', language))}: {outcomes[outcome]}"
        for outcome in KINDS["unanswered"]
        if outcomes[outcome]
    )
    why_not = f"<p>{_words('why_not', language)} {reasons}.</p>" if reasons else ""
    return f'<dl class="tiles">{tiles}</dl>{why_not}'


def unanswered_part(
    questions: Questions, meanings: Meanings, pending: int, zone: tzinfo | None, language: Language
) -> str:
    """What was not answered, grouped by meaning; the group asked most often first."""
    if not questions:
        return f"<p>{_words('group.none', language)}</p>"
    asked: dict[str, list[KeptQuestion]] = {}
    for question in questions:
        asked.setdefault(question.question, []).append(question)
    groups = [[asked[text] for text in texts] for texts in meanings.groups(asked)]
    groups.sort(key=lambda group: (_size(group), _newest(group).asked_at), reverse=True)
    several = [group for group in groups if _size(group) > 1]
    alone = [group[0][0] for group in groups if _size(group) == 1]
    said = _words("group.waiting", language, count=pending) if pending else ""
    if len(several) > _GROUPS:
        said += " " + _words("group.most", language, count=_GROUPS, all=len(several))
    listed = "".join(_group(group, zone, language) for group in several[:_GROUPS])
    if listed:
        listed = f'<ol class="groups">{listed}</ol>'
    return f'<p class="count">{said}</p>{listed}{_alone(alone, zone, language)}'


def topics_part(topics: Sequence[tuple[str, int, int]], language: Language) -> str:
    """Topics with how many questions they have, and how many of these got no answer."""
    if not topics:
        return f"<p>{_words('topic.none', language)}</p>"
    rows = "".join(
        f'<tr><th scope="row">{escape(topic)}</th><td>{count}</td><td>{missing}</td></tr>'
        for topic, count, missing in topics[:_ROWS]
    )
    return _table(("topic.topic", "topic.questions", "topic.unanswered"), rows, language, "topics")


def used_part(questions: Questions, index: Index, language: Language) -> str:
    """The sections that answers cite most, each with the place that they cite most."""
    used = most_used(questions)[:_ROWS]
    if not used:
        return f"<p>{_words('used.none', language)}</p>"
    rows = ""
    for number, section in enumerate(used):
        source = index.sources.get(section.source_id)
        title = source.title if source else section.source_id
        place = escape(last_heading(section.section) or title)
        # Offsets are of the documents as they were then.
        if source and section.index_version == index.manifest.version:
            span = Span(section.place.start, section.place.end)
            quote = escape(quote_at(index.texts[section.source_id], span))
            place = (
                f'<details id="used-{number}"><summary>{place}</summary>'
                f'<blockquote lang="{escape(source.language)}">{quote}</blockquote></details>'
            )
        rows += (
            f'<tr><th scope="row">{place}</th><td>{escape(title)}</td><td>{section.count}</td></tr>'
        )
    return _table(("used.section", "used.source", "used.count"), rows, language, "used")


def _group(group: list[list[KeptQuestion]], zone: tzinfo | None, language: Language) -> str:
    newest = _newest(group)
    first = group[0][0]
    when = said_date(day_of(newest, zone).isoformat(), language)
    members = [asked for same in group for asked in same]
    members.sort(key=lambda asked: asked.asked_at, reverse=True)
    rest = len(members) - _MEMBERS
    more = f"<p>{_words('group.more', language, count=rest)}</p>" if rest > 0 else ""
    return (
        f'<li><p class="asked" lang="{first.language}">{escape(first.question)}</p>'
        f'<p class="facts"><strong>{_words("group.count", language, count=_size(group))}</strong>'
        f" <span>{_words('group.last', language, date=when)}</span></p>"
        f'<details id="group-{first.id}"><summary>{_words("group.members", language)}</summary>'
        f"{_list(members[:_MEMBERS], zone, language)}{more}</details>"
        f"<p>{approve_button(first, language)}</p></li>"
    )


def _alone(questions: list[KeptQuestion], zone: tzinfo | None, language: Language) -> str:
    if not questions:
        return ""
    rest = len(questions) - _ALONE
    more = f"<p>{_words('group.more', language, count=rest)}</p>" if rest > 0 else ""
    return (
        f'<details id="desk-alone"><summary>'
        f"{_words('group.alone', language, count=len(questions))}</summary>"
        f"{_list(questions[:_ALONE], zone, language, approve=True)}{more}</details>"
    )


def _list(
    questions: Sequence[KeptQuestion],
    zone: tzinfo | None,
    language: Language,
    *,
    approve: bool = False,
) -> str:
    items = "".join(
        f'<li><span lang="{asked.language}">{escape(asked.question)}</span> <span class="facts">'
        f"{_words(f'field.outcome_option.{asked.outcome}', language)},"
        f" {escape(said_date(day_of(asked, zone).isoformat(), language))}</span>"
        f"{approve_button(asked, language) if approve else ''}</li>"
        for asked in questions
    )
    return f'<ul class="members">{items}</ul>'


def _table(heads: Sequence[str], rows: str, language: Language, name: str) -> str:
    head = "".join(f'<th scope="col">{_words(key, language)}</th>' for key in heads)
    return (
        f'<table class="numbers {name}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _size(group: list[list[KeptQuestion]]) -> int:
    return sum(map(len, group))


def _newest(group: list[list[KeptQuestion]]) -> KeptQuestion:
    return max((asked for same in group for asked in same), key=lambda asked: asked.asked_at)


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
