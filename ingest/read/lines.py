"""The lines of a file, and what can be told of a line by looking at it and its neighbour."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.documents import Span

# Characters that take no room on the page; str.isspace() does not know them.
INVISIBLE = frozenset("\ufeff\u200b\u2060\u00ad")
# Every character that leaves no ink.
BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "".join(INVISIBLE)
BLANKS = r"\s" + "".join(sorted(INVISIBLE))  # for a set in a regular expression
CLOSERS = "\"'»”’)]*_"
FENCE = re.compile(r"(```+|~~~+)[^`~]*$")
# Markdown's mark of a quotation; before a digit it says "more than".
QUOTATION = re.compile(rf"(>[{BLANKS}]*)+(?![>\d{BLANKS}])")
UNDERLINE = re.compile(r"(=+|-+)$")
SENTENCE_WITHIN = re.compile(r"[.!?][^\sA-Za-z]{0,3}\s+[A-ZÆØÅ«]")

# A title can end with these ("Hvem vi samarbeider med"), a sentence seldom does.
PREPOSITIONS = frozenset(
    "til for av i på med om fra frå ved under over mellom hos etter uten gjennom mot "
    "of to with by from into".split()
)
# Words that no sentence ends with: after one of them the sentence goes on.
DANGLING = PREPOSITIONS | frozenset(
    "og eller men å som at enn når hvis dersom den det de en et ei ein eit og/eller samt "
    "the a an and or that which".split()
)

SHORT = 80
LONGEST_WRAPPED_LINE = 160
PAIRS_THAT_SHOW_WRAPPING = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    ``body`` is the line without the white space around it and ``begin`` its offset in the file;
    ``gap`` is the number of blank lines above; ``trailing`` the number of spaces after the body;
    ``literal`` marks a line of code and ``underlined`` a heading underlined in Markdown's way.
    """

    begin: int
    body: str
    indent: int = 0
    gap: int = 0
    trailing: int = 0
    literal: bool = False
    underlined: int = 0

    @property
    def span(self) -> Span:
        """Where the body stands in the file."""
        return Span(self.begin, self.begin + len(self.body))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines still to be read, and what is known of the whole file.

    ``entries`` are the titles in the table of contents, made comparable, in its order; ``width``
    is the room on a line where every line of the file is broken, and None where lines are whole
    paragraphs.
    """

    lines: tuple[Line, ...]
    title: str = ""
    entries: tuple[str, ...] = ()
    width: int | None = None


def is_blank(character: str) -> bool:
    """Tell whether a character leaves no ink."""
    return character in BLANK


def cut_lines(file: str) -> tuple[Line, ...]:
    """Cut a file into its lines, the blank ones counted only."""
    lines: list[Line] = []
    start = gap = 0
    for raw in file.splitlines(keepends=True):
        first, end = len(raw) - len(raw.lstrip(BLANK)), len(raw.rstrip(BLANK))
        if not end:
            gap += 1
        else:
            quotation = QUOTATION.match(raw, first, end)
            first = quotation.end() if quotation and quotation.end() < end else first
            margin = "".join(c for c in raw[:first] if c not in INVISIBLE)
            lines.append(
                Line(
                    begin=start + first,
                    body=raw[first:end],
                    indent=len(margin.expandtabs(4)),
                    gap=gap,
                    trailing=len(raw[end:].rstrip("\r\n")),
                )
            )
            gap = 0
        start += len(raw)
    return mark_underlined(mark_code(tuple(lines)))


def mark_code(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the lines between two code fences as literal."""
    fences = [i for i, line in enumerate(lines) if FENCE.match(line.body)]
    inside = {i for a, b in zip(fences[::2], fences[1::2], strict=False) for i in range(a + 1, b)}
    return tuple(replace(line, literal=i in inside) for i, line in enumerate(lines))


def mark_underlined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the lines that stand right above a row of ``=`` or ``-``."""
    below = (*lines[1:], None)
    return tuple(
        replace(line, underlined=1 if under.body[0] == "=" else 2)
        if under and not under.gap and UNDERLINE.match(under.body) and is_short(line)
        else line
        for line, under in zip(lines, below, strict=False)
    )


def without(lines: tuple[Line, ...], gone: frozenset[int]) -> tuple[Line, ...]:
    """Take the lines that begin at these offsets out; their empty lines stay as a gap."""
    kept: list[Line] = []
    gap = 0
    for line in lines:
        if line.begin in gone:
            gap += line.gap
        else:
            kept.append(replace(line, gap=line.gap + gap))
            gap = 0
    return tuple(kept)


def ended(line: Line) -> bool:
    """Tell whether a line ends where a sentence, or what introduces a list, can end."""
    return line.body.rstrip(CLOSERS).endswith((".", "!", "?", ":", "…"))


def dangles(line: Line) -> bool:
    """Tell whether a line ends in a word or sign that no sentence ends with."""
    return line.body.endswith((",", "-")) or line.body.split()[-1].casefold() in DANGLING


def starts_low(line: Line) -> bool:
    """Tell whether a line begins in lower case, as the rest of a sentence does."""
    return line.body.lstrip("*_([«\"'")[:1].islower()


def is_short(line: Line) -> bool:
    """Tell whether a line looks like a title: short, and no finished sentence."""
    return (
        not line.literal
        and len(line.body) <= SHORT
        and line.body.lstrip("*_«\"'[(")[:1].isupper()
        and not line.body.rstrip("*_").endswith((".", ",", ";", "!"))
        and not SENTENCE_WITHIN.search(line.body)
        and "|" not in line.body
    )


def reach(line: Line, below: Line) -> int:
    """Measure how long a line would be with the first word of the line below it."""
    return len(line.body) + 1 + len(below.body.split()[0])


def is_full(line: Line, below: Line, width: int | None) -> bool:
    """Tell whether a line was broken only for want of room."""
    return width is not None and reach(line, below) >= width


def line_width(lines: tuple[Line, ...]) -> int | None:
    """Find the room on a line from lines broken in mid-sentence, or None where there are few."""
    reaches = sorted(
        reach(line, below)
        for line, below in pairwise(lines)
        if starts_low(below) and not ended(line) and not line.literal
    )
    longest = max((len(line.body) for line in lines), default=0)
    if longest > LONGEST_WRAPPED_LINE or len(reaches) < PAIRS_THAT_SHOW_WRAPPING:
        return None
    return reaches[len(reaches) // 20]


def comparable(title: str) -> str:
    """Make titles comparable: no marks, no dot after the number, no case, single spaces."""
    plain = re.sub(r"[*_#]", "", title)
    return re.sub(r"^(\d+(?:\.\d+)*)\.?\s+", r"\1 ", " ".join(plain.split())).casefold()


def spread(file: str, title: str) -> Sheet:
    """Spread a file out as lines."""
    lines = cut_lines(file)
    return Sheet(lines=lines, title=title, width=line_width(lines))
