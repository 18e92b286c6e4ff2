"""A source that is opened: the passage with the quote marked, and nothing else of the file."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from asking import turn_of
from fakes import PLAN, cite, given

from assistant import Knowledge
from assistant.cite import cite as cite_pieces
from assistant.cite import reference
from assistant.texts import find
from assistant.ui.ask.passage import opened, passage
from assistant.ui.documents.contents import address
from assistant.ui.documents.documents import documents
from assistant.ui.documents.reader import read
from assistant.ui.sent import LANGUAGES, Sent
from assistant.ui.text_set import pieces
from assistant.write.extractive import LONGEST_ITEM
from ingest import Index, Span

MARKED = re.compile("<mark>(.*?)</mark>", re.DOTALL)
EVIL = "<script>alert(1)</script>${1}{{1}}"
LATEST, DRAFT = "bufdir-tjenestekatalog-2021", "bufdir-tjenestekatalog-utkast"
ENDED = "Barnevernstjenesten kan vedta å avslutte tiltak når ungdommen blir myndig"
QUARTERLY = "Tiltaksplanen skal evalueres regelmessig i samarbeid med de det gjelder"


def letters(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def marked(html: str) -> str:
    return letters(" ".join(re.findall(r"<mark>(.*?)</mark>", html)))


def test_every_statement_is_shown_and_marked_and_nothing_else_is(index: Index) -> None:
    for statement in index.statements:
        start, end = statement.spans[0].start, statement.spans[-1].end
        citation = replace(cite(index, LATEST, ENDED), source_id=statement.source_id)
        citation = replace(citation, start=start, end=end, section=statement.path)
        shown = re.sub(r"\W", "", marked(passage(index, citation, "nb")))
        # A footnote may stand between, in the file, and the mark of one within.
        assert re.sub(r"\W", "", statement.text)[:40] in shown, statement.id
        assert len(shown) < len(statement.text) + 20 or len(statement.spans) > 1


def test_nothing_but_what_was_read_is_shown(index: Index) -> None:
    """Running headers, page numbers and captions interrupt no passage, and no markup is left."""
    for place in index.passages:
        statements = [s for s in index.statements if s.passage_id == place.id]
        shown = pieces(statements, index.texts[place.source_id])
        words = re.sub(r"[\W\d¹]", "", "".join(piece.text for piece in shown))
        assert words == re.sub(r"[\W\d]", "", "".join(s.text for s in statements))
        assert not re.search(r"\*|\]\(|\\", "".join(piece.text for piece in shown))


def test_a_paragraph_goes_on_and_an_item_has_its_bullet_and_depth(index: Index) -> None:
    def shown(source_id: str, words: str) -> list[tuple[str, int, str]]:
        place = next(p for p in index.passages if p.source_id == source_id and words in p.text)
        statements = [s for s in index.statements if s.passage_id == place.id]
        made = pieces(statements, index.texts[source_id])
        return [(piece.bullet, piece.depth, piece.text) for piece in made]

    bullet, depth, text = next(
        piece for piece in shown(LATEST, "er samordnet og preget") if "samordnet" in piece[2]
    )
    assert (bullet, depth) == ("•", 1)
    assert text.endswith(
        "Barnevernets hjelpetiltak skal ikke overta ansvar som ligger til andre sektorer."
    )
    numbered = shown("kommune-bti-handlingsveileder", "Melding mottas")
    assert [bullet for bullet, *_ in numbered] == ["", "1.", "2.", "3.", "4."]
    nested = shown("kommune-slik-jobber-vi", "Circle of Security")
    assert ("•", 2, "Circle of Security-Parenting (COS-P)") in nested
    assert ("¹", 1, "Prop. 133L (2020-2021)") in shown(LATEST, "Prop. 133L (2020-2021)")


def test_a_passage_tells_what_it_is_from(index: Index) -> None:
    citation = cite(index, DRAFT, QUARTERLY, "2")
    shown = letters(passage(index, citation, "nb"))
    for fact in ("Kilde 2", "Bufdir", "Nasjonal", "Udatert", "Utkast", "barnevernloven av 1992"):
        assert fact in shown
    for heading in citation.section:
        assert heading in shown


def test_a_part_of_a_statement_can_be_marked(index: Index) -> None:
    html = passage(index, cite(index, LATEST, ENDED), "nb")
    assert marked(html) == ENDED
    assert html.count("[Sitatet som svaret bygger på:]") == 1


def test_document_text_is_text(index: Index) -> None:
    text = f"Først {EVIL} & så <b>videre</b>."
    citation = cite(index, LATEST, ENDED)
    statement = replace(index.statements[0], spans=(Span(0, len(text)),), text=text, path=(EVIL,))
    citation = replace(citation, title=EVIL, section=(EVIL,), start=6, end=len(text) - 1)
    own = replace(index, texts={LATEST: text}, statements=(statement,))
    html = passage(own, citation, "nb")
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("change", [{"start": 10**8, "end": 10**9}, {"source_id": "gone"}])
def test_a_passage_that_is_gone_says_so(index: Index, change: dict[str, Any]) -> None:
    html = passage(index, replace(cite(index, LATEST, ENDED), **change), "nb")
    assert "finnes ikke lenger" in html


def test_what_an_answer_cuts_short_is_marked_whole_in_its_passage(knowledge: Knowledge) -> None:
    index, cut = knowledge.index, 0
    for lead in index.statements:
        items = index.items_of(lead.introduces) if lead.introduces else ()
        long = [item for item in items if len(item.text) > LONGEST_ITEM]
        if not long:
            continue
        _, citations = cite_pieces([reference(lead)], knowledge)
        shown = [passage(index, citation, "nb") for citation in citations]
        marked = unescape("".join(mark for html in shown for mark in MARKED.findall(html)))
        for item in long:
            assert re.sub(r"\W", "", item.text) in re.sub(r"<[^>]+>|\W", "", marked)
        cut += len(long)
    assert cut


@pytest.mark.parametrize(
    "event",
    [{}, {"turn": 9, "marker": "1"}, {"turn": 1, "marker": "9"}, {"turn": "x", "marker": None}],
)
def test_a_marker_that_is_not_there_opens_nothing(
    event: dict[str, Any], knowledge: Knowledge, index: Index
) -> None:
    plan = given(PLAN, knowledge)
    assert opened(Sent(event), (turn_of(plan),), index)["html"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_wherever_a_draft_is_seen_it_says_what_replaces_it(index: Index, language: Any) -> None:
    draft = next(source for source in index.sources.values() if source.superseded_by)
    (newest,) = (source for source in index.sources.values() if source.id == draft.superseded_by)
    words = find(language, "page.reader.newer")
    way = f'{words}: <a href="{address(newest.id)}">{newest.title} ('
    cited = {
        id_: cite(index, id_, next(s.text for s in index.statements if s.source_id == id_))
        for id_ in (draft.id, newest.id)
    }
    for id_, told in ((draft.id, 1), (newest.id, 0)):
        said = Sent({"source": id_, "place": "", "language": language})
        assert read(said, index)["html"].count(way) == told
        assert passage(index, cited[id_], language).count(way) == told
    assert documents(index, language)["html"].count(way) == 1
