"""Pieces made to sections: headings get their path, items their place, blocks their notes."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.documents import Block, Section, Text
from ingest.read.footnotes import Note
from ingest.read.lists import Entry, Place, hang
from ingest.read.markup import clean
from ingest.read.paragraphs import Piece


def build_sections(
    file: str, pieces: tuple[Piece, ...], notes: tuple[Note, ...]
) -> tuple[Section, ...]:
    """Build the sections, one for each heading and one for what stands before the first."""
    sections: list[Section] = []
    outer: list[tuple[int, str]] = []
    for heading, group in by_heading(pieces):
        path: tuple[str, ...] = ()
        text = clean(file, heading.stretches) if heading else None
        if heading and text:
            outer = [(rank, name) for rank, name in outer if rank < heading.rank]
            path = (*(name for _, name in outer), text.value)
            # The title of the whole is in no other path: it would be in all of them.
            outer += [] if heading.title else [(heading.rank, text.value)]
        sections.append(Section(path, build_blocks(file, group, notes), text))
    return tuple(sections)


def by_heading(pieces: Iterable[Piece]) -> list[tuple[Piece | None, list[Piece]]]:
    """Group pieces under their headings."""
    groups: list[tuple[Piece | None, list[Piece]]] = []
    for piece in pieces:
        if piece.kind == "heading":
            groups.append((piece, []))
        elif groups:
            groups[-1][1].append(piece)
        else:
            groups.append((None, [piece]))
    return groups


def build_blocks(file: str, pieces: list[Piece], notes: tuple[Note, ...]) -> tuple[Block, ...]:
    """Build the blocks of one section."""
    marks = frozenset(place for note in notes for mark in note.marks for place in range(*mark))
    texts = [clean(file, piece.stretches, marks, piece.literal) for piece in pieces]
    places = hang(
        [
            Entry(
                "item" if piece.kind == "item" else "paragraph", piece.label, piece.indent, t.value
            )
            for piece, t in zip(pieces, texts, strict=True)
        ]
    )
    return tuple(
        build_block(file, piece, text, place, notes)
        for piece, text, place in zip(pieces, texts, places, strict=True)
    )


def build_block(
    file: str, piece: Piece, text: Text, place: Place, notes: tuple[Note, ...]
) -> Block:
    """Build one block, with the footnotes whose mark stands in it."""
    return Block(
        kind="item" if piece.kind == "item" else "paragraph",
        text=text,
        label=piece.label,
        depth=place.depth,
        parent=place.parent,
        lead_in=place.lead_in,
        notes=tuple(clean(file, note.stretches) for note in notes if stands_in(note, piece)),
    )


def stands_in(note: Note, piece: Piece) -> bool:
    """Tell whether a mark of the note stands in the piece."""
    return any(
        stretch.start <= mark.start < stretch.end
        for mark in note.marks
        for stretch in piece.stretches
    )
