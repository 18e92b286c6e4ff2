"""What may be a conflict, as TOML that a person fills in to decide it."""

from __future__ import annotations

import json

from ingest.differ import Difference
from ingest.documents import Source, Statement
from ingest.index import Index
from ingest.quotes import quote_at

_TO_FILL_IN = """\
[[conflict]]
id = ""
about = ""
dismissed = ""
sides = [
{sides}
]
[conflict.says]
nb = ""
nn = ""
en = ""
"""


def proposal(difference: Difference, index: Index) -> str:
    """How the statements differ, as comments, and a table for ``conflicts.toml``."""
    sides = [[index.statements[index.statement_rows[i]] for i in s] for s in difference.sides]
    told = [f"# {difference.strength:.2f}  {difference.aspect}: {_words(difference)}"]
    for letter, side in zip("AB", sides, strict=True):
        told += [_told(letter, statement, index) for statement in side]
    table = _TO_FILL_IN.format(sides="\n".join(_side(side, index) for side in sides))
    return "\n".join(told) + f"\n{table}"


def _words(difference: Difference) -> str:
    return " | ".join(", ".join(words) or "–" for words in difference.words)


def _told(letter: str, statement: Statement, index: Index) -> str:
    place = " > ".join(statement.path)
    return (
        f"# {letter}  {_standing(index.sources[statement.source_id])}; {place}\n"
        f"#    {' / '.join((*_above(statement), _quote(statement, index)))}"
    )


def _above(statement: Statement) -> tuple[str, ...]:
    """What a list item needs to be understood."""
    return tuple(part for part in (statement.lead_in, *statement.parents) if part)


def _standing(source: Source) -> str:
    return ", ".join((source.title, source.publisher, source.dated or "undated", source.standing))


def _side(statements: list[Statement], index: Index) -> str:
    quotes = ((s.source_id, _quote(s, index)) for s in statements)
    pairs = (json.dumps(quote, ensure_ascii=False) for quote in dict.fromkeys(quotes))
    return "  [\n" + "".join(f"    {pair},\n" for pair in pairs) + "  ],"


def _quote(statement: Statement, index: Index) -> str:
    """The statement as a quote; of one that something dropped interrupts, the longest stretch."""
    longest = max(statement.spans, key=lambda span: span.end - span.start)
    return quote_at(index.texts[statement.source_id], longest)
