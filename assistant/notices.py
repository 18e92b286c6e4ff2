"""What the reader must know about an answer beyond its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answers import Citation, Language, Notice, NoticeKind
from assistant.choose import Chosen
from assistant.knowledge import Knowledge
from assistant.texts import find, say
from ingest import overlap

_LAW_SECTION = re.compile(r"§+\s*\d+-\d+|barnevern\w*lov\w*\s+\d+-\d+", re.IGNORECASE)
_OLD_NAMES = re.compile(r"fylkesnemnd\w*|fylkesmann\w*", re.IGNORECASE)


def notices_of(
    chosen: Chosen,
    citations: Sequence[Citation],
    knowledge: Knowledge,
    language: Language,
) -> tuple[Notice, ...]:
    """The notices about the sources of an answer, the gravest first."""
    found = [*_partial(chosen, language), *_conflicts(chosen, citations, knowledge, language)]
    for kind, applies in _ABOUT_SOURCES:
        markers = tuple(c.marker for c in citations if applies(c, knowledge))
        if kind == "local_only" and len(markers) < len(citations):
            continue
        if markers:
            found.append(Notice(kind, say(language, f"notice.{kind}"), markers))
    return tuple(found)


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
        # A side that introduces a list is quoted with it, so a quote may be longer than the side.
        places = [(s.source_id, span) for s in sides for span in s.spans]
        markers = tuple(
            c.marker
            for c in citations
            if any(c.source_id == id_ and overlap(c.span, span) for id_, span in places)
        )
        notices.append(Notice("conflict", conflict.says[language], markers))
    return notices


def _is_draft(citation: Citation, _: Knowledge) -> bool:
    return citation.standing == "draft"


def _is_superseded(citation: Citation, knowledge: Knowledge) -> bool:
    source = knowledge.index.sources[citation.source_id]
    return source.superseded_by is not None and source.standing != "draft"


def _is_under_construction(citation: Citation, _: Knowledge) -> bool:
    return citation.standing == "under_construction"


def _has_old_law(citation: Citation, knowledge: Knowledge) -> bool:
    law = knowledge.index.sources[citation.source_id].law
    return law is not None and "1992" in law and _LAW_SECTION.search(citation.quote) is not None


def _has_old_name(citation: Citation, _: Knowledge) -> bool:
    return _OLD_NAMES.search(citation.quote) is not None


def _is_local(citation: Citation, _: Knowledge) -> bool:
    return citation.level == "local"


_ABOUT_SOURCES: tuple[tuple[NoticeKind, Callable[[Citation, Knowledge], bool]], ...] = (
    ("draft", _is_draft),
    ("superseded", _is_superseded),
    ("under_construction", _is_under_construction),
    ("old_law", _has_old_law),
    ("old_name", _has_old_name),
    ("local_only", _is_local),
)

# A concrete child: an age or a grade with "my pupil", "a boy I follow", in the first person.
_FIRST_PERSON = re.compile(
    r"\b(?:jeg|eg|vi|me|min|mi|mitt|vår|vårt|oss|i|my|our|we)\b", re.IGNORECASE
)
_ONE_CHILD = re.compile(
    r"\b(?:gutt(?:en)?|guten|jent[ae]|elev(?:en)?|barnet|ungen|tenåring(?:en)?|søsken(?:e)?|\w+åring(?:en)?"
    r"|babyen|mor(?:en)?|far(?:en)?|familien?|pupil|boy|girl|child|teenager|mother|father|\[navn\])\b",
    re.IGNORECASE,
)
_SOMETHING_HAPPENS = re.compile(
    r"\b(?:har|hadde|er|ble|vart|vil|sier|seier|kommer|kjem|går|sitter|følger|fyller|sover|slår|drikker"
    r"|has|had|is|was|says|wants|comes)\b",
    re.IGNORECASE,
)


def about_the_question(question: str, masked: bool, language: Language) -> tuple[Notice, ...]:
    """The notices that follow from what was asked: something was masked, one child is described."""
    found: list[Notice] = []
    if masked:
        found.append(Notice("personal_data", str(find(language, "notice.personal_data"))))
    if _describes_one_child(question):
        found.append(Notice("general_guidance", str(find(language, "notice.general_guidance"))))
    return tuple(found)


def _describes_one_child(question: str) -> bool:
    patterns = (_FIRST_PERSON, _ONE_CHILD, _SOMETHING_HAPPENS)
    return len(question.split()) >= 8 and all(p.search(question) for p in patterns)
