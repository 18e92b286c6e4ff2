"""Everything that was looked at for an answer, apart from what it cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from assistant.answers import Citation, Hit, Language
from assistant.dates import said_date
from assistant.ui.ask.listed import standing
from assistant.ui.words import words_under
from ingest import Index, overlap

_words = words_under("page.considered")


@dataclass(frozen=True, slots=True)
class Considered:
    """A statement that was found, as if cited; ``lead_in`` introduces the list that it is in."""

    citation: Citation
    lead_in: str


def considered(hits: Iterable[Hit], index: Index) -> tuple[Considered, ...]:
    """What is kept of the hits, best first; scores say nothing to a reader."""
    return tuple(_considered(hit, index) for hit in hits)


def numbered(items: Iterable[Considered], cited: Iterable[Citation]) -> tuple[Considered, ...]:
    """The same with the markers of the answer at those that it uses."""
    known = tuple(cited)
    return tuple(
        replace(item, citation=replace(item.citation, marker=_marker(item.citation, known)))
        for item in items
    )


def disclosure(
    number: int, items: Iterable[Considered], cited: Iterable[Citation], language: Language
) -> str:
    """A closed list under the turn of that number; each item opens its passage."""
    shown = numbered(items, cited)
    if not shown:
        return ""
    some = any(item.citation.marker for item in shown)
    listed = "".join(_item(number, n, item, language) for n, item in enumerate(shown))
    return (
        f'<details class="considered"><summary>{_words("heading", language, n=len(shown))}'
        f"</summary><p>{_words('intro' if some else 'intro_none', language)}</p>"
        f"<ol>{listed}</ol></details>"
    )


def _considered(hit: Hit, index: Index) -> Considered:
    statement = hit.statement
    source = index.sources[statement.source_id]
    citation = Citation(
        marker="",
        source_id=source.id,
        title=source.title,
        publisher=source.publisher,
        level=source.level,
        section=statement.path,
        quote=statement.text,
        start=statement.spans[0].start,
        end=statement.spans[-1].end,
        dated=source.dated,
        standing=source.standing,
    )
    return Considered(citation, statement.lead_in)


def _marker(found: Citation, cited: tuple[Citation, ...]) -> str:
    same = (c for c in cited if c.source_id == found.source_id and overlap(c.span, found.span))
    return next((citation.marker for citation in same), "")


def _item(turn: int, number: int, item: Considered, language: Language) -> str:
    found = item.citation
    section = found.section[-1].rstrip(" :") if found.section else ""
    place = f'<span class="section">{escape(section)}</span>' if section != found.title else ""
    facts = " · ".join((found.publisher, said_date(found.dated, language)))
    tag = "" if found.standing == "published" else standing(found.standing, language)
    used = f'<span class="used">{_words("used", language, marker=found.marker)}</span>'
    # A list right under a heading is introduced by the heading, which is named already.
    introduced = item.lead_in and item.lead_in not in found.section
    lead_in = f'<span class="lead-in">{escape(item.lead_in)}</span> ' if introduced else ""
    return (
        f'<li><button type="button" class="source" data-turn="{turn}" data-considered="{number}">'
        f'<span class="what"><span class="document">{escape(found.title)}</span>{place}'
        f'<span class="facts">{escape(facts)} {tag}</span>'
        f'<span class="quoted">{lead_in}«{escape(found.quote)}»</span>'
        f"{used if found.marker else ''}</span></button></li>"
    )
