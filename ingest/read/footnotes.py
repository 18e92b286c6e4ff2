"""Footnotes: where their mark stands, and where their text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.documents import Span
from ingest.read.headings import Headings
from ingest.read.lines import Line, Sheet, dangles, ended, is_full, starts_low
from ingest.read.lists import bullet

NOTE = re.compile(
    r"(?:(?P<raised>[¹²³⁰⁴-⁹]{1,2})\s*|\[\^(?P<named>\w+)\]:\s*|(?P<plain>\d{1,2})\s+)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the stretches of its text and of its marks, and where its lines begin."""

    stretches: tuple[Span, ...]
    marks: tuple[Span, ...]
    begins: frozenset[int]


def find_notes(sheet: Sheet, headings: Headings) -> tuple[Note, ...]:
    """Find the footnotes: lines that begin with a number whose mark stands further up."""
    notes: list[Note] = []
    taken = set(headings.by_begin) | headings.rest
    latest: dict[str, int] = {}
    for i, line in enumerate(sheet.lines):
        match = NOTE.match(line.body)
        if not match or line.begin in taken or line.literal:
            continue
        earlier = (
            other
            for other in sheet.lines[latest.get(match[0].strip(), 0) : i]
            if other.begin not in taken and not other.literal
        )
        marks = tuple(span for other in earlier for span in marks_in(other, match))
        if not marks:
            continue
        lines = note_lines(sheet, i, taken)
        first = Span(line.begin + match.end(), line.span.end)
        begins = frozenset(part.begin for part in lines)
        notes.append(Note((first, *(part.span for part in lines[1:])), marks, begins))
        taken |= begins
        latest[match[0].strip()] = i
    return tuple(notes)


def marks_in(line: Line, note: re.Match[str]) -> list[Span]:
    """Find the marks of a note in a line: raised, in brackets, or a digit right after a word."""
    if note["raised"]:
        pattern = rf"(?<=\S)(?<![¹²³⁰⁴-⁹]){note['raised']}(?![¹²³⁰⁴-⁹])"
    elif note["named"]:
        pattern = rf"(?<=\S)\[\^{re.escape(note['named'])}\]"
    else:
        word = r"(?:(?<=[a-zæøå]{3})|(?<=[a-zæøå]{3}[.,;:)»]))"
        pattern = rf"{word}{note['plain']}(?=[\s.,;:!?)»]|$)"
    return [
        Span(line.begin + match.start(), line.begin + match.end())
        for match in re.finditer(pattern, line.body)
    ]


def note_lines(sheet: Sheet, start: int, taken: set[int]) -> list[Line]:
    """Collect the lines of a footnote: on to the end of its sentence, a list or a heading."""
    lines = [sheet.lines[start]]
    for line in sheet.lines[start + 1 :]:
        last = lines[-1]
        if line.begin in taken or bullet(line.body) or NOTE.match(line.body) or line.literal:
            break
        full = is_full(last, line, sheet.width)
        goes_on = not ended(last) and (dangles(last) or full)
        right_below = line.gap == 0 and (starts_low(line) or full)
        if not goes_on and not right_below:
            break
        lines.append(line)
    return lines
