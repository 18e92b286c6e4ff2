"""Pieces with ``{cite:ID}`` in, text with markers and checked Citations out; the marker syntax is
known here alone.

A quote is always cut from the source file by its span, so it cannot differ from it. An unknown id
is dropped, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Citation
from assistant.knowledge import Knowledge
from ingest import Index, Span, Statement, quote_at

_REFERENCE = re.compile(r"\s*\{cite:([^{}\s]+)\}")
# Brackets of a document or a model that would be read as one of our markers.
_LIKE_A_MARKER = re.compile(r"\[(\d+)\]")
# What may stand between two items of one list: bullets, numbers and white space.
_BETWEEN_ITEMS = re.compile(r"[\s*_•✓·–—-]*(?:\d+[.)]\s*)?[\s*_]*")


def reference(statement: Statement) -> str:
    """What a writer puts where a statement is to be cited."""
    return f" {{cite:{statement.id}}}"


def cite(pieces: Sequence[str], knowledge: Knowledge) -> tuple[str, tuple[Citation, ...]]:
    """Put markers for references, in order of use, and say what each of them quotes."""
    index = knowledge.index
    numbered: dict[tuple[str, Span], Citation] = {}
    written = [""]  # words and markers in turn
    for place, part in enumerate(_REFERENCE.split("".join(pieces))):
        if place % 2 == 0:
            written[-1] += part
        elif part in index.statement_rows:
            statement = index.statements[index.statement_rows[part]]
            written += [_markers(statement, numbered, index), ""]
    for place in range(0, len(written), 2):
        written[place] = _LIKE_A_MARKER.sub(r"(\1)", written[place])
    return "".join(written).strip(), tuple(numbered.values())


def _markers(statement: Statement, numbered: dict[tuple[str, Span], Citation], index: Index) -> str:
    """The markers of what is quoted for a statement; new ones are added to ``numbered``."""
    markers = []
    for span in quoted_spans(statement, index):
        place = (statement.source_id, span)
        if place not in numbered:
            numbered[place] = citation(str(len(numbered) + 1), statement, span, index)
        markers.append(f"[{numbered[place].marker}]")
    return " " + "".join(markers)


def quoted_spans(statement: Statement, index: Index) -> list[Span]:
    """What is quoted for a statement; for one that introduces a list, the list with it."""
    spans = list(statement.spans)
    if not statement.introduces:
        return spans
    raw = index.texts[statement.source_id]
    for item in index.items_of(statement.introduces):
        for span in item.spans:
            if _BETWEEN_ITEMS.fullmatch(raw, spans[-1].end, span.start):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
    return spans


def citation(marker: str, statement: Statement, span: Span, index: Index) -> Citation:
    """What stands at ``span``, a place in or around the statement, quoted."""
    source = index.sources[statement.source_id]
    return Citation(
        marker=marker,
        source_id=source.id,
        title=source.title,
        publisher=source.publisher,
        level=source.level,
        section=statement.path,
        quote=quote_at(index.texts[source.id], span),
        start=span.start,
        end=span.end,
        dated=source.dated,
        standing=source.standing,
    )
