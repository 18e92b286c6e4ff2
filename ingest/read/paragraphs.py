"""Lines put together again to paragraphs, list items and headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ingest.documents import Span
from ingest.read.footnotes import Note
from ingest.read.headings import Headings
from ingest.read.lines import Line, Sheet, dangles, ended, is_full, starts_low, without
from ingest.read.lists import NESTED_FROM, bullet, bullet_length

PieceKind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph or list item as stretches of the file."""

    kind: PieceKind
    stretches: tuple[Span, ...]
    label: str = ""
    indent: int = 0
    rank: int = 0
    title: bool = False
    literal: bool = False
    closed: bool = False


def assemble(sheet: Sheet, headings: Headings, notes: tuple[Note, ...]) -> tuple[Piece, ...]:
    """Put the lines together to pieces; footnotes are taken out before."""
    gone = frozenset(begin for note in notes for begin in note.begins) | headings.rest
    lines = without(sheet.lines, gone)
    pieces: list[Piece] = []
    above: Line | None = None
    for line in lines:
        piece = start_piece(line, headings)
        if piece.kind == "paragraph" and above and continues(pieces[-1], above, line, sheet.width):
            last = pieces[-1]
            pieces[-1] = replace(last, stretches=(*last.stretches, line.span))
        else:
            pieces.append(piece)
        above = line
    return tuple(pieces)


def start_piece(line: Line, headings: Headings) -> Piece:
    """Make the piece that a line would begin."""
    heading = headings.by_begin.get(line.begin)
    if heading:
        title = line.begin == headings.title
        return Piece("heading", heading.stretches, rank=heading.rank, title=title)
    if line.literal:
        return Piece("paragraph", (line.span,), literal=True)
    if line.begin in headings.names:
        return Piece("item", (line.span,), indent=line.indent, closed=True)
    if label := bullet(line.body):
        text = Span(line.begin + bullet_length(line.body), line.span.end)
        return Piece("item", (text,), label=label, indent=line.indent)
    return Piece("paragraph", (line.span,), closed=is_row(line))


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of a table, which is a paragraph for itself."""
    return line.body.startswith("|") or line.body.count(" | ") > 1


def continues(piece: Piece, above: Line, line: Line, width: int | None) -> bool:
    """Tell whether a line goes on with the piece that the line above it belongs to."""
    if line.literal or piece.literal:
        return line.literal and piece.literal
    if piece.kind == "heading" or piece.closed or is_row(line):
        return False
    if piece.kind == "item" and line.indent >= piece.indent + NESTED_FROM:
        return True
    if line.gap == 0:
        return goes_on_right_below(piece, above, line, width)
    return goes_on_after_a_gap(above, line, width)


def goes_on_right_below(piece: Piece, above: Line, line: Line, width: int | None) -> bool:
    """Lines of a paragraph that touch belong together; an item's only where one was broken."""
    if piece.kind == "paragraph":
        return True
    broken = not ended(above) and dangles(above)
    return broken or starts_low(line) or is_full(above, line, width)


def goes_on_after_a_gap(above: Line, line: Line, width: int | None) -> bool:
    """After an empty line a sentence goes on where it was not ended and was broken.

    In a file that breaks every line a full line may also end in a full stop in mid-paragraph,
    unless spaces after it show that the paragraph ended there.
    """
    if ended(above):
        loose = line.gap == 1 and above.trailing < 2 and not above.body.endswith(":")
        return loose and is_full(above, line, width)
    return starts_low(line) or dangles(above) or is_full(above, line, width)
