"""Rules for what surrounds the text of a printed document: cover, contents, headers, captions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ingest.read.lines import SHORT, Line, Sheet, comparable, ended, is_short, starts_low
from ingest.read.lists import bullet, family

CONTENTS_HEADING = re.compile(
    r"#*\s*\**(innhold|innhald|innholdsfortegnelse|innhaldsliste|contents|table of contents)\**:?",
    re.IGNORECASE,
)
ENTRY = re.compile(r"(?P<title>.*[^\s.])(?:\s*\t\s*|\s*(?:\.\s?){3,}|\s{2,})(?P<page>\d{1,4})")
SURE_ENTRY = re.compile(r"\d|.*(?:\.\s?){3,}\d+$")
CAPTION = re.compile(
    r"\**(?i:figur|figure|fig\.|illustrasjon|bilde|foto)\s*\d+\**\s*([:.–-]\s*\S|[A-ZÆØÅ«\"]|$)"
)
NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+[A-ZÆØÅ«]")
PAGE_NUMBER = re.compile(r"\d{1,3}|[-–]\s*\d{1,3}\s*[-–]")
PAGE_WORD = re.compile(
    r"(side|page)\s+\d{1,4}(\s*(av|of|/)\s*\d{1,4})?|\d{1,4}\s*(av|/)\s*\d{1,4}", re.I
)

# Alone on a line these are a call for help, whatever page they may stand on.
EMERGENCY_NUMBERS = frozenset({"110", "112", "113"})
ENTRIES_UNDER_A_HEADING = 2
ENTRIES_WITHOUT_A_HEADING = 5


def contents_range(lines: tuple[Line, ...]) -> range:
    """Find the table of contents: lines that end in a page number, mostly under a heading."""
    for i, line in enumerate(lines):
        headed = bool(CONTENTS_HEADING.fullmatch(line.body))
        end = after_entries(lines, i + headed)
        needed = ENTRIES_UNDER_A_HEADING if headed else ENTRIES_WITHOUT_A_HEADING
        # A table may end its rows in numbers too: without a heading more must speak for contents.
        sure = headed or all(SURE_ENTRY.match(line.body) for line in lines[i:end])
        if sure and end - i - headed >= needed:
            return range(i, end)
    return range(0)


def after_entries(lines: tuple[Line, ...], start: int) -> int:
    """Return the position after the run of entries that begins here."""
    end, page = start, 0
    for i in range(start, len(lines)):
        match = ENTRY.fullmatch(lines[i].body)
        # The first half of an entry that is broken over two lines has no page number.
        if match is None and i == end and i > start and not ended(lines[i]):
            continue
        if match is None or int(match["page"]) < page:
            break
        end, page = i + 1, int(match["page"])
    return end


def contents_titles(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the titles that the table of contents lists, made comparable."""
    matches = (ENTRY.fullmatch(lines[i].body) for i in contents_range(lines))
    return tuple(comparable(match["title"]) for match in matches if match)


def table_of_contents(sheet: Sheet) -> Iterable[Line]:
    """The table of contents repeats the headings and says nothing itself."""
    return (sheet.lines[i] for i in contents_range(sheet.lines))


def cover(sheet: Sheet) -> Iterable[Line]:
    """Short lines before the table of contents are the cover; lines at the end may repeat them."""
    contents = contents_range(sheet.lines)
    front: list[Line] = []
    for line in sheet.lines[: contents.start]:
        if line.body.startswith("#") or is_prose(line):
            # The line above running text is its heading and stays.
            front = front[:-1]
            break
        front.append(line)
    known = {comparable(line.body) for line in front}
    back: list[Line] = []
    for line in reversed(sheet.lines[contents.stop :]):
        if comparable(line.body) not in known:
            break
        back.append(line)
    return (*front, *back)


def is_prose(line: Line) -> bool:
    """Tell whether a line is too long, or too much of a sentence, for a cover."""
    return len(line.body) > SHORT or (line.body.endswith(".") and len(line.body.split()) > 4)


def figure_captions(sheet: Sheet) -> Iterable[Line]:
    """A caption, and a short line set apart right above the room of a figure that is gone."""
    for above, line in zip((None, *sheet.lines), sheet.lines, strict=False):
        if not CAPTION.match(line.body):
            continue
        yield line
        # Two empty lines or more are where the figure stood.
        if (
            above is not None
            and line.gap > 1
            and is_short(above)
            and not above.body.startswith("#")
            and comparable(above.body) not in sheet.entries
        ):
            yield above


def running_headers(sheet: Sheet) -> Iterable[Line]:
    """A line that repeats a heading, or that returns at page breaks, is printed on every page."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(sheet.lines):
        if not line.literal:
            places[comparable(line.body)].append(i)
    past = -1
    for title in in_order(sheet, places):
        real = real_heading(places[title], past)
        past = max(past, real)
        yield from (sheet.lines[i] for i in places[title] if i != real)
    for title, found in places.items():
        if title not in sheet.entries and len(found) > 2 and is_short(sheet.lines[found[0]]):
            breaks = sum(at_page_break(sheet.lines, i) for i in found)
            yield from (sheet.lines[i] for i in found if 2 * breaks >= len(found))


def in_order(sheet: Sheet, places: dict[str, list[int]]) -> list[str]:
    """List the titles that can be running headers in the order their headings come in."""
    if sheet.entries:
        return [title for title in dict.fromkeys(sheet.entries) if title in places]
    numbers = {
        title: tuple(map(int, match[1].split(".")))
        for title, found in places.items()
        if (match := NUMBERED.match(sheet.lines[found[0]].body))
        and not ended(sheet.lines[found[0]])
        and not any(beside_a_number(sheet.lines, i) for i in found)
    }
    repeated = {title for title in numbers if len(places[title]) > 2}
    return sorted(numbers, key=numbers.__getitem__) if repeated else []


def beside_a_number(lines: tuple[Line, ...], i: int) -> bool:
    """Tell whether a line touches a numbered item, as one of its list."""
    below = lines[i + 1 : i + 2]
    above = lines[i - 1 : i] if i and not lines[i].gap else ()
    return any(
        family(bullet(line.body)) == "number"
        for line in (*above, *(line for line in below if not line.gap))
    )


def real_heading(found: list[int], past: int) -> int:
    """Choose the heading among its repetitions: the first after the headings that precede it.

    A header may stand on the page where its chapter begins further down, still inside the
    chapter before; of two with nothing between them the second is the heading.
    """
    real = next((i for i in found if i > past), found[-1])
    while real + 1 in found:
        real += 1
    return real


def at_page_break(lines: tuple[Line, ...], i: int) -> bool:
    """Tell whether a line stands beside a page number or inside a sentence."""
    above, below = lines[max(i - 1, 0)], lines[min(i + 1, len(lines) - 1)]
    beside = any(
        PAGE_NUMBER.fullmatch(n.body) or PAGE_WORD.fullmatch(n.body) for n in (above, below)
    )
    return beside or (not ended(above) and starts_low(below))


def page_numbers(sheet: Sheet) -> Iterable[Line]:
    """A number alone between empty lines, no higher than the lines so far allow, is a page's."""
    for i, line in enumerate(sheet.lines):
        apart = line.gap and (i + 1 == len(sheet.lines) or sheet.lines[i + 1].gap)
        bare = PAGE_NUMBER.fullmatch(line.body) and line.body not in EMERGENCY_NUMBERS
        if PAGE_WORD.fullmatch(line.body) or (
            apart and bare and int(re.sub(r"\D", "", line.body)) <= i
        ):
            yield line
