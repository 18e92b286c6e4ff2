"""The panel beside the chat: a citation opened.

The text shown is the file's own words, statement by statement, cut by their offsets; what stands
between them in the file (running headers, page numbers, captions) is left out, and line breaks,
bullets and emphasis are set anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from assistant.answers import Citation, Language
from assistant.dates import said_date
from assistant.texts import say
from assistant.ui.ask.conversation import Turn
from assistant.ui.ask.listed import standing
from assistant.ui.icons import icon
from assistant.ui.panel import Value
from assistant.ui.sent import Sent
from ingest import Index, Passage, Span, Statement, overlap

# Private-use characters that stand for the ends of the quote while the text is set.
_OPEN, _CLOSE = "\ue000", "\ue001"
_ENDS = str.maketrans("", "", _OPEN + _CLOSE)

_NUMBER = re.compile(r"\d{1,2}[.)]")
_MARKUP = re.compile(r"\\(?=[^\w\s])|\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_NEW_PARAGRAPH = re.compile(r"\n\s*\n")
_FOOTNOTE_MARK = re.compile(r"[¹²³⁰-⁹]+")
_FOOTNOTE = re.compile(r"(?:^|\n)\s*([¹²³⁰-⁹]+)\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a list item of the text as shown; ``depth`` 0 is not in a list."""

    text: str
    bullet: str = ""
    depth: int = 0
    heading: bool = False


def passage(index: Index, citation: Citation, language: Language, *, closable: bool = True) -> str:
    """The citation's facts, its passage with the quote marked, and the passages around it."""
    source = index.sources.get(citation.source_id)
    before, here, after = around(index, citation)
    if source is None or not here:
        gone = escape(say(language, "page.passage.gone"))
        return f'{_top(citation, "", language, closable)}<p class="text">{gone}</p>'
    return (
        _top(citation, source.law or "", language, closable)
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


def pieces(statements: Iterable[Statement], text: str, quote: Span | None = None) -> list[Piece]:
    """The paragraphs and items that the statements make, the ends of the quote in them."""
    made: list[Piece] = []
    end = 0
    for statement in statements:
        words = _words_of(statement, text, quote)
        between = text[end : statement.spans[0].start]
        if made and _goes_on(statement, between):
            note = "".join(_FOOTNOTE_MARK.findall(between))
            joined = f"{made[-1].text}{note}{' ' if between else ''}{words}"
            made[-1] = replace(made[-1], text=joined)
        else:
            made.append(_begun(statement, words, text))
        end = statement.spans[-1].end
    return made


def _goes_on(statement: Statement, between: str) -> bool:
    """Whether the statement goes on in the paragraph or item of the one before it."""
    if statement.list_id or (statement.introduces and _NEW_PARAGRAPH.search(between)):
        return False
    # In the file a footnote may stand before what comes before it here: then nothing is between.
    return bool(statement.parents) or bool(between and not _NEW_PARAGRAPH.search(between))


def _begun(statement: Statement, words: str, text: str) -> Piece:
    if statement.list_id:
        numbered = _NUMBER.fullmatch(statement.label)
        bullet = statement.label if numbered else "•"
        return Piece(words, bullet, depth=1 + len(statement.parents))
    if statement.parents:  # the passage begins within an item
        return Piece(words, depth=len(statement.parents))
    footnote = _FOOTNOTE.search(text, 0, statement.spans[0].start)
    if footnote:
        return Piece(words, footnote[1], depth=1)
    heading = bool(statement.path) and _letters(words) == _letters(statement.path[-1])
    return Piece(words, heading=heading)


def _words_of(statement: Statement, text: str, quote: Span | None) -> str:
    """The statement as the file has it, without markup, the quoted part between its ends."""
    raw = " ".join(_cut(text, span, quote) for span in statement.spans)
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", raw)).split())


def _cut(text: str, span: Span, quote: Span | None) -> str:
    if quote is None or not overlap(span, quote):
        return text[span.start : span.end]
    start, end = max(span.start, quote.start), min(span.end, quote.end)
    return f"{text[span.start : start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end : span.end]}"


def _here(index: Index, passages: Sequence[Passage], citation: Citation, language: Language) -> str:
    shown = pieces(
        [s for passage in passages for s in _statements(index, passage)],
        index.texts[citation.source_id],
        citation.span,
    )
    html = _set(_without_heading(shown, citation.section))
    before = f'<span class="unseen">[{_words("quote", language)}:] </span>'
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
        f"{heading}{_set(_without_heading(shown, neighbour.path))}</section>"
    )


def _statements(index: Index, passage: Passage) -> Iterator[Statement]:
    return (s for s in index.statements if s.passage_id == passage.id)


def _without_heading(shown: list[Piece], path: tuple[str, ...]) -> list[Piece]:
    """The pieces without the section's own headings, which stand above the text already."""
    headings = {_letters(heading) for heading in path}
    while len(shown) > 1 and _letters(shown[0].text) in headings and _OPEN not in shown[0].text:
        shown = shown[1:]
    return shown


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _set(shown: Iterable[Piece]) -> str:
    """The pieces as HTML."""
    return "".join(map(_paragraph, shown))


def _paragraph(piece: Piece) -> str:
    marked = escape(piece.text).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    # Two marks with only a space between them are one.
    marked = marked.replace("</mark> <mark>", " ")
    if piece.depth:
        kind = "item deeper" if piece.depth > 1 else "item"
        return (
            f'<p class="{kind}"><span class="bullet">{escape(piece.bullet)}</span>'
            f"<span>{marked}</span></p>"
        )
    return f'<p class="heading">{marked}</p>' if piece.heading else f"<p>{marked}</p>"


def _top(citation: Citation, law: str, language: Language, closable: bool) -> str:
    label = escape(say(language, "page.turn.source", marker=citation.marker))
    close = (
        f'<button type="button" class="quiet close">{icon("close")}'
        f"<span>{_words('close', language)}</span></button>"
    )
    return (
        '<div class="top"><div class="title">'
        f'<h2 tabindex="-1"><span class="number">{label}</span> {escape(citation.title)}</h2>'
        f'{close if closable else ""}</div><dl class="facts">'
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
    steps = "".join(f"<li>{escape(heading.rstrip(' :'))}</li>" for heading in section)
    return f'<ol class="path" aria-label="{_words("place", language)}">{steps}</ol>'


def _fact(key: str, html: str, language: Language, *, label_shown: bool = False) -> str:
    label = "" if label_shown else ' class="unseen"'
    return f"<div><dt{label}>{_words(key, language)}</dt><dd>{html}</dd></div>"


def _words(key: str, language: Language) -> str:
    return escape(say(language, f"page.passage.{key}"))


def opened(said: Sent, turns: tuple[Turn, ...], index: Index) -> Value:
    """The value of the panel for the marker that the user opened."""
    found = (
        (citation, turn.answer.language)
        for turn in turns
        if turn.number == said.number("turn") and turn.answer is not None
        for citation in turn.answer.citations
        if citation.marker == said.text("marker")
    )
    citation, spoken = next(found, (None, said.language))
    html = passage(index, citation, spoken) if citation else ""
    # "asked" differs each time, so that opening the same source again is seen as a change.
    return {"html": html, "asked": said.number("asked")}
