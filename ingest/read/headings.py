"""Which lines are headings: marked, numbered, or only short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.documents import Span
from ingest.read.lines import Line, Sheet, comparable, ended, starts_low
from ingest.read.lists import bullet
from ingest.read.short_lines import OVER_RANK, find_names, find_short_headings

MARKED = re.compile(r"(#{1,6})\s+(.*?)(\s+#+)?$")
NUMBERED = re.compile(r"(?:(?:Kapittel|Kap\.|Del)\s+)?(\d+(?:\.\d+)*)[.:]?\s+[A-ZÆØÅ«]")
LONGEST = 130
LARGEST_SKIP = 3

Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its stretches in the file, and its rank (the lower, the further out)."""

    stretches: tuple[Span, ...]
    rank: int
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings and the names alone on a line, by the offset that their line begins at."""

    by_begin: Mapping[int, Heading]
    rest: frozenset[int]
    names: frozenset[int]
    title: int | None


def find_headings(sheet: Sheet) -> Headings:
    """Find the headings: Markdown's marks where there are any, else numbers and short lines."""
    found = dict(marked_headings(sheet))
    marked = bool(found)
    if not marked:
        found |= numbered_headings(sheet)
    names = find_names(sheet, frozenset(found))
    ranks = find_short_headings(sheet, frozenset(found) | names, only_bold=marked)
    for line in sheet.lines:
        if line.begin in ranks:
            found[line.begin] = Heading((line.span,), ranks[line.begin])
    ordered = dict(sorted(found.items()))
    rest = frozenset(s.start for h in ordered.values() for s in h.stretches[1:])
    return Headings(ordered, rest, names, title_of_the_whole(ordered, sheet))


def marked_headings(sheet: Sheet) -> Iterator[tuple[int, Heading]]:
    """A line that begins with ``#`` signs or is underlined is a heading."""
    for line in sheet.lines:
        match = MARKED.match(line.body)
        if line.literal:
            continue
        if match and any(map(str.isalnum, match[2])):
            span = Span(line.begin + match.start(2), line.begin + match.end(2))
            yield line.begin, Heading((span,), len(match[1]))
        elif line.underlined and not bullet(line.body):
            yield line.begin, Heading((line.span,), line.underlined)


def numbered_headings(sheet: Sheet) -> dict[int, Heading]:
    """A title that begins with the number that comes next, or stands in the contents."""
    lines = sheet.lines
    candidates = {i: number for i in range(len(lines)) if (number := heading_number(sheet, i))}
    found: dict[int, Heading] = {}
    last: Number = ()
    for i, number in candidates.items():
        listed = comparable(lines[i].body) in sheet.entries
        first = not last and (number[-1] < 2 or (*number, 1) in candidates.values())
        if listed or first or (last and follows(last, number)):
            wrapped = i + 1 < len(lines) and is_second_half(lines[i + 1])
            parts = lines[i : i + 2] if wrapped else lines[i : i + 1]
            found[lines[i].begin] = Heading(tuple(p.span for p in parts), len(number), True)
            last = number
    # One number alone is no numbering.
    sure = len(found) > 1 or bool(sheet.entries)
    return found if sure else {}


def heading_number(sheet: Sheet, i: int) -> Number | None:
    """Return the number of a line that has the form of a numbered heading."""
    line = sheet.lines[i]
    match = NUMBERED.match(line.body)
    if not match or line.literal or len(line.body) > LONGEST or ended_like_text(line):
        return None
    number = tuple(int(part) for part in match[1].split("."))
    if comparable(line.body) in sheet.entries:
        return number
    return None if len(number) == 1 and is_list_item(sheet, i, number[0]) else number


def is_list_item(sheet: Sheet, i: int, number: int) -> bool:
    """Tell whether a numbered line stands beside the next number, or touches another item."""
    line, steps = sheet.lines[i], (str(number - 1), str(number + 1))
    if not bullet(line.body):
        return False
    for other, gap in (
        *((above, line.gap) for above in sheet.lines[max(i - 1, 0) : i]),
        *((below, below.gap) for below in sheet.lines[i + 1 : i + 2]),
    ):
        label = bullet(other.body)
        if label and (gap == 0 or label.strip("().") in steps):
            return True
    return False


def ended_like_text(line: Line) -> bool:
    """Tell whether a line ends as a sentence or a part of one does, and no title."""
    return line.body.endswith((",", ";")) or (ended(line) and not line.body.endswith("?"))


def is_second_half(line: Line) -> bool:
    """Tell whether a line is the rest of a heading that was broken above it."""
    return line.gap == 0 and starts_low(line) and not bullet(line.body)


def follows(last: Number, number: Number) -> bool:
    """Tell whether a number can come after another: its child, or next on a level further out."""
    if number == (*last, 1):
        return True
    level = len(number)
    return (
        level <= len(last)
        and number[:-1] == last[: level - 1]
        and 0 < number[-1] - last[level - 1] <= LARGEST_SKIP
    )


def title_of_the_whole(headings: Mapping[int, Heading], sheet: Sheet) -> int | None:
    """The first heading is the document's title where no other stands as far out.

    Where it is only a short line no text may stand above it.
    """
    ranks = [heading.rank for heading in headings.values()]
    begin, first = next(iter(headings.items()), (None, None))
    if first is None or first.numbered or len(ranks) < 2:
        return None
    if first.rank >= OVER_RANK and begin != sheet.lines[0].begin:
        return None
    return begin if first.rank < min(ranks[1:]) else None
