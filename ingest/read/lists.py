"""What is a list item, and which item and which paragraph it hangs under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.documents import BlockKind

SIGN = r"[-*+•◦▪▫●○■□‣⁃·–✓✔➢➤►→]"
BULLET = re.compile(rf"((?:{SIGN}\s+)*(?:{SIGN}|\(?\d{{1,3}}[.)]|\(?[a-zæøå]\)))\s+(?=\S)")
# "1. januar", "2. ledd": an ordinal number that a line was broken before.
ORDINAL = re.compile(
    r"\d+\.\s+(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|ledd|punktum|avsnitt|klasse|trinn|gang|etasje|utgave)\b"
)
NESTED_FROM = 2


class Place(NamedTuple):
    """Where a block stands in its lists."""

    depth: int = 0
    parent: int | None = None
    lead_in: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What must be known of a block to place it."""

    kind: BlockKind
    label: str
    indent: int
    text: str


def bullet(body: str) -> str:
    """Return the bullet or number that a line begins with, as delivered, or nothing."""
    match = BULLET.match(body)
    return match[1] if match and not ORDINAL.match(body) else ""


def bullet_length(body: str) -> int:
    """Count the characters up to an item's text."""
    match = BULLET.match(body)
    return match.end() if match else 0


def family(label: str) -> str:
    """Name the kind of list that a label belongs to."""
    if re.search(r"\d", label):
        return "number"
    return "letter" if re.search(r"[a-zæøå]", label) else label[:1]


def hang(entries: Sequence[Entry]) -> tuple[Place, ...]:
    """Place each block of a section: items under items and under the paragraph before the list."""
    places: list[Place] = []
    open_items: list[int] = []
    lead_in: int | None = None
    for i, entry in enumerate(entries):
        if entry.kind == "paragraph":
            places.append(Place())
            open_items, lead_in = [], i
            continue
        over = above(entries, open_items, entry)
        if open_items and not over and family(entry.label) != family(entries[open_items[0]].label):
            lead_in = None  # Another list begins, which nothing introduces.
        open_items = over
        places.append(Place(len(open_items), open_items[-1] if open_items else None, lead_in))
        open_items.append(i)
    return tuple(places)


def above(entries: Sequence[Entry], open_items: list[int], entry: Entry) -> list[int]:
    """Return the open items that an item hangs under.

    Deeper indentation nests. At the same indentation another kind of bullet begins a nested list
    where the item above it asks for one (it ends in a colon or a question mark).
    """
    level = [i for i in open_items if entries[i].indent <= entry.indent]
    nearest = entries[level[-1]] if level else None
    if nearest is None or entry.indent - nearest.indent >= NESTED_FROM:
        return level
    beside = [i for i in level if entry.indent - entries[i].indent < NESTED_FROM]
    outer = level[: len(level) - len(beside)]
    for n, i in enumerate(beside):
        if family(entries[i].label) == family(entry.label):
            return outer + beside[:n]
    return level if nearest.text.endswith((":", "?")) else outer
