"""What stands in a file beside its text, each kind told by a named rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from ingest.documents import Dropped, Span
from ingest.read import print_furniture as print_rules
from ingest.read import web_furniture as web_rules
from ingest.read.lines import Line, Sheet, without

Rule: TypeAlias = Callable[[Sheet], Iterable[Line]]

# In this order: a rule sees only the lines that the rules above it left.
RULES: Mapping[str, Rule] = {
    "cover": print_rules.cover,
    "table-of-contents": print_rules.table_of_contents,
    "ornament": web_rules.ornaments,
    "web-furniture": web_rules.phrases,
    "byline": web_rules.bylines,
    "placeholder": web_rules.placeholders,
    "picture-text": web_rules.picture_texts,
    "lone-address": web_rules.lone_addresses,
    "page-head": web_rules.page_head,
    "figure-caption": print_rules.figure_captions,
    "running-header": print_rules.running_headers,
    "page-number": print_rules.page_numbers,
}


def clear_furniture(sheet: Sheet) -> tuple[Sheet, tuple[Dropped, ...]]:
    """Take the furniture out of a sheet and say what went and why."""
    every_line = sheet.lines
    sheet = replace(sheet, entries=print_rules.contents_titles(sheet.lines))
    fates: dict[int, str] = {}
    for name, rule in RULES.items():
        gone = frozenset(line.begin for line in rule(sheet) if not line.literal)
        fates.update(dict.fromkeys(gone, name))
        sheet = replace(sheet, lines=without(sheet.lines, gone))
    return sheet, dropped_stretches(every_line, fates)


def dropped_stretches(lines: tuple[Line, ...], fates: Mapping[int, str]) -> tuple[Dropped, ...]:
    """Join neighbouring lines that one rule dropped into one stretch."""
    stretches: list[Dropped] = []
    neighbour: str | None = None
    for line in lines:
        rule = fates.get(line.begin)
        if rule and rule == neighbour:
            stretches[-1] = Dropped(rule, Span(stretches[-1].span.start, line.span.end))
        elif rule:
            stretches.append(Dropped(rule, line.span))
        neighbour = rule
    return tuple(stretches)
