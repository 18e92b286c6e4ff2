"""A quote and its place: word for word, white space and emphasis apart."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import SHIPPED, document_of
from test_read_properties import FILES

from ingest.documents import Document, Source, Span
from ingest.errors import UnreadableSource
from ingest.quotes import find_quote, overlap, quote_at
from ingest.read import read
from ingest.sources import load_sources
from ingest.split import split

TEXT = "Barnet *skal* høres.\nDet **må** være\n  trygt. Barnet skal\u00a0høres. Se fil_navn."
TEXT += " Ikke plan, plan*leg*ges. *plan*: evaluert2 etter § 4-12"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Barnet skal høres.", ["Barnet *skal* høres.", "Barnet skal\u00a0høres."]),
        ("Barnet  _skal_\nhøres.", ["Barnet *skal* høres.", "Barnet skal\u00a0høres."]),
        ("Det må være trygt.", ["Det **må** være\n  trygt."]),
        ("fil_navn", ["fil_navn"]),
        ("filnavn", []),
        ("Barn", []),
        ("øres.", []),
        ("ikkeplan", []),
        ("planlegges", ["plan*leg*ges"]),
        ("plan", ["plan", "plan"]),
        ("evaluert", ["evaluert"]),
        ("§ 4-1", []),
        ("§ 4-12", ["§ 4-12"]),
        ("barnet skal høres.", []),
        ("Barnet skal ikke høres.", []),
        ("", []),
        (" * ", []),
    ],
)
def test_a_quote_is_found_at_each_of_its_places(quote: str, found: list[str]) -> None:
    spans = find_quote(quote, TEXT)
    assert [TEXT[span.start : span.end] for span in spans] == found


def test_a_quote_stands_on_one_line_without_emphasis() -> None:
    assert quote_at(TEXT, Span(0, TEXT.index(" Barnet"))) == "Barnet skal høres. Det må være trygt."
    assert quote_at(TEXT, Span(TEXT.index("fil"), TEXT.index(" Ikke"))) == "fil_navn."


@pytest.mark.parametrize(
    ("one", "other", "shared"), [((0, 5), (3, 9), 2), ((0, 3), (3, 9), 0), ((2, 4), (0, 9), 2)]
)
def test_overlap_counts_shared_characters(
    one: tuple[int, int], other: tuple[int, int], shared: int
) -> None:
    assert overlap(Span(*one), Span(*other)) == shared
    assert overlap(Span(*other), Span(*one)) == shared


@given(st.text(alphabet="aB *_\n\u00a0", max_size=30), st.data())
def test_what_is_quoted_from_words_is_found_there(text: str, data: st.DataObject) -> None:
    words = list(re.finditer(r"\S+", text))
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = Span(words[first].start(), words[last].end())
    quote = quote_at(text, span)
    if quote:
        assert any(overlap(span, found) for found in find_quote(quote, text))


def check(document: Document) -> None:
    """Every statement of a document is quoted word for word from the place that it names."""
    for statement in split(document)[1]:
        assert statement.spans
        for span in statement.spans:
            quote = quote_at(document.text, span)
            if quote:
                found = find_quote(quote, document.text)
                assert any(overlap(span, place) for place in found), (quote, span)
        said = "".join(document.text[start:end] for start, end in statement.spans)
        assert is_in_order(statement.text, said), (statement.text, said)


def is_in_order(text: str, within: str) -> bool:
    """Whether the characters of a text stand in another in the same order."""
    rest = iter(within)
    return all(character in rest for character in text if not character.isspace())


@pytest.mark.parametrize("source", load_sources(SHIPPED), ids=lambda source: source.id)
def test_every_statement_of_the_corpus_stands_in_its_source(source: Source) -> None:
    check(read(SHIPPED / source.file, source))


@settings(deadline=None, max_examples=200)
@given(FILES)
def test_every_statement_of_any_file_stands_in_it(content: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            document = document_of(content.encode("utf-8", "ignore").decode(), Path(folder))
        except UnreadableSource:
            return
    check(document)
