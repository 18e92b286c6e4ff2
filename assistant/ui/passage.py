"""The panel beside the chat: a citation opened.

The text shown is the file's own, cut by the offsets of the citation; only line breaks, bullets and
emphasis marks are set anew, so that the reader sees words as delivered and nothing that we wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from assistant.answers import Citation, Language
from assistant.texts import say
from assistant.ui.dates import said_date
from assistant.ui.documents import standing
from assistant.ui.icons import icon
from ingest import Index, Passage, Span

# Private-use characters that stand for the ends of the quote while the text is set.
_OPEN, _CLOSE = "\ue000", "\ue001"
_ENDS = str.maketrans("", "", _OPEN + _CLOSE)

_BULLET = re.compile(rf"^([{_OPEN}{_CLOSE}]*)(?:(?:[•◦▪‣·●○✓✔*+-]|\d{{1,2}}[.)])\s+)+")
_NUMBER = re.compile(r"^\d{1,2}[.)]")
_HASHES = re.compile(r"^#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1", re.S)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_PAGE_NUMBER = re.compile(r"^\d{1,3}$")
_AROUND = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a list item of the text as shown."""

    text: str
    bullet: str = ""
    heading: bool = False
    deeper: bool = False


def passage(index: Index, citation: Citation, language: Language) -> str:
    """The citation's facts, its passage with the quote marked, and the passages around it."""
    source = index.sources.get(citation.source_id)
    text = index.texts.get(citation.source_id)
    if source is None or text is None or not 0 <= citation.start < citation.end <= len(text):
        gone = escape(say(language, "page.passage.gone"))
        return f'{_top(citation, "", language)}<p class="text">{gone}</p>'
    before, here, after = around(index, citation.source_id, citation.span, len(text))
    return (
        _top(citation, source.law or "", language)
        + f'<div class="text" lang="{escape(source.language)}">'
        + _neighbour(text, before, citation, "before", language)
        + _here(text, here, citation, language)
        + _neighbour(text, after, citation, "after", language)
        + "</div>"
    )


def around(
    index: Index, source_id: str, quote: Span, length: int
) -> tuple[Passage | None, Span, Passage | None]:
    """The passage before, the stretch that holds the whole quote, and the passage after."""
    passages = sorted(
        (passage for passage in index.passages if passage.source_id == source_id),
        key=lambda passage: passage.span,
    )
    touched = [
        place
        for place, passage in enumerate(passages)
        if passage.span.start < quote.end and quote.start < passage.span.end
    ]
    if not touched:
        return None, Span(max(0, quote.start - _AROUND), min(length, quote.end + _AROUND)), None
    first, last = touched[0], touched[-1]
    here = Span(
        min(passages[first].span.start, quote.start), max(passages[last].span.end, quote.end)
    )
    before = passages[first - 1] if first else None
    after = passages[last + 1] if last + 1 < len(passages) else None
    return before, here, after


def pieces(text: str) -> Iterator[Piece]:
    """The text's paragraphs and items, put together from its lines.

    A line goes on from the one before it, even across an empty line, where it starts in lower case
    and the one before has no full stop: that is how a PDF breaks a sentence.
    """
    kept: Piece | None = None
    gap = False
    for raw in _without_markup(text).splitlines():
        line = raw.strip()
        bare = line.translate(_ENDS).strip()
        if not bare or _PAGE_NUMBER.match(bare):
            gap = True
            if kept and line.translate(_ENDS) != line:
                kept = _joined(kept, line if not bare else line.replace(bare, ""), "")
            continue
        bullet = _BULLET.match(line)
        heading = _HASHES.match(bare)
        if heading:
            line = re.sub(r"#{1,6}\s+", "", line, count=1)
        if kept and not bullet and not heading and _goes_on(kept, bare, gap):
            kept = _joined(kept, line, " ")
        else:
            if kept:
                yield kept
            kept = _begun(line, bullet, bool(heading), raw.translate(_ENDS).startswith("  "))
        gap = False
    if kept:
        yield kept


def _begun(line: str, bullet: re.Match[str] | None, heading: bool, indented: bool) -> Piece:
    if bullet is None:
        return Piece(line, heading=heading)
    sign = bullet[0].translate(_ENDS).strip()
    shown = sign if _NUMBER.match(sign) else "•"
    return Piece(bullet[1] + line[bullet.end() :], shown, deeper=indented)


def _joined(piece: Piece, line: str, between: str) -> Piece:
    return replace(piece, text=piece.text + between + line)


def _goes_on(kept: Piece, bare: str, gap: bool) -> bool:
    if kept.heading:
        return False
    ended = kept.text.translate(_ENDS).rstrip().endswith((".", "!", "?", ":", "…"))
    return not gap or (bare[0].islower() and not ended)


def _without_markup(text: str) -> str:
    """Emphasis and link targets taken out; twice, as bold may hold italics."""
    text = _LINK.sub(r"\1", text)
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))


def _here(text: str, here: Span, citation: Citation, language: Language) -> str:
    cut = (
        text[here.start : citation.start]
        + _OPEN
        + text[citation.start : citation.end]
        + _CLOSE
        + text[citation.end : here.end]
    )
    shown = _set(_without_heading(pieces(cut), citation.section), language)
    return f'<section class="here" aria-label="{_words("text", language)}">{shown}</section>'


def _neighbour(
    text: str, neighbour: Passage | None, citation: Citation, key: str, language: Language
) -> str:
    if neighbour is None:
        return ""
    shown = _without_heading(
        pieces(text[neighbour.span.start : neighbour.span.end]), neighbour.path
    )
    elsewhere = neighbour.path and neighbour.path != citation.section
    heading = f'<p class="heading">{escape(neighbour.path[-1])}</p>' if elsewhere else ""
    return (
        f'<section class="neighbour" aria-label="{_words(key, language)}">'
        f"{heading}{_set(shown, language)}</section>"
    )


def _without_heading(shown: Iterator[Piece], path: tuple[str, ...]) -> list[Piece]:
    """The pieces without the section's own headings, which stand above the text already."""
    kept = list(shown)
    headings = {_letters(heading) for heading in path}
    while len(kept) > 1 and _letters(kept[0].text) in headings and _OPEN not in kept[0].text:
        kept = kept[1:]
    return kept


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _set(shown: list[Piece], language: Language) -> str:
    """The pieces as HTML, the quote marked in each that it runs through."""
    html: list[str] = []
    inside = False
    for piece in shown:
        marked, inside = _marked(piece.text, inside, language)
        if piece.bullet:
            kind = "item deeper" if piece.deeper else "item"
            html.append(
                f'<p class="{kind}"><span class="bullet">{escape(piece.bullet)}</span>'
                f"<span>{marked}</span></p>"
            )
        else:
            kind = ' class="heading"' if piece.heading else ""
            html.append(f"<p{kind}>{marked}</p>")
    return "".join(html)


def _marked(text: str, inside: bool, language: Language) -> tuple[str, bool]:
    parts: list[str] = []
    for part in re.split(f"([{_OPEN}{_CLOSE}])", text):
        if part == _OPEN:
            inside = True
            parts.append(f'<span class="unseen">[{_words("quote", language)}:] </span>')
        elif part == _CLOSE:
            inside = False
            parts.append(f'<span class="unseen"> [{_words("quote_end", language)}]</span>')
        elif part:
            shown = escape(re.sub(r"\s+", " ", part))
            parts.append(f"<mark>{shown}</mark>" if inside and part.strip() else shown)
    return "".join(parts), inside


def _top(citation: Citation, law: str, language: Language) -> str:
    label = escape(say(language, "page.turn.source", marker=citation.marker))
    return (
        '<div class="top"><div class="title">'
        f'<h2 tabindex="-1"><span class="number">{label}</span> {escape(citation.title)}</h2>'
        f'<button type="button" class="quiet close">{icon("close")}'
        f"<span>{_words('close', language)}</span></button></div>"
        '<dl class="facts">'
        + _fact("publisher", escape(citation.publisher), language)
        + _fact("level", escape(say(language, f"page.level.{citation.level}")), language)
        + _fact("dated", escape(said_date(citation.dated, language)), language)
        + _fact("standing", standing(citation.standing, language), language)
        + (_fact("law", escape(law), language, label_shown=True) if law else "")
        + f"</dl>{_path(citation.section, language)}</div>"
    )


def _path(section: tuple[str, ...], language: Language) -> str:
    if not section:
        return ""
    steps = "".join(f"<li>{escape(heading)}</li>" for heading in section)
    return f'<ol class="path" aria-label="{_words("place", language)}">{steps}</ol>'


def _fact(key: str, html: str, language: Language, *, label_shown: bool = False) -> str:
    label = "" if label_shown else ' class="unseen"'
    return f"<div><dt{label}>{_words(key, language)}</dt><dd>{html}</dd></div>"


def _words(key: str, language: Language) -> str:
    return escape(say(language, f"page.passage.{key}"))
