"""What the reader must know about the sources of an answer beyond its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answers import Citation, Language, Notice, NoticeKind
from assistant.choose import Chosen
from assistant.knowledge import Knowledge
from assistant.texts import say
from ingest import Statement, overlap

# A section, and the act that is named with it, if one is.
_LAW_SECTION = re.compile(
    r"(?:(?P<act>\w*lov\w*)\s+)?§+\s*\d+-\d+|barnevern\w*lov\w*\s+\d+-\d+", re.IGNORECASE
)
_THE_OLD_ACT = re.compile(r"barnevern|loven", re.IGNORECASE)
# One section of the act; two that have run together, "4-124-25", are 4-12 and 4-25.
_NUMBER = re.compile(r"\d-\d{1,2}(?=\d-|(?!\d))")
# Sections of the act of 1992 and the ones of the act of 2021 that took their place, checked against
# public sources. Of all others nothing is claimed.
_RENUMBERED = {"1-4": "1-7", "4-4": "3-1", "4-12": "5-1", "4-24": "6-2"}
_ACT_IN_FORCE = "2023-01-01"
_OLD_NAMES = re.compile(r"fylkesnemnd\w*|fylkesmann\w*", re.IGNORECASE)


def notices_of(
    chosen: Chosen,
    citations: Sequence[Citation],
    knowledge: Knowledge,
    language: Language,
) -> tuple[Notice, ...]:
    """The notices about the sources of an answer, the gravest first."""
    found = (
        *_only_nearest(chosen, language),
        *_partial(chosen, language),
        *_conflicts(chosen, citations, knowledge, language),
        *_undecided(chosen, citations, knowledge, language),
    )
    return (*found, *about_sources(citations, knowledge, language))


def about_sources(
    citations: Sequence[Citation], knowledge: Knowledge, language: Language
) -> tuple[Notice, ...]:
    """What is to be known of the sources of what is cited, whoever cites it."""
    found = []
    for kind, applies in _ABOUT_SOURCES:
        markers = tuple(c.marker for c in citations if applies(c, knowledge))
        if kind == "local_only" and len(markers) < len(citations):
            continue
        if markers:
            found.append(Notice(kind, say(language, f"notice.{kind}"), markers))
    return (*found, *_old_law(citations, knowledge, language))


def _old_law(
    citations: Sequence[Citation], knowledge: Knowledge, language: Language
) -> list[Notice]:
    """That sections are those of the old act, with their new numbers; or how old the text is."""
    citing = [c for c in citations if _cites_old_law(c, knowledge)]
    if citing:
        numbers = {n: None for c in citing for n in _NUMBER.findall(c.quote)}
        new = [
            say(language, "notice.renumbered", old=old, new=_RENUMBERED[old])
            for old in numbers
            if old in _RENUMBERED
        ]
        text = " ".join([say(language, "notice.old_law"), *new])
        return [Notice("old_law", text, tuple(c.marker for c in citing))]
    # a draft has its own notice, which says more
    finished = [c for c in citations if c.standing != "draft"]
    return [*_dated_before(finished, knowledge, language), *_undated(finished, knowledge, language)]


def _dated_before(
    citations: Sequence[Citation], knowledge: Knowledge, language: Language
) -> list[Notice]:
    sources = knowledge.index.sources
    older = [c for c in citations if (sources[c.source_id].dated or _ACT_IN_FORCE) < _ACT_IN_FORCE]
    text = say(language, "notice.before_the_act")
    return [Notice("old_law", text, tuple(c.marker for c in older))] if older else []


def _undated(
    citations: Sequence[Citation], knowledge: Knowledge, language: Language
) -> list[Notice]:
    """That a source has no date, but somewhere uses a name that a body had before the act."""
    named: dict[str, list[str]] = {}
    for citation in citations:
        if not knowledge.index.sources[citation.source_id].dated:
            old = _OLD_NAMES.search(knowledge.index.texts[citation.source_id])
            if old:
                named.setdefault(old[0].lower(), []).append(citation.marker)
    return [
        Notice("old_law", say(language, "notice.undated", name=name), tuple(markers), "undated")
        for name, markers in named.items()
    ]


def _only_nearest(chosen: Chosen, language: Language) -> list[Notice]:
    text = say(language, "notice.only_nearest")
    return [Notice("partial", text, case="only_nearest")] if chosen.only_nearest else []


def _partial(chosen: Chosen, language: Language) -> list[Notice]:
    return [
        Notice("partial", say(language, "notice.partial", part=part.rstrip(" ?.")))
        for part in chosen.missing
    ]


def _conflicts(
    chosen: Chosen, citations: Sequence[Citation], knowledge: Knowledge, language: Language
) -> list[Notice]:
    rows = knowledge.index.statement_rows
    notices = []
    for conflict in chosen.conflicts:
        sides = [knowledge.index.statements[rows[id_]] for side in conflict.sides for id_ in side]
        notices.append(Notice("conflict", conflict.says[language], _citing(sides, citations)))
    return notices


def _undecided(
    chosen: Chosen, citations: Sequence[Citation], knowledge: Knowledge, language: Language
) -> list[Notice]:
    """That two sources are not alike, where nobody has decided whether they disagree."""
    pair = chosen.undecided or ()
    sides = [_citing([statement], citations) for statement in pair]
    if not pair or not all(sides):
        return []
    one, other = ("".join(f"[{marker}]" for marker in markers) for markers in sides)
    title, another = (knowledge.index.sources[statement.source_id].title for statement in pair)
    if pair[0].source_id == pair[1].source_id:
        text = say(language, "notice.differs_within", title=title, one=one, other=other)
    else:
        named = {"one": f"«{title}» {one}", "other": f"«{another}» {other}"}
        text = say(language, "notice.differ", **named)
    markers = tuple(dict.fromkeys(marker for side in sides for marker in side))
    return [Notice("conflict", text, markers, case="unconfirmed")]


def _citing(statements: Sequence[Statement], citations: Sequence[Citation]) -> tuple[str, ...]:
    """The markers of what is cited of these statements."""
    # A side that introduces a list is quoted with it, so a quote may be longer than the side.
    places = [(s.source_id, span) for s in statements for span in s.spans]
    return tuple(
        c.marker
        for c in citations
        if any(c.source_id == id_ and overlap(c.span, span) for id_, span in places)
    )


def _is_draft(citation: Citation, _: Knowledge) -> bool:
    return citation.standing == "draft"


def _is_superseded(citation: Citation, knowledge: Knowledge) -> bool:
    source = knowledge.index.sources[citation.source_id]
    return source.superseded_by is not None and source.standing != "draft"


def _is_under_construction(citation: Citation, _: Knowledge) -> bool:
    return citation.standing == "under_construction"


def _cites_old_law(citation: Citation, knowledge: Knowledge) -> bool:
    """Whether it names a section of the old act, not of another («omsorgstjenesteloven § 7-2»)."""
    law = knowledge.index.sources[citation.source_id].law
    if law is None or "1992" not in law:
        return False
    acts = [section["act"] for section in _LAW_SECTION.finditer(citation.quote)]
    return any(act is None or _THE_OLD_ACT.match(act) for act in acts)


def _has_old_name(citation: Citation, _: Knowledge) -> bool:
    return _OLD_NAMES.search(citation.quote) is not None


def _is_local(citation: Citation, _: Knowledge) -> bool:
    return citation.level == "local"


_ABOUT_SOURCES: tuple[tuple[NoticeKind, Callable[[Citation, Knowledge], bool]], ...] = (
    ("draft", _is_draft),
    ("superseded", _is_superseded),
    ("under_construction", _is_under_construction),
    ("old_name", _has_old_name),
    ("local_only", _is_local),
)
