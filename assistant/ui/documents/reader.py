"""The panel with a document opened: what it is, its contents, its text, a quote marked in it."""

from __future__ import annotations

import re
from html import escape

from assistant.answers import Language
from assistant.dates import said_date
from assistant.texts import find, say
from assistant.ui.ask.listed import fact, replaced_by, standing
from assistant.ui.documents.contents import Part, contents, parts
from assistant.ui.icons import icon
from assistant.ui.panel import Value
from assistant.ui.sent import Sent
from assistant.ui.text_set import as_paragraphs, pieces, without_heading
from assistant.ui.words import words_under
from ingest import Index, Source, Span, overlap

_QUOTE = re.compile(r"(\d{1,12})-(\d{1,12})", re.ASCII)
_PART = re.compile(r"\d{1,6}", re.ASCII)
_DEEPEST = 6  # of the headings that HTML has
_words = words_under("page.reader")


def reader(language: Language) -> Value:
    """The value of the panel while nothing is opened, or in another language."""
    return {"source": "", "place": "", "html": "", "language": language, "asked": 0}


def read(said: Sent, index: Index) -> Value:
    """The document that is asked for at the place that is asked for; nothing if either is not."""
    source = index.sources.get(said.text("source"))
    place = said.text("place")
    known = parts(index, source.id) if source else ()
    asked = {"asked": said.number("asked")}
    if source is None or not (place == "" or _part(known, place) or _quote(known, place)):
        return reader(said.language) | asked
    html = document(index, source, known, _quote(known, place), said.language)
    return {
        "source": source.id,
        "place": place,
        "html": html,
        "language": said.language,
        "words": find(said.language, "page.reader.search"),
    } | asked


def document(
    index: Index, source: Source, known: tuple[Part, ...], quote: Span | None, language: Language
) -> str:
    """The document as HTML, the quote marked."""
    spoken = escape(source.language)
    listed = contents(source.id, known)
    body = "".join(_part_html(part, index.texts[source.id], quote) for part in known)
    if quote:
        spoken_quote = f'<span class="unseen" lang="{language}">'
        before = f"{spoken_quote}[{_words('quote', language)}:] </span>"
        after = f"{spoken_quote} [{_words('quote_end', language)}]</span>"
        body = body.replace("<mark>", f"{before}<mark>", 1)
        body = f"</mark>{after}".join(body.rsplit("</mark>", 1))
    return (
        f'<div class="reading">{_top(index, source, language)}'
        f'<div class="tools">{_bar(source, language)}'
        f'<div class="side"><a class="quiet back" href="#ask">{icon("back")}'
        f"<span>{_words('back', language)}</span></a>"
        f'<nav aria-label="{_words("contents", language)}"{"" if listed else " hidden"}>'
        f"<details><summary>{_words('contents', language)}</summary>"
        f'<div class="parts" lang="{spoken}">{listed}</div></details></nav></div></div>'
        f'<div class="body"><div class="text" lang="{spoken}">{body}</div>'
        f'<p class="left-out">{_words("left_out", language)}</p></div></div>'
    )


def _part_html(part: Part, text: str, quote: Span | None) -> str:
    heading = ""
    if part.path:
        level = min(_DEEPEST, len(part.path) + 1)
        heading = f'<h{level} tabindex="-1">{escape(part.heading)}</h{level}>'
    shown = without_heading(pieces(part.statements, text, quote), part.path)
    return f'<section data-part="{part.number}">{heading}{as_paragraphs(shown)}</section>'


def _top(index: Index, source: Source, language: Language) -> str:
    facts = [
        fact("publisher", escape(source.publisher), language),
        fact("level", escape(say(language, f"page.level.{source.level}")), language),
    ]
    if source.law:
        facts.append(fact("law", escape(source.law), language, label_shown=True))
    return (
        f'<div class="top"><p><a class="quiet" href="#documents">{icon("document")}'
        f"<span>{_words('all', language)}</span></a></p>"
        f'<h1 tabindex="-1" lang="{escape(source.language)}">{escape(source.title)}</h1>'
        f'<dl class="facts">{"".join(facts)}</dl>{replaced_by(index, source, language)}'
        f"{whereabouts(source, language)}</div>"
    )


def whereabouts(source: Source, language: Language) -> str:
    """The address that the document was published at, if it is known."""
    if not source.url:
        return ""
    shown = escape(source.url)
    if source.url.startswith(("https://", "http://")):
        shown = (
            f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'
            f" ({_words('new_tab', language)})"
        )
    return f'<p class="url">{_words("url", language)}: {shown}</p>'


def _bar(source: Source, language: Language) -> str:
    """What stays in sight: how old the text is and what it is worth, and the search."""
    search = "page.reader.search"
    field = escape(say(language, f"{search}.label"))
    buttons = "".join(
        f'<button type="button" class="quiet {way}" disabled'
        f' aria-label="{escape(say(language, f"{search}.{way}"))}"'
        f' title="{escape(say(language, f"{search}.{way}"))}">{icon(sign)}</button>'
        for way, sign in (("previous", "up"), ("next", "down"))
    )
    return (
        '<div class="bar"><p class="now">'
        f'<span class="title" lang="{escape(source.language)}" aria-hidden="true">'
        f'{escape(source.title)}</span><span class="dated">'
        f'<span class="unseen">{escape(say(language, "page.passage.dated"))}: </span>'
        f"{escape(said_date(source.dated, language))}</span>"
        f'<span class="unseen">{escape(say(language, "page.passage.standing"))}: </span>'
        f"{standing(source.standing, language)}</p>"
        f'<form role="search" novalidate><label class="unseen" for="reader-search">{field}</label>'
        f'<input id="reader-search" type="search" autocomplete="off" placeholder="{field}">'
        f'{buttons}<span class="hits" role="status"></span></form></div>'
    )


def _part(known: tuple[Part, ...], place: str) -> bool:
    return bool(_PART.fullmatch(place)) and 1 <= int(place) <= len(known)


def _quote(known: tuple[Part, ...], place: str) -> Span | None:
    """The stretch that a place names, if some statement stands there."""
    named = _QUOTE.fullmatch(place)
    if not named:
        return None
    span = Span(int(named[1]), int(named[2]))
    stands = (s for part in known for statement in part.statements for s in statement.spans)
    return span if any(overlap(span, other) for other in stands) else None
