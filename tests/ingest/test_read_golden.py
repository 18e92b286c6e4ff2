"""The five documents as the reader sees them, compared with what a person has checked.

python -m tests.ingest.test_read_golden    writes the golden files anew: read the difference
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.documents import Block, Document, Text
from ingest.read import read
from ingest.sources import load_sources

CORPUS = Path(__file__).parents[2] / "corpus"
GOLDEN = Path(__file__).parent / "golden"
SOURCES = {source.id: source for source in load_sources(CORPUS)}
DOCUMENTS = {id_: read(CORPUS / source.file, source) for id_, source in SOURCES.items()}
WORDS = 6


def ends(text: str) -> str:
    """The first and last words of a text."""
    words = text.split()
    short = len(words) <= 2 * WORDS + 1
    return " ".join(words if short else [*words[:WORDS], "…", *words[-WORDS:]])


def render_block(number: int, block: Block) -> Iterator[str]:
    places = [
        f"depth {block.depth}" if block.depth else "",
        f"under {block.parent}" if block.parent is not None else "",
        f"introduced by {block.lead_in}" if block.lead_in is not None else "",
    ]
    where = ", ".join(place for place in places if place)
    indent = "  " * (block.depth + 1)
    label = f"{block.label} " if block.label else ""
    kind = f"{block.kind} ({where})" if where else block.kind
    yield f"{indent}{number} {kind}: {label}{span(block.text)}"
    for note in block.notes:
        yield f"{indent}  note: {span(note)}"


def span(text: Text) -> str:
    return f"{ends(text.value)} [{text.places[0]}:{text.places[-1] + 1}]"


def render(document: Document) -> str:
    """A document as text that a person can compare with the file."""
    lines: list[str] = []
    for section in document.sections:
        lines += ["", "# " + (" > ".join(section.path) or "(before the first heading)")]
        for number, block in enumerate(section.blocks):
            lines += render_block(number, block)
    lines += ["", "# Dropped"]
    for dropped in document.dropped:
        start, end = dropped.span
        lines.append(f"  {dropped.rule}: {ends(document.text[start:end])} [{start}:{end}]")
    return "\n".join(lines).strip() + "\n"


@pytest.mark.parametrize("source_id", SOURCES)
def test_document_is_read_as_a_person_checked_it(source_id: str) -> None:
    golden = (GOLDEN / f"{source_id}.txt").read_text(encoding="utf-8")
    assert render(DOCUMENTS[source_id]) == golden


if __name__ == "__main__":
    for source_id, document in DOCUMENTS.items():
        (GOLDEN / f"{source_id}.txt").write_text(render(document), encoding="utf-8")
