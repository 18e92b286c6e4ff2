"""A Document in, Passages and Statements out: what a good passage is, and what can be quoted.

A passage follows its section and never crosses it. A statement is a sentence of a paragraph, or a
list item with what introduces it; a long item is cut into its sentences, and then the first of
them (which says what the item is about) stands above the others as a parent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents import Block, Document, Passage, Section, Span, Statement, Text
from ingest.sentences import sentence_spans

PASSAGE_CHARACTERS = 1200
ITEM_CHARACTERS = 320
SHORT_LINE = 60
_DANGLING = frozenset("at av er for gjennom har i med mot og om på som til ved å".split())
_MARKUP = re.compile(r"[\s*_\\]*")


Pieces = tuple[tuple[Passage, ...], tuple[Statement, ...]]


def split_all(documents: Sequence[Document]) -> Pieces:
    """The passages and statements of all documents, in their order."""
    pieces = [split(document) for document in documents]
    return (
        tuple(passage for passages, _ in pieces for passage in passages),
        tuple(statement for _, statements in pieces for statement in statements),
    )


def split(document: Document) -> Pieces:
    """Cut a document into passages and statements; ids depend on the words alone."""
    passages: list[Passage] = []
    statements: list[Statement] = []
    taken: dict[str, int] = {}
    starting: dict[int, str] = {}
    for section in document.sections:
        scope = _fresh(_digest(document.source.id, *section.path), taken)
        for group in _packed(list(_statements(section, document))):
            passage = _passage(group, section, document, taken)
            passages.append(passage)
            for draft in group:
                id_ = _id(draft, passage, taken)
                starting.setdefault(draft.text.places[0], id_)
                parent_ids = tuple(starting[place] for place in draft.above)
                statements.append(_named(draft, id_, passage, scope, parent_ids))
    return tuple(passages), tuple(statements)


def spans_of(text: Text, raw: str) -> tuple[Span, ...]:
    """The stretches of ``raw`` that ``text`` stands in; cut where more than markup lies between."""
    spans: list[Span] = []
    start = previous = text.places[0]
    for place in text.places[1:]:
        if place > previous + 1 and not _only_markup(raw[previous + 1 : place]):
            spans.append(Span(start, previous + 1))
            start = place
        previous = place
    return (*spans, Span(start, previous + 1))


def _only_markup(between: str) -> bool:
    """White space, emphasis and link syntax join what a dropped line would part."""
    return _MARKUP.fullmatch(re.sub(r"\[|\]\([^)\s]*\)|[¹²³⁴-⁹]|\d", "", between)) is not None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement before its passage and id are known."""

    text: Text
    spans: tuple[Span, ...]
    lead_in: str = ""
    lead_in_spans: tuple[Span, ...] = ()
    parents: tuple[str, ...] = ()
    above: tuple[int, ...] = ()  # where the parents start
    list_key: str = ""
    introduces_key: str = ""
    label: str = ""


def _statements(section: Section, document: Document) -> Iterator[_Draft]:
    introducing = {block.lead_in for block in section.blocks if block.lead_in is not None}
    if section.heading and any(_under_heading(block) for block in section.blocks):
        yield replace(_draft(section.heading, document), introduces_key=_list_key(None))
    for number, block in enumerate(section.blocks):
        if not block.text:
            continue
        if block.kind == "item":
            yield from _of_item(number, section, document)
        else:
            drafts = [_draft(t, document) for t in _sentence_texts(block.text)]
            if number in introducing:
                drafts[-1] = replace(drafts[-1], introduces_key=_list_key(number))
            yield from drafts
        for note in block.notes:
            yield from (_draft(t, document) for t in _sentence_texts(note))


def _of_item(number: int, section: Section, document: Document) -> Iterator[_Draft]:
    block = section.blocks[number]
    parents = tuple(item.text.value for item in _above(block, section))
    outer = _above(block, section)[0] if parents else block
    lead_in = _lead_in(outer, section)
    own = replace(
        _draft(block.text, document),
        lead_in=lead_in.value if lead_in else "",
        lead_in_spans=spans_of(lead_in, document.text) if lead_in else (),
        parents=parents,
        above=tuple(item.text.places[0] for item in _above(block, section)),
        list_key=_list_key(outer.lead_in) + (f"/{block.parent}" if parents else ""),
        label=block.label,
    )
    if block.text.value.endswith(":") and any(b.parent == number for b in section.blocks):
        own = replace(own, introduces_key=f"{_list_key(outer.lead_in)}/{number}")
    pieces = _sentence_texts(block.text)
    if len(block.text.value) <= ITEM_CHARACTERS or len(pieces) == 1:
        yield own
        return
    first, *rest = pieces
    yield replace(own, text=first, spans=spans_of(first, document.text))
    for piece in rest:
        yield replace(
            own,
            text=piece,
            spans=spans_of(piece, document.text),
            parents=(*parents, first.value),
            above=(*own.above, first.places[0]),
            list_key="",
        )


def _under_heading(block: Block) -> bool:
    """Whether the section's heading is what introduces this item's list."""
    return block.kind == "item" and block.parent is None and block.lead_in is None


def _above(block: Block, section: Section) -> list[Block]:
    above: list[Block] = []
    while block.parent is not None:
        block = section.blocks[block.parent]
        above.insert(0, block)
    return above


def _lead_in(block: Block, section: Section) -> Text | None:
    """What an item reads on from: half a sentence or a heading; a whole sentence says it alone."""
    if block.lead_in is None:
        return section.heading
    last = _sentence_texts(section.blocks[block.lead_in].text)[-1]
    return last if _reads_on(last.value) else None


def _reads_on(sentence: str) -> bool:
    if sentence.endswith((".", "!", "?")):
        return False
    return (
        sentence.endswith(":")
        or len(sentence) <= SHORT_LINE
        or sentence.split()[-1].casefold() in _DANGLING
    )


def _list_key(lead_in: int | None) -> str:
    return "heading" if lead_in is None else str(lead_in)


def _sentence_texts(text: Text) -> list[Text]:
    return [text.cut(start, end) for start, end in sentence_spans(text.value)]


def _draft(text: Text, document: Document) -> _Draft:
    return _Draft(text, spans_of(text, document.text))


def _packed(drafts: list[_Draft]) -> Iterator[list[_Draft]]:
    """Groups of at most PASSAGE_CHARACTERS, evenly filled, in reading order."""
    total = sum(len(d.text.value) for d in drafts)
    parts = max(1, -(-total // PASSAGE_CHARACTERS))
    groups: list[list[_Draft]] = [[] for _ in range(parts)]
    size = 0
    for draft in drafts:
        middle = size + len(draft.text.value) / 2
        groups[min(int(middle * parts / total), parts - 1)].append(draft)
        size += len(draft.text.value)
    yield from filter(None, groups)


def _passage(
    group: list[_Draft], section: Section, document: Document, taken: dict[str, int]
) -> Passage:
    text = " ".join(draft.text.value for draft in group)
    spans = [span for draft in group for span in draft.spans]
    source = document.source.id
    return Passage(
        id=_fresh(f"{source}:{_digest(source, *section.path, text)}", taken),
        source_id=source,
        path=section.path,
        text=text,
        span=Span(min(s.start for s in spans), max(s.end for s in spans)),
    )


def _id(draft: _Draft, passage: Passage, taken: dict[str, int]) -> str:
    source = passage.source_id
    words = (*passage.path, draft.lead_in, *draft.parents, draft.text.value)
    return _fresh(f"{source}.{_digest(source, *words)}", taken)


def _named(
    draft: _Draft, id_: str, passage: Passage, scope: str, parent_ids: tuple[str, ...]
) -> Statement:
    return Statement(
        id=id_,
        source_id=passage.source_id,
        passage_id=passage.id,
        path=passage.path,
        text=draft.text.value,
        spans=draft.spans,
        lead_in=draft.lead_in,
        parents=draft.parents,
        list_id=f"{scope}/{draft.list_key}" if draft.list_key else "",
        introduces=f"{scope}/{draft.introduces_key}" if draft.introduces_key else "",
        label=draft.label,
        lead_in_spans=draft.lead_in_spans,
        parent_ids=parent_ids,
    )


def _digest(*words: str) -> str:
    return hashlib.blake2b("\n".join(words).encode(), digest_size=5).hexdigest()


def _fresh(name: str, taken: dict[str, int]) -> str:
    """The same words twice in one place get a number, so that ids stay apart and stable."""
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
