"""The panel beside the chat: a citation opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.answers import Citation, Language
from assistant.dates import said_date
from assistant.texts import say
from assistant.ui.ask.considered import numbered
from assistant.ui.ask.listed import fact, replaced_by, standing
from assistant.ui.ask.turn import Turn
from assistant.ui.documents.contents import address
from assistant.ui.icons import icon
from assistant.ui.panel import Value
from assistant.ui.sent import Sent
from assistant.ui.text_set import as_paragraphs, pieces, without_heading
from assistant.ui.words import words_under
from ingest import Index, Passage, Source, Statement, overlap

_words = words_under("page.passage")


def passage(index: Index, citation: Citation, language: Language, *, closable: bool = True) -> str:
    """The citation's facts, its passage with the quote marked, and the passages around it."""
    source = index.sources.get(citation.source_id)
    before, here, after = around(index, citation)
    if source is None or not here:
        gone = _words("gone", language)
        return f'{_top(index, citation, None, language, closable)}<p class="text">{gone}</p>'
    return (
        _top(index, citation, source, language, closable)
        + f'<div class="text" lang="{escape(source.language)}">'
        + _neighbour(index, before, citation, "before", language)
        + _here(index, here, citation, language)
        + _neighbour(index, after, citation, "after", language)
        + "</div>"
    )


def around(
    index: Index, citation: Citation
) -> tuple[Passage | None, tuple[Passage, ...], Passage | None]:
    """The passage before, those that hold the quote (seldom more than one), the passage after."""
    quoted = {
        statement.passage_id
        for statement in index.statements
        if statement.source_id == citation.source_id
        and any(overlap(span, citation.span) for span in statement.spans)
    }
    passages = [p for p in index.passages if p.source_id == citation.source_id]
    places = [place for place, p in enumerate(passages) if p.id in quoted]
    if not places:
        return None, (), None
    first, last = places[0], places[-1]
    before = passages[first - 1] if first else None
    after = passages[last + 1] if last + 1 < len(passages) else None
    return before, tuple(passages[first : last + 1]), after


def _here(index: Index, passages: Sequence[Passage], citation: Citation, language: Language) -> str:
    quote = "quote" if citation.marker else "statement"
    shown = pieces(
        [s for passage in passages for s in _statements(index, passage)],
        index.texts[citation.source_id],
        citation.span,
    )
    html = as_paragraphs(without_heading(shown, citation.section))
    before = f'<span class="unseen">[{_words(quote, language)}:] </span>'
    after = f'<span class="unseen"> [{_words("quote_end", language)}]</span>'
    html = html.replace("<mark>", f"{before}<mark>", 1)
    html = f"</mark>{after}".join(html.rsplit("</mark>", 1))
    return f'<section class="here" aria-label="{_words("text", language)}">{html}</section>'


def _neighbour(
    index: Index, neighbour: Passage | None, citation: Citation, key: str, language: Language
) -> str:
    if neighbour is None:
        return ""
    shown = pieces(_statements(index, neighbour), index.texts[neighbour.source_id])
    elsewhere = neighbour.path and neighbour.path != citation.section
    heading = f'<p class="heading">{escape(neighbour.path[-1])}</p>' if elsewhere else ""
    return (
        f'<section class="neighbour" aria-label="{_words(key, language)}">'
        f"{heading}{as_paragraphs(without_heading(shown, neighbour.path))}</section>"
    )


def _statements(index: Index, passage: Passage) -> Iterator[Statement]:
    return (s for s in index.statements if s.passage_id == passage.id)


def _top(
    index: Index, citation: Citation, source: Source | None, language: Language, closable: bool
) -> str:
    """What is known of the document; ``source`` is None where the passage is gone."""
    law = source.law if source else None
    named = say(language, "page.turn.source", marker=citation.marker) if citation.marker else ""
    label = escape(named or say(language, "page.considered.label"))
    close = (
        f'<button type="button" class="quiet close">{icon("close")}'
        f"<span>{_words('close', language)}</span></button>"
    )
    return (
        '<div class="top"><div class="title">'
        f'<h2 tabindex="-1"><span class="number">{label}</span> {escape(citation.title)}</h2>'
        f'{close if closable else ""}</div><dl class="facts">'
        + fact("publisher", escape(citation.publisher), language)
        + fact("level", escape(say(language, f"page.level.{citation.level}")), language)
        + fact("dated", escape(said_date(citation.dated, language)), language)
        + fact("standing", standing(citation.standing, language), language)
        + (fact("law", escape(law), language, label_shown=True) if law else "")
        + "</dl>"
        + (replaced_by(index, source, language) if source else "")
        + _path(citation.section, language)
        + (_whole(citation, language) if source else "")
        + "</div>"
    )


def _whole(citation: Citation, language: Language) -> str:
    """The way to the same place in the whole document."""
    place = escape(address(citation.source_id, citation.span))
    return (
        f'<a class="quiet whole-document" href="{place}">{icon("document")}'
        f"<span>{_words('whole', language)}</span></a>"
    )


def _path(section: tuple[str, ...], language: Language) -> str:
    if not section:
        return ""
    steps = "".join(f"<li>{escape(heading.rstrip(' :'))}</li>" for heading in section)
    return f'<ol class="path" aria-label="{_words("place", language)}">{steps}</ol>'


def opened(said: Sent, turns: tuple[Turn, ...], index: Index) -> Value:
    """The value of the panel for what the user opened: a marker, or what was considered."""
    turn = next((turn for turn in turns if turn.number == said.number("turn")), None)
    answer = turn.answer if turn else None
    html = ""
    if turn and answer:
        seen = numbered(turn.considered, answer.citations)
        found = {str(number): item.citation for number, item in enumerate(seen)}
        cited = {citation.marker: citation for citation in answer.citations}
        # As the answer is, until the visitor chooses another language while it is open.
        language = said.language if said.flag("chosen") else answer.language
        citation = cited.get(said.text("marker")) or found.get(said.text("considered"))
        html = passage(index, citation, language) if citation else ""
    # "asked" differs each time, so that opening the same source again is seen as a change.
    return {"html": html, "asked": said.number("asked")}
