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
from ingest import Index, Span, Statement, find_quote, overlap, quote_at

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


def cite_quotes(
    text: str, quotes: Sequence[tuple[str, str]], knowledge: Knowledge
) -> tuple[str, tuple[Citation, ...]]:
    """The same for a text that a person wrote, where ``[2]`` stands for the second of the quotes.

    A quote, a source's id and words of it, that the text does not name is cited at its end.
    Nothing is cited where one of them is not word for word in its source.
    """
    places = [_place_of(source_id, quote, knowledge.index) for source_id, quote in quotes]
    known = {str(number): place for number, place in enumerate(places, 1) if place}
    if len(known) < len(quotes):
        return text, ()
    used: dict[str, str] = {}  # the marker of each quote, by its number

    def marked(found: re.Match[str]) -> str:
        if found[1] not in known:
            return f"({found[1]})"
        return f"[{used.setdefault(found[1], str(len(used) + 1))}]"

    text = _LIKE_A_MARKER.sub(marked, text).strip()
    unnamed = "".join(f"[{number}]" for number in known if number not in used)
    if unnamed:
        text = f"{text} {_LIKE_A_MARKER.sub(marked, unnamed)}"
    citations = (citation(used[n], *known[n], knowledge.index) for n in used)
    return text, tuple(citations)


def _place_of(source_id: str, quote: str, index: Index) -> tuple[Statement, Span] | None:
    """The first place of a quote, with the statement that most of it stands in."""
    span = next(iter(find_quote(quote, index.texts.get(source_id, ""))), None)
    own = [statement for statement in index.statements if statement.source_id == source_id]
    if span is None or not own:
        return None
    return max(own, key=lambda s: sum(overlap(span, part) for part in s.spans)), span


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
    """What is quoted for a statement: what it is understood with too, its list if it has one."""
    run = index.run_of(statement)
    spans = list(statement.spans)
    if len(run) > 1:
        spans = [Span(run[0].spans[0].start, run[-1].spans[-1].end)]
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
