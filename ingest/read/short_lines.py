"""Short lines without any mark: headings, names in a list, or what introduces a list."""

from __future__ import annotations

import re

from ingest.read.lines import (
    PREPOSITIONS,
    SHORT,
    Line,
    Sheet,
    dangles,
    ended,
    is_full,
    is_short,
    starts_low,
)
from ingest.read.lists import bullet
from ingest.read.web_furniture import is_title

TITLE_RANK = 0
OVER_RANK = 50
PLAIN_RANK = 51
BOLD = re.compile(r"(\*\*|__)[^*_]+\1")


def find_names(sheet: Sheet, headings: frozenset[int]) -> frozenset[int]:
    """Short lines after a line that ends in a colon are the names in a list.

    The last of them is left out where text or another list follows it: it belongs to that.
    """
    names: set[int] = set()
    lines = sheet.lines
    for i, line in enumerate(lines):
        if not line.body.endswith(":") or bullet(line.body) or len(line.body) > SHORT:
            continue
        stop = i + 1
        while stop < len(lines) and is_name(lines[stop]) and lines[stop].begin not in headings:
            stop += 1
        follower = lines[stop] if stop < len(lines) else None
        free = follower is None or follower.begin in headings or introduces(follower)
        names.update(name.begin for name in lines[i + 1 : stop if free else stop - 1])
    return frozenset(names)


def is_name(line: Line) -> bool:
    """Tell whether a line can be a name in a list."""
    return is_short(line) and not line.body.endswith(":") and not bullet(line.body)


def introduces(line: Line) -> bool:
    """Tell whether a line is a short one that ends in a colon."""
    return line.body.endswith(":") and len(line.body) <= SHORT and not bullet(line.body)


def find_short_headings(sheet: Sheet, taken: frozenset[int], only_bold: bool) -> dict[int, int]:
    """Short lines set apart above text are headings; return their rank by where they begin.

    A short line right above another such heading stands over it and over those that follow.
    In a file with Markdown's headings only a line in bold can be one.
    """
    ranks: dict[int, int] = {}
    lines = sheet.lines
    for i in reversed(range(len(lines))):
        line = lines[i]
        if line.begin in taken or (only_bold and not BOLD.fullmatch(line.body)):
            continue
        if i == 0 and not only_bold and is_short(line) and is_title(line, sheet.title):
            ranks[line.begin] = TITLE_RANK
        elif i + 1 < len(lines) and is_heading(sheet, i) and lines[i + 1].begin not in taken:
            over = lines[i + 1].begin in ranks
            ranks[line.begin] = OVER_RANK if over else PLAIN_RANK
    return ranks


def is_heading(sheet: Sheet, i: int) -> bool:
    """Tell whether a short line stands apart, and above text rather than above a list."""
    line, below = sheet.lines[i], sheet.lines[i + 1]
    above = sheet.lines[i - 1] if i else None
    if not is_name(line) or bullet(below.body) or starts_low(below) or below.literal:
        return False
    if is_full(line, below, sheet.width):
        return False
    finished = below.gap > 0 and line.body.split()[-1].casefold() in PREPOSITIONS
    if dangles(line) and not finished:
        return False
    return stands_apart(above, line, sheet.width) and (below.gap > 0 or is_text(below))


def stands_apart(above: Line | None, line: Line, width: int | None) -> bool:
    """Tell whether a line is no part of what stands above it."""
    if above is None:
        return True
    if width is not None and not ended(above) and is_full(above, line, width):
        return False
    if dangles(above) and not bullet(above.body):
        return False
    # Web pages lose the empty line between a list and the heading after it.
    after_list = bool(bullet(above.body)) and line.indent < above.indent + 2 and width is None
    return line.gap > 0 or after_list


def is_text(line: Line) -> bool:
    """Tell whether a line is running text rather than another short line."""
    return len(line.body) > SHORT or ended(line)
