"""What holds of every file: nothing is lost, nothing stands twice, every place is right."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Block, Document, Source, Text
from ingest.errors import UnreadableSource
from ingest.read import read
from ingest.sources import load_sources

CORPUS = Path(__file__).parents[2] / "corpus"
SOURCES = load_sources(CORPUS)
MADE_UP = Source("made-up", "made-up.md", "Mottak av melding", "Kommunen", "local", "published")

INVISIBLE = "\ufeff\u200b\u2060\u00ad"
MARKUP = frozenset("*_#[]()`\\>!")
LINK_TARGET = re.compile(r"\]\s*\((?:[^()\n]|\([^()\n]*\))*\)")

PIECES = st.sampled_from(
    "barn Barnet kommunen. følgende: til Hva? ord1 ¹ ² 1 4 112 • - ✓ * ** *** _ __ # ## 1. 2. a) "
    "1.1 > | [ ] ](#) ](https://x.no) [^a] [^a]: \\ \\* ` ``` ~~~ --- === https://x.no Innhold "
    "Tekst? Meny Barn....4 Figur~1:".replace("~", "\u00a0").split(" ")
)
SPACES = st.sampled_from(
    [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\n  ", "\f", "", "\ufeff"]
)
FILES = st.one_of(
    st.lists(st.tuples(PIECES, SPACES), max_size=60).map(lambda p: "".join(map("".join, p))),
    st.text(max_size=200),
)


def blank(character: str) -> bool:
    return character.isspace() or character in INVISIBLE


def texts(document: Document) -> Iterator[Text]:
    """Every text of a document: headings, blocks and each note once."""
    notes: dict[tuple[int, ...], Text] = {}
    for section in document.sections:
        if section.heading:
            yield section.heading
        for block in section.blocks:
            yield block.text
            notes |= {note.places: note for note in block.notes}
    yield from notes.values()


def label_places(document: Document, block: Block) -> range:
    """Where an item's label stands: right before its text, but for space and markup."""
    first = block.text.places[0]
    start = document.text.rindex(block.label, 0, first)
    between = document.text[start + len(block.label) : first]
    assert all(blank(c) or c in MARKUP for c in between)
    return range(start, start + len(block.label))


def check(document: Document) -> None:
    file = document.text
    taken: set[int] = set()

    def take(places: range | list[int]) -> None:
        assert taken.isdisjoint(places)
        taken.update(places)

    for text in texts(document):
        assert text
        assert text.value == text.value.strip()
        assert all(a < b for a, b in zip(text.places, text.places[1:], strict=False))
        assert all(
            file[place] == character or (character == " " and blank(file[place]))
            for character, place in zip(text.value, text.places, strict=True)
        )
        take([p for c, p in zip(text.value, text.places, strict=True) if c != " "])
    for dropped in document.dropped:
        assert not blank(file[dropped.span.start])
        assert not blank(file[dropped.span.end - 1])
        take([place for place in range(*dropped.span) if not blank(file[place])])
    for section in document.sections:
        for number, block in enumerate(section.blocks):
            if block.label:
                take(label_places(document, block))
            assert block.parent is None or block.parent < number
            assert block.lead_in is None or section.blocks[block.lead_in].kind == "paragraph"
    check_rest(document, taken)


def check_rest(document: Document, taken: set[int]) -> None:
    """What stands nowhere is white space, markup, a link's target, or a footnote's number."""
    file = document.text
    targets = {place for match in LINK_TARGET.finditer(file) for place in range(*match.span())}
    notes = [n for s in document.sections for b in s.blocks for n in b.notes]
    for place, character in enumerate(file):
        if place in taken or blank(character) or character in MARKUP or place in targets:
            continue
        of_a_note = bool(notes) and (character.isdigit() or character in "^a:")
        assert of_a_note, f"{character!r} at {place} is lost"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_nothing_is_lost_in_the_corpus(source: Source) -> None:
    check(read(CORPUS / source.file, source))


@settings(deadline=None, max_examples=500)
@given(FILES)
def test_nothing_is_lost_in_any_file(content: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.md"
        path.write_bytes(content.encode("utf-8", "ignore"))
        try:
            document = read(path, MADE_UP)
        except UnreadableSource:
            assert all(blank(c) for c in content.encode("utf-8", "ignore").decode())
            return
    assert document.text == content.encode("utf-8", "ignore").decode()
    check(document)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_line_endings_and_mark_change_nothing(source: Source, ending: str, tmp_path: Path) -> None:
    plain = read(CORPUS / source.file, source)
    path = tmp_path / "windows.txt"
    path.write_bytes(("\ufeff" + plain.text.replace("\n", ending)).encode())
    changed = read(path, source)
    check(changed)
    assert [s.path for s in changed.sections] == [s.path for s in plain.sections]
    assert [t.value for t in texts(changed)] == [t.value for t in texts(plain)]
    assert [d.rule for d in changed.dropped] == [d.rule for d in plain.dropped]
