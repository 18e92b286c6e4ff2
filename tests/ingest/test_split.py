"""Passages and statements: they follow the sections, keep every word, and keep their ids."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import SHIPPED, SOURCE, document_of

from ingest.documents import Block, Document, Section, Span, Statement, Text
from ingest.quotes import quote_at
from ingest.read import read_all
from ingest.sources import load_sources
from ingest.split import ITEM_CHARACTERS, PASSAGE_CHARACTERS, split, split_all

WORDS = st.sampled_from(
    ["Barnet", "Ja", "Ja,", "skal høres.", "Når?", "tiltak", "følgende:", "for", "x" * 90, "bl.a."]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
PATHS = st.lists(st.sampled_from(["Mål", "Mottak", "Plan"]), max_size=2).map(tuple)
# (is an item, its text, which of the items before it is its parent)
BLOCKS = st.lists(st.tuples(st.booleans(), TEXTS, st.none() | st.integers(0, 3)), max_size=7)
SECTIONS = st.lists(st.tuples(PATHS, st.booleans(), BLOCKS), min_size=1, max_size=4)
Drawn = list[tuple[tuple[str, ...], bool, list[tuple[bool, str, int | None]]]]


def document(drawn: Drawn) -> Document:
    """A document that says just what was drawn, its texts a blank line apart."""
    raw = ""

    def place(value: str) -> Text:
        nonlocal raw
        start = len(raw)
        raw += f"{value}\n\n"
        return Text(value, tuple(range(start, start + len(value))))

    sections = []
    for path, has_heading, entries in drawn:
        heading = place(path[-1]) if path and has_heading else None
        blocks: list[Block] = []
        for is_item, value, above in entries:
            items = [i for i, block in enumerate(blocks) if block.kind == "item"]
            paragraphs = [i for i, block in enumerate(blocks) if block.kind == "paragraph"]
            parent = items[above] if is_item and above is not None and above < len(items) else None
            lead_in = paragraphs[-1] if is_item and paragraphs and parent is None else None
            if parent is not None:
                lead_in = blocks[parent].lead_in
            kind = "item" if is_item else "paragraph"
            blocks.append(Block(kind, place(value), parent=parent, lead_in=lead_in))
        sections.append(Section(path, tuple(blocks), heading))
    return Document(SOURCE, raw, tuple(sections))


def reach(section: Section) -> Span | None:
    """From the first to the last character of a section."""
    texts = [*([section.heading] if section.heading else []), *(b.text for b in section.blocks)]
    return Span(texts[0].places[0], texts[-1].places[-1] + 1) if texts else None


def section_of(statement: Statement, whole: Document) -> int:
    """The number of the section that a statement stands in."""
    (number,) = (
        number
        for number, section in enumerate(whole.sections)
        if (span := reach(section))
        and span.start <= statement.spans[0].start
        and statement.spans[-1].end <= span.end
    )
    return number


@given(SECTIONS)
def test_passages_never_cross_a_section(drawn: Drawn) -> None:
    whole = document(drawn)
    passages, statements = split(whole)
    for passage in passages:
        own = [statement for statement in statements if statement.passage_id == passage.id]
        (number,) = {section_of(statement, whole) for statement in own}
        section = whole.sections[number]
        assert passage.path == section.path
        assert {statement.path for statement in own} == {section.path}
        assert passage.text == " ".join(statement.text for statement in own)
        assert passage.span == (own[0].spans[0].start, own[-1].spans[-1].end)


@given(SECTIONS)
def test_every_word_of_a_block_stands_in_one_statement(drawn: Drawn) -> None:
    whole = document(drawn)
    _, statements = split(whole)
    blocks = {
        place
        for section in whole.sections
        for block in section.blocks
        for place in block.text.places
        if not whole.text[place].isspace()
    }
    stated = [
        place
        for statement in statements
        for span in statement.spans
        for place in range(*span)
        if not whole.text[place].isspace()
    ]
    headings = {p for s in whole.sections if s.heading for p in s.heading.places}
    assert len(stated) == len(set(stated))
    assert blocks <= set(stated) <= blocks | headings


@given(SECTIONS)
def test_a_statement_says_what_its_spans_say(drawn: Drawn) -> None:
    whole = document(drawn)
    for statement in split(whole)[1]:
        (span,) = statement.spans
        assert quote_at(whole.text, span) == statement.text


@given(SECTIONS)
def test_ids_are_each_their_own(drawn: Drawn) -> None:
    passages, statements = split(document(drawn))
    assert len({passage.id for passage in passages}) == len(passages)
    assert len({statement.id for statement in statements}) == len(statements)


@given(SECTIONS)
def test_lists_and_parents_stay_in_their_section(drawn: Drawn) -> None:
    whole = document(drawn)
    _, statements = split(whole)
    by_id = {statement.id: statement for statement in statements}
    lists: dict[str, set[int]] = {}
    for statement in statements:
        here = section_of(statement, whole)
        for list_id in filter(None, (statement.list_id, statement.introduces)):
            lists.setdefault(list_id, set()).add(here)
        assert len(statement.parents) == len(statement.parent_ids)
        for text, id_ in zip(statement.parents, statement.parent_ids, strict=True):
            assert text.startswith(by_id[id_].text)
            assert section_of(by_id[id_], whole) == here
            assert by_id[id_].spans[0].start < statement.spans[0].start
    assert all(len(sections) == 1 for sections in lists.values())


@given(SECTIONS, st.lists(TEXTS, min_size=1, max_size=3))
def test_a_changed_section_changes_no_id_elsewhere(drawn: Drawn, texts: list[str]) -> None:
    new = (("Innledning",), True, [(False, text, None) for text in texts])
    before = split(document(drawn))
    after = split(document([new, *drawn]))
    for kept, all_ in zip(before, after, strict=True):
        ids = [element.id for element in all_ if element.path != ("Innledning",)]
        assert ids == [element.id for element in kept]


def test_a_parent_is_known_by_its_place_not_by_its_first_words(tmp_path: Path) -> None:
    whole = document_of("# Evaluering\n\n- Ja, delvis\n  - Ja\n  - Nei\n", tmp_path)
    parent, *children = (s for s in split(whole)[1] if s.list_id)
    assert [child.parents for child in children] == [("Ja, delvis",)] * 2
    assert [child.parent_ids for child in children] == [(parent.id,)] * 2


def test_the_same_heading_twice_makes_two_lists(tmp_path: Path) -> None:
    again = "## Målgruppe\n\n- barn\n- ungdom\n\n"
    statements = split(document_of(f"# Tiltak\n\n{again}{again}", tmp_path))[1]
    items = [statement for statement in statements if statement.text != "Målgruppe"]
    assert [items[0].list_id == item.list_id for item in items] == [True, True, False, False]
    assert len({item.id for item in items}) == 4


def test_an_item_brings_what_it_needs_to_be_understood(tmp_path: Path) -> None:
    whole = document_of(
        "# Mål\n\nVi hjelper med:\n\n- Plan\n  - evaluering\n\nDet er alt.\n", tmp_path
    )
    lead, plan, child, last = split(whole)[1]
    assert lead.introduces == plan.list_id != ""
    assert child.in_context == "Vi hjelper med: Plan evaluering"
    assert child.lead_in_spans == lead.spans
    assert last.in_context == "Det er alt."


def test_a_heading_leads_in_the_list_under_it(tmp_path: Path) -> None:
    heading, first, _ = split(document_of("# Slik gjør du\n\n- Les\n- Ring\n", tmp_path))[1]
    assert heading.text == first.lead_in == "Slik gjør du"
    assert heading.introduces == first.list_id


def test_an_item_that_ends_in_a_colon_introduces_the_items_under_it(tmp_path: Path) -> None:
    text = "# Etterpå\n\n- Saken kan:\n  - avsluttes\n  - fortsette\n- Plan\n  - evaluering\n"
    _, may, *under, plan, _ = split(document_of(text, tmp_path))[1]
    assert [item.list_id == may.introduces != "" for item in under] == [True, True]
    assert may.list_id == plan.list_id
    assert plan.introduces == ""


def test_a_whole_sentence_before_a_list_is_not_repeated_in_its_items(tmp_path: Path) -> None:
    text = "# Mål\n\nKommunen har flere oppgaver, og alle er viktige.\n\n- Plan\n- Hjelp\n"
    sentence, first, _ = split(document_of(text, tmp_path))[1]
    assert first.lead_in == ""
    assert sentence.introduces == first.list_id


def test_a_long_item_is_cut_and_its_first_sentence_stands_above(tmp_path: Path) -> None:
    rest = "Tiltaket skal følges opp jevnlig av kommunen. " * (ITEM_CHARACTERS // 40)
    statements = split(document_of(f"# Mål\n\n- Råd: slik er det. {rest}\n- Plan\n", tmp_path))[1]
    first = next(s for s in statements if s.text == "Råd: slik er det.")
    under = [s for s in statements if s.parents == (first.text,)]
    assert len(under) == ITEM_CHARACTERS // 40
    assert {s.parent_ids for s in under} == {(first.id,)}
    assert {s.list_id for s in under} == {""}
    assert len({s.id for s in under}) == len(under)


def test_a_long_section_becomes_several_passages_of_like_length(tmp_path: Path) -> None:
    sentence = "Tiltaket skal følges opp jevnlig av kommunen og evalueres sammen med familien. "
    passages, _ = split(document_of(f"# Mål\n\n{sentence * 40}\n", tmp_path))
    lengths = [len(passage.text) for passage in passages]
    assert len(lengths) == 3
    assert max(lengths) <= PASSAGE_CHARACTERS
    assert max(lengths) - min(lengths) <= 2 * len(sentence)
    assert all(a.span.end <= b.span.start for a, b in pairwise(passages))


def test_what_something_dropped_interrupts_has_a_span_for_each_stretch() -> None:
    documents, _ = read_all(SHIPPED, load_sources(SHIPPED))
    texts = {document.source.id: document.text for document in documents}
    broken = [s for s in split_all(documents)[1] if len(s.spans) > 1]
    assert broken
    for statement in broken:
        assert all(a.end < b.start for a, b in pairwise(statement.spans))
        quoted = " ".join(quote_at(texts[statement.source_id], span) for span in statement.spans)
        assert "".join(quoted.split()) == "".join(statement.text.split())


@pytest.mark.parametrize("text", ["Tekst?", "# Bare en overskrift"])
def test_a_document_that_says_nothing_has_no_statement(text: str, tmp_path: Path) -> None:
    assert split(document_of(f"{text}\n", tmp_path)) == ((), ())
