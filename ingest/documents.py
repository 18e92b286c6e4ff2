"""The nouns of this room: Source, Document, Section, Block, Passage, Statement, Anticipated.

Character offsets always count from the start of the file as delivered, in characters (not bytes),
start included and end not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Level = Literal["national", "local"]
Standing = Literal["published", "draft", "under_construction", "withdrawn"]


class Span(NamedTuple):
    """A stretch of the file as delivered."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What ``sources.toml`` says of one document; dates are ISO, as exact as they are known."""

    id: str
    file: str
    title: str
    publisher: str
    level: Level
    standing: Standing
    municipality: str | None = None
    language: str = "nb"
    published: str | None = None
    valid_from: str | None = None
    changed: str | None = None
    superseded_by: str | None = None
    url: str | None = None
    law: str | None = None

    @property
    def dated(self) -> str | None:
        """The newest date that is known of the text, or None."""
        return self.changed or self.published


@dataclass(frozen=True, slots=True)
class Text:
    """Text made readable, each character knowing its place in the file as delivered.

    ``value`` has runs of white space made one space and emphasis, bullets, link targets and
    footnote marks taken out; ``places[i]`` is the offset of ``value[i]`` in the file.
    """

    value: str
    places: tuple[int, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.value) != len(self.places):
            raise ValueError(f"{len(self.value)} characters but {len(self.places)} places")

    def __bool__(self) -> bool:
        return bool(self.value)

    def cut(self, start: int, end: int) -> Text:
        """The part from ``start`` to ``end``, offsets in ``value``."""
        return Text(self.value[start:end], self.places[start:end])


BlockKind = Literal["paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list item of a Section.

    ``parent`` and ``lead_in`` are positions in ``Section.blocks``: the item that this item hangs
    under, and the paragraph that introduces its list. ``notes`` are the footnotes whose mark
    stands in this block. ``label`` is an item's bullet or number as delivered.
    """

    kind: BlockKind
    text: Text
    label: str = ""
    depth: int = 0
    parent: int | None = None
    lead_in: int | None = None
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading.

    ``path`` is the headings from the outermost to this one (empty before the first heading).
    """

    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    heading: Text | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the file that is not searched, and the rule that says why."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read: every character of ``text`` that is not white space or markup stands in a
    heading, a block, a note or in ``dropped``.
    """

    source: Source
    text: str
    sections: tuple[Section, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest piece that can stand as a quote: a sentence, or a list item.

    ``spans`` has more than one stretch only where something dropped interrupts the statement.
    ``lead_in`` is the text that introduces the item's list, ``parents`` the items above it,
    outermost first, ``parent_ids`` their statements. ``list_id`` is the same for the items of one
    list and empty elsewhere; the sentence that introduces a list has it in ``introduces``.
    """

    id: str
    source_id: str
    passage_id: str
    path: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    lead_in: str = ""
    parents: tuple[str, ...] = ()
    list_id: str = ""
    introduces: str = ""
    label: str = ""
    lead_in_spans: tuple[Span, ...] = ()
    parent_ids: tuple[str, ...] = ()

    @property
    def in_context(self) -> str:
        """The statement with what it needs to be understood: lead-in, parent items, text."""
        return " ".join(part for part in (self.lead_in, *self.parents, self.text) if part)


@dataclass(frozen=True, slots=True)
class Passage:
    """A section, or a part of a long one: what a reader is shown around a quote."""

    id: str
    source_id: str
    path: tuple[str, ...]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Anticipated:
    """A question that a user would ask and the statement that answers it.

    ``unread`` where it was asked by somebody who had not read the documents, as users ask.
    """

    source_id: str
    quote: str
    question: str
    language: str
    unread: bool = False
