"""The pure parts of reading a document: its parts, its text, what was considered for an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from asking import GROUND
from fakes import PLAN, cite

from assistant import Answered, Found, Question, ask
from assistant.texts import find
from assistant.ui import Backing
from assistant.ui.ask.answering import answering
from assistant.ui.ask.considered import considered, disclosure, numbered
from assistant.ui.ask.conversation import turn_html
from assistant.ui.ask.listed import documents as listed
from assistant.ui.ask.passage import opened, passage
from assistant.ui.ask.turn import Turn
from assistant.ui.documents.contents import address, contents, parts
from assistant.ui.documents.documents import documents
from assistant.ui.documents.reader import read, reader
from assistant.ui.sent import LANGUAGES, Sent
from ingest import Index, Span

EVIL = "<script>alert(1)</script>${1}{{1}}\"'"
LATEST, DRAFT = "bufdir-tjenestekatalog-2021", "bufdir-tjenestekatalog-utkast"
GUIDE = "kommune-bti-handlingsveileder"
QUARTERLY = "Tiltaksplanen skal evalueres regelmessig i samarbeid med de det gjelder"
REFUSED = "Hva er telefonnummeret til barnevernet i Bergen?"
DANGER = "Far slår barnet nå, hva gjør jeg?"


def sent(source: str, place: str = "", language: str = "nb") -> Sent:
    return Sent({"source": source, "place": place, "language": language, "asked": 7})


def text_of(html: str) -> str:
    """The document's own words, without those that we put around them."""
    text = re.split(r'<div class="text"[^>]*>', html)[1].split('<p class="left-out">')[0]
    text = re.sub(r'<span class="unseen".*?</span>|<span class="bullet">.*?</span>', "", text)
    return unescape(re.sub(r"<[^>]+>", " ", text))


def letters(text: str) -> str:
    return re.sub(r"[\W\d_¹²³]", "", text)


# Parts and contents


def test_headings_are_nested_as_their_numbers_say(index: Index) -> None:
    for part in parts(index, LATEST):
        number = re.match(r"[\d.]+\d|\d", part.heading)
        assert number, part.heading
        assert len(part.path) == number[0].count(".") + 1
        assert part.statements
    html = contents(LATEST, parts(index, LATEST))
    assert html.count("<a ") == len(parts(index, LATEST))
    assert html.count("<ol>") == html.count("</ol>") == 6
    assert re.search(r"5\.4 [^<]*</a><ol><li><a [^>]*>5\.4\.1", html)


def test_a_heading_with_nothing_under_it_has_a_part_too(index: Index) -> None:
    first, second, *_ = (part for part in parts(index, GUIDE) if part.path[0].startswith("Nivå 3"))
    assert (first.path, first.statements) == (second.path[:1], ())
    assert second.heading == "Bekymringsmelding"


def test_text_before_the_first_heading_is_a_part_without_one(index: Index) -> None:
    own = tuple(replace(s, path=()) for s in index.statements if s.source_id == GUIDE)
    bare = replace(index, statements=own)
    assert [part.heading for part in parts(bare, GUIDE)] == [""]
    assert contents(GUIDE, parts(bare, GUIDE)) == ""
    assert letters(own[0].text) in letters(text_of(read(sent(GUIDE), bare)["html"]))


def test_an_address_names_any_source_and_place() -> None:
    assert address("a b/æ", Span(3, 9)) == "#documents/a%20b%2F%C3%A6/3-9"
    assert address("x", 4) == "#documents/x/4"
    assert address("x") == "#documents/x"


# The text


def test_every_statement_appears_once_in_order_and_nothing_else_does(index: Index) -> None:
    for source_id in index.sources:
        shown = letters(text_of(read(sent(source_id), index)["html"]))
        expected = ""
        for part in parts(index, source_id):
            said = [letters(statement.text) for statement in part.statements]
            heading = letters(part.path[-1]) if part.path else ""
            # Where the file's heading is a statement, it is the heading that is seen.
            expected += heading + "".join(said[1:] if said[:1] == [heading] else said)
        assert shown == expected


def test_all_that_is_shown_of_a_document_is_in_its_file(index: Index) -> None:
    for source_id in index.sources:
        file = index.texts[source_id]
        for part in parts(index, source_id):
            assert letters(part.heading) in letters(file)
            for statement in part.statements:
                stands = " ".join(file[span.start : span.end] for span in statement.spans)
                assert letters(statement.text) == letters(re.sub(r"\]\([^()]*\)", "", stands))


def test_a_quote_is_marked_where_it_stands_and_nowhere_else(index: Index) -> None:
    citation = cite(index, DRAFT, QUARTERLY)
    html = read(sent(DRAFT, f"{citation.start}-{citation.end}"), index)["html"]
    assert re.findall(r"<mark>(.*?)</mark>", html) == [QUARTERLY]
    assert html.count("[Sitatet du åpnet:]") == 1
    assert "<mark>" not in read(sent(DRAFT, "3"), index)["html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_and_standing_are_said_in_the_pages_language(index: Index, language: str) -> None:
    html = read(sent(DRAFT, language=language), index)["html"]
    bar = html.split('<div class="bar">')[1].split("<form")[0]
    assert find(language, "page.undated") in bar
    assert find(language, "page.standing.draft") in bar
    assert '<div class="text" lang="nb">' in html


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("gone", ""),
        ("", ""),
        (EVIL, "1-2"),
        (DRAFT, "999"),
        (DRAFT, "0"),
        (DRAFT, "99999999999-999999999999"),
        (DRAFT, "9-3"),
        (DRAFT, "0-1"),
        (DRAFT, "-1"),
        (DRAFT, "١-٢"),
        (DRAFT, EVIL),
    ],
)
def test_what_is_not_there_is_answered_by_nothing(index: Index, source: str, place: str) -> None:
    assert read(sent(source, place), index) == reader("nb") | {"asked": 7}


@pytest.mark.parametrize("values", [{}, {"source": 3, "place": []}, {"source": None}])
def test_nonsense_is_answered_by_nothing(index: Index, values: dict[str, Any]) -> None:
    assert read(Sent(values), index)["source"] == ""


def test_everything_a_document_says_is_escaped(index: Index) -> None:
    text = f"Først {EVIL} & så <b>videre</b>."
    evil = replace(index.sources[DRAFT], title=EVIL, publisher=EVIL, law=EVIL, language=EVIL)
    evil = replace(evil, url=f"javascript:{EVIL}")
    one = replace(index.statements[0], source_id=DRAFT, text=text, spans=(Span(0, len(text)),))
    own = replace(
        index,
        sources={DRAFT: evil},
        texts={DRAFT: text},
        statements=(replace(one, path=(EVIL, EVIL + "2")),),
    )
    for html in (
        read(sent(DRAFT, "2-9"), own)["html"],
        documents(own, "nb")["html"],
        listed(own, "nb"),
    ):
        assert "<script" not in html
        assert "<b>" not in html
        assert 'href="javascript' not in html
        assert not re.search(r'lang="<', html)


def test_a_documents_address_is_a_link_that_says_nothing_of_the_page(index: Index) -> None:
    known = replace(index.sources[DRAFT], url="https://www.example.org/katalog")
    own = replace(index, sources={**index.sources, DRAFT: known})
    for html in (documents(own, "nb")["html"], read(sent(DRAFT), own)["html"]):
        link = re.search(r'<a href="https://www.example.org/katalog"[^>]*>', html)
        assert link
        assert 'rel="noopener noreferrer"' in link[0]
    assert "example.org" not in documents(index, "nb")["html"]


def test_the_list_names_what_replaces_a_document_and_which_law_it_cites(index: Index) -> None:
    html = documents(index, "nb")["html"]
    assert html.count("<h2") == len(index.sources)
    assert f'Erstattet av: <a href="{address(LATEST)}">' in html
    assert html.count("barnevernloven av 1992") == 3


# From an answer to the document


def test_a_passage_leads_to_its_place_in_the_document(index: Index) -> None:
    citation = cite(index, DRAFT, QUARTERLY)
    assert f'href="{address(DRAFT, citation.span)}"' in passage(index, citation, "nb")
    gone = passage(index, replace(citation, source_id="gone"), "nb")
    assert "#documents" not in gone


def last_turn(text: str, stands_on: Backing) -> Turn:
    *_, last = answering(text, (), stands_on, "nb")
    return last


@pytest.mark.parametrize("text", [PLAN, REFUSED])
def test_all_that_was_found_is_listed_and_what_is_cited_is_marked(
    stands_on: Backing, text: str
) -> None:
    events = list(ask(Question(text), stands_on.knowledge))
    hits = next(event.hits for event in events if isinstance(event, Found))
    last = events[-1]
    assert isinstance(last, Answered)
    turn = last_turn(text, stands_on)
    html = turn_html(turn, GROUND, "nb")
    assert html.count("data-considered=") == len(hits) == len(turn.considered)
    for hit in hits:
        assert hit.statement.text in unescape(html)
    used = [i for i in numbered(turn.considered, last.answer.citations) if i.citation.marker]
    assert html.count("Brukt i svaret: kilde") == len(used)
    assert bool(used) == bool(last.answer.citations)
    assert ("brukte ikke noe av det" in html) == (not used)


def test_an_emergency_has_nothing_that_was_considered(stands_on: Backing) -> None:
    assert "data-considered" not in turn_html(last_turn(DANGER, stands_on), GROUND, "nb")


def test_what_was_considered_opens_its_passage(stands_on: Backing, index: Index) -> None:
    turn = last_turn(REFUSED, stands_on)
    said = {"turn": 1, "considered": "0", "language": "nb", "asked": 5}
    html = opened(Sent(said), (turn,), index)["html"]
    first = turn.considered[0].citation
    assert letters(first.quote) == letters("".join(re.findall(r"<mark>(.*?)</mark>", html)))
    assert "[Setningen som ble vurdert:]" in html
    assert '<span class="number">Vurdert</span>' in html
    for wrong in ("99", "-1", "x", 0, None, EVIL):
        assert opened(Sent(said | {"considered": wrong}), (turn,), index)["html"] == ""


def test_what_was_considered_is_escaped(stands_on: Backing, index: Index) -> None:
    events = ask(Question(PLAN), stands_on.knowledge)
    hits = next(event.hits for event in events if isinstance(event, Found))
    evil = considered(hits[:1], index)[0]
    evil = replace(
        evil,
        lead_in=EVIL,
        citation=replace(
            evil.citation, title=EVIL, section=("a", EVIL + "x"), quote=EVIL, publisher=EVIL
        ),
    )
    assert "<script" not in disclosure(1, (evil,), (), "nb")
