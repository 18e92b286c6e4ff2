"""The text of a document, set for reading, and a quote marked in it.

The text shown is the file's own words, statement by statement, cut by their offsets; what stands
between them in the file (running headers, page numbers, captions) is left out, and line breaks,
bullets and emphasis are set anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from ingest import Span, Statement, overlap

# Private-use characters that stand for the ends of the quote while the text is set.
_OPEN, _CLOSE = "\ue000", "\ue001"

_NUMBER = re.compile(r"\d{1,2}[.)]")
_MARKUP = re.compile(r"\\(?=[^\w\s])|\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_NEW_PARAGRAPH = re.compile(r"\n\s*\n")
_FOOTNOTE_MARK = re.compile(r"[¹²³⁰-⁹]+")
_FOOTNOTE_REACH = 40  # characters: in a long document all that comes before is too much to look at
_FOOTNOTE = re.compile(r"(?:^|\n)\s*([¹²³⁰-⁹]+)\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a list item of the text as shown; ``depth`` 0 is not in a list."""

    text: str
    bullet: str = ""
    depth: int = 0
    heading: bool = False


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
    begin = statement.spans[0].start
    footnote = _FOOTNOTE.search(text, max(0, begin - _FOOTNOTE_REACH), begin)
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


def without_heading(shown: list[Piece], path: tuple[str, ...]) -> list[Piece]:
    """The pieces without the section's own headings, which stand above the text already."""
    headings = {_letters(heading) for heading in path}
    while len(shown) > 1 and _letters(shown[0].text) in headings and _OPEN not in shown[0].text:
        shown = shown[1:]
    return shown


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def as_paragraphs(shown: Iterable[Piece]) -> str:
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
