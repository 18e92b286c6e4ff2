"""What a file is made of, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.answers import Language

# plain: what is read; question: what was asked; facts: small print; quote: word for word
Look = Literal["plain", "question", "facts", "quote"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look; a line feed in them ends a line."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one language."""

    runs: tuple[Run, ...]
    language: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list; ``first`` is the number it starts at, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    first: int | None = None


Block = Heading | Paragraph | Listed


@dataclass(frozen=True, slots=True)
class Contents:
    """All that stands in a file, in order; ``page`` is what each page says of its number."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    page: str
    saved: datetime
