"""The pure parts of the panels: values in, HTML or text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from fakes import DANGER, MST, PLAN, cite, given, staged_ask

from assistant import Answer, Event, Knowledge, Notice, Question, answer
from assistant.cite import cite as cite_pieces
from assistant.cite import reference
from assistant.dates import said_date
from assistant.texts import find
from assistant.ui import Backing
from assistant.ui.ask.answering import answering
from assistant.ui.ask.conversation import announcement, conversation, turn_html
from assistant.ui.ask.copied import copied
from assistant.ui.ask.emergency import card, split_card
from assistant.ui.ask.listed import documents, ordered
from assistant.ui.ask.notices import notice_boxes
from assistant.ui.ask.passage import opened, passage
from assistant.ui.ask.question import LONGEST, examples, problem
from assistant.ui.ask.turn import Turn
from assistant.ui.markdown import as_html, as_plain, without_markers
from assistant.ui.sent import Sent, cleaned
from assistant.ui.served import dressed
from assistant.ui.text_set import pieces
from assistant.write.extractive import LONGEST_ITEM
from ingest import Index, Span

MARKED = re.compile("<mark>(.*?)</mark>", re.DOTALL)
EVIL = "<script>alert(1)</script>${1}{{1}}"
BUILT = "2026-07-01"
LATEST, DRAFT = "bufdir-tjenestekatalog-2021", "bufdir-tjenestekatalog-utkast"
ENDED = "Barnevernstjenesten kan vedta å avslutte tiltak når ungdommen blir myndig"
QUARTERLY = "Tiltaksplanen skal evalueres regelmessig i samarbeid med de det gjelder"


@pytest.fixture(scope="session")
def index(knowledge: Knowledge) -> Index:
    return knowledge.index


@pytest.fixture(scope="session")
def plan(knowledge: Knowledge) -> Answer:
    return given(PLAN, knowledge)


def letters(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def marked(html: str) -> str:
    return letters(" ".join(re.findall(r"<mark>(.*?)</mark>", html)))


def turn_of(answer: Answer) -> Turn:
    return Turn(1, answer.question, answer.standalone_question, answer=answer)


# Dates


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2018-05-02", "2. mai 2018"),
        ("2021-09", "september 2021"),
        ("2021", "2021"),
        ("2026-07-01T08:00:00+00:00", "1. juli 2026"),
        (None, "Udatert"),
        ("", "Udatert"),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(date: str | None, said: str) -> None:
    assert said_date(date, "nb") == said


def test_english_dates_have_no_full_stop() -> None:
    assert said_date("2018-05-02", "en") == "2 May 2018"


# Markdown


def test_markers_become_what_is_asked_for_and_others_stay() -> None:
    html = as_html("Ja [1], nei [2].", lambda marker: "<b>1</b>" if marker == "1" else None)
    assert html == "<p>Ja&nbsp;<b>1</b>, nei [2].</p>\n"


def test_lists_and_emphasis_are_read() -> None:
    html = as_html("Skal\n\n- **ikke** slutte\n- følge", lambda _: None)
    assert "<li><strong>ikke</strong> slutte</li>" in html


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](http://example.org/x.png)",
        "<http://example.org>",
        "[1]: http://example.org 'x'\n\n[1]",
        "`<b>`",
        "# Overskrift",
        "&lt;script&gt;",
    ],
)
def test_no_link_image_code_or_heading_comes_out_of_text(text: str) -> None:
    html = as_html(text, lambda _: None)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}


def test_plain_text_has_no_emphasis() -> None:
    assert as_plain("skal **ikke** [1]") == "skal ikke [1]"
    assert without_markers("skal **ikke** [1].") == "skal ikke."


# Question


def test_cleaning_takes_control_characters_and_halves_but_keeps_lines_and_emoji() -> None:
    assert cleaned(" a\x00\x07\r\nb\ud800 😀\n") == "a\nb 😀"
    assert cleaned(None) == cleaned(17) == ""


def test_a_question_at_the_limit_is_let_through() -> None:
    assert problem("a" * LONGEST, "nb") == ""
    assert "2\u00a0001" in problem("a" * (LONGEST + 1), "nb")
    assert problem("", "nb") == find("nb", "page.question.empty")


def test_examples_are_questions_that_the_index_knows(index: Index) -> None:
    known = {asked.question for asked in index.questions}
    assert len(examples(index, "nb")) == 4
    assert set(examples(index, "nb")) <= known


def test_every_example_is_answered(knowledge: Knowledge) -> None:
    for example in examples(knowledge.index, "nb"):
        assert answer(Question(example), knowledge).outcome == "answered", example


def test_examples_of_another_corpus_are_its_own(index: Index) -> None:
    first, second = index.joined[:2]
    new = replace(first, anticipated=replace(first.anticipated, question="Hva er nytt?"))
    more = replace(second, anticipated=replace(new.anticipated, question="Hva mer?"))
    assert examples(replace(index, joined=(new, more)), "nb") == ("Hva er nytt?",)
    assert examples(replace(index, joined=()), "nb") == ()


# Documents


def test_finished_national_documents_come_first(index: Index) -> None:
    assert ordered(index)[0].id == LATEST
    assert ordered(index)[-1].standing != "published"
    assert said_date(index.manifest.built, "nb") in documents(index, "nb")


def test_a_documents_title_is_text(index: Index) -> None:
    sources = {"x": replace(ordered(index)[0], title=EVIL, publisher=EVIL)}
    assert "<script" not in documents(replace(index, sources=sources), "nb")


# Passage


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


# Emergency


def test_the_card_ends_where_the_documents_begin() -> None:
    assert split_card("Ring 112.\n\nMer.\n\nDokumentet sier [1].") == (
        "Ring 112.\n\nMer.",
        "Dokumentet sier [1].",
    )
    assert split_card("Ring 112.\n\nDette sier de:\n\nJa [1].") == (
        "Ring 112.",
        "Dette sier de:\n\nJa [1].",
    )
    assert split_card("Ring 112.") == ("Ring 112.", "")


def test_a_bold_first_line_is_the_cards_heading() -> None:
    html = card("**Ring nå.**\n\nDet haster.", "nb")
    assert html.count("Ring nå.") == 1
    assert find("nb", "page.turn.emergency") not in html
    assert find("nb", "page.turn.emergency") in card("Ring **112** nå.", "nb")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Ring **112** nå.", ["112"]),
        ("Ring 116 111, 116\u00a0117 eller 113.", ["116111", "116117", "113"]),
        ("Barnevernvakten: 22 70 55 90", ["22705590"]),
        ("Vakten har 480 16 777 og 02800.", ["48016777", "02800"]),
        ("Etter § 4-25, i 2023, innen 3 uker, lov 1992 nr. 100.", []),
    ],
)
def test_numbers_in_the_card_can_be_called(text: str, links: list[str]) -> None:
    assert re.findall(r'href="tel:([^"]+)"', card(text, "nb")) == links


# Notices and turns


@pytest.mark.parametrize("kind", sorted(find("nb", "page.notice")))
def test_every_notice_has_a_heading_and_an_icon(kind: Any) -> None:
    html = notice_boxes((Notice(kind, f"Ord {EVIL}"),), lambda _: None, 1, "nb")
    assert find("nb", f"page.notice.{kind}") in html
    assert "<svg" in html
    assert "<script" not in html


def test_a_notice_opens_the_sources_that_it_does_not_name() -> None:
    notice = Notice("conflict", "Se [1].", ("1", "2"))
    html = notice_boxes((notice,), lambda marker: f"<i>{marker}</i>", 2, "nb")
    assert html.count("<i>1</i>") == html.count("<i>2</i>") == 1


def test_what_nobody_has_confirmed_is_not_called_a_conflict() -> None:
    for confirmed in (True, False):
        notice = Notice("conflict", "Les [1] og [2].", ("1", "2"), confirmed)
        html = notice_boxes((notice,), lambda _: None, 2, "nb")
        assert (find("nb", "page.notice.conflict") in html) == confirmed
        assert (find("nb", "page.unconfirmed.conflict") in html) != confirmed


def test_notices_do_not_crowd_the_answer() -> None:
    notices = (
        Notice("conflict", "Ett.", ("1", "2")),
        Notice("conflict", "To.", ("1", "2")),
        Notice("draft", "Tre.", ("1",)),
        Notice("local_only", "Fire.", ("1", "2")),
    )
    html = notice_boxes(notices, lambda marker: f"<i>{marker}</i>", 2, "nb")
    assert html.count('class="notice ') == 2
    assert html.count(find("nb", "page.notice.conflict")) == 1
    # Twice for the conflicts, once for the draft; what concerns all sources names none.
    assert html.count("<i>1</i>") == 3


def test_a_turn_under_way_has_no_marker_to_open() -> None:
    html = turn_html(Turn(1, "Hva?", "Hva?", text="Ja [1]", status="Leter"), BUILT, "nb")
    assert '<span class="marker">1</span>' in html
    assert "<button" not in html


def test_a_marker_names_its_source(plan: Answer) -> None:
    first = plan.citations[0]
    html = turn_html(turn_of(plan), BUILT, "nb")
    assert f'aria-label="Kilde 1: {first.title}, {first.section[-1].rstrip(" :")}"' in html


def test_only_a_rewritten_question_is_shown_twice(plan: Answer) -> None:
    assert "Forstått som" not in turn_html(turn_of(plan), BUILT, "nb")
    rewritten = replace(turn_of(plan), standalone="Hva er alderen for MST?")
    assert "Forstått som" in turn_html(rewritten, BUILT, "nb")


def test_what_a_turn_says_to_a_screen_reader(plan: Answer) -> None:
    assert announcement(Turn(1, status="Leter i kildene …"), "nb") == "Leter i kildene …"
    said = announcement(turn_of(plan), "nb")
    assert said.startswith("Svar: ")
    assert "Kildene sier ikke det samme" in said
    assert "[1]" not in said
    assert "**" not in said


def test_an_emergency_interrupts_and_other_answers_do_not(
    plan: Answer, knowledge: Knowledge
) -> None:
    danger = answer(Question(DANGER), knowledge)
    assert conversation((turn_of(danger),), BUILT, "nb")["urgent"]
    assert not conversation((turn_of(plan),), BUILT, "nb")["urgent"]


def test_the_turns_words_are_in_the_answers_language(plan: Answer) -> None:
    html = turn_html(turn_of(replace(plan, language="en")), BUILT, "nb")
    for key in ("turn.sources", "turn.copy", "turn.suggestions", "notice.conflict"):
        assert find("en", f"page.{key}") in html
        assert find("nb", f"page.{key}") not in html


def test_everything_in_an_answer_is_escaped(plan: Answer) -> None:
    citations = tuple(
        replace(citation, title=EVIL, section=(EVIL,), publisher=EVIL, quote=f'"{EVIL}')
        for citation in plan.citations
    )
    evil = replace(
        plan,
        question=EVIL,
        text=EVIL + " [1]",
        citations=citations,
        notices=(Notice("draft", EVIL, ("1",)), Notice("conflict", EVIL, ("1",))),
        suggestions=(f'"{EVIL}',),
    )
    html = turn_html(Turn(1, EVIL, f"{EVIL}?", answer=evil), BUILT, "nb")
    assert "<script" not in html


def test_the_copy_has_all_that_is_needed_to_check_it(plan: Answer) -> None:
    text = copied(plan, BUILT, "2026-08-09", "nb")
    assert as_plain(plan.text) in text
    assert "(Bufdir, Udatert, utkast)" in text
    for citation in plan.citations:
        assert f"«{citation.quote}»" in text
    assert "Fra Veiviser 9. august 2026. Dokumentene lest inn 1. juli 2026." in text


# The way of a question through the page


def test_history_is_the_masked_questions_that_were_answered(
    plan: Answer, stands_on: Backing
) -> None:
    asked: list[Question] = []

    def ask(question: Question, knowledge: Knowledge) -> Iterator[Event]:
        asked.append(question)
        return staged_ask(question, knowledge)

    past = (turn_of(plan), Turn(2, "Feilet", failed=True))
    *_, last = answering(MST, past, replace(stands_on, ask=ask), "nb")
    assert asked[0].history == (PLAN,)
    assert last.number == 3
    assert last.answer is not None


def test_a_failure_logs_where_but_not_what_was_written(
    stands_on: Backing, caplog: pytest.LogCaptureFixture
) -> None:
    *_, last = answering("krasj 01018012345", (), replace(stands_on, ask=staged_ask), "nb")
    assert last.failed
    assert not last.text
    assert "RuntimeError" in caplog.text
    assert "01018012345" not in caplog.text


def test_an_assistant_that_says_nothing_has_failed(stands_on: Backing) -> None:
    *_, last = answering("Hei", (), replace(stands_on, ask=lambda *_: iter(())), "nb")
    assert last.failed


@pytest.mark.parametrize(
    "event",
    [{}, {"turn": 9, "marker": "1"}, {"turn": 1, "marker": "9"}, {"turn": "x", "marker": None}],
)
def test_a_marker_that_is_not_there_opens_nothing(
    event: dict[str, Any], plan: Answer, index: Index
) -> None:
    assert opened(Sent(event), (turn_of(plan),), index)["html"] == ""


# Around the page


def test_the_document_is_ours() -> None:
    gradios = (
        '<html\n\tlang="en"\n><head><meta property="og:title" content="Gradio" /></head>'
        "<body></body></html>"
    )
    html = dressed(gradios, "nb")
    assert '<html lang="nb"' in html
    assert "og:title" not in html
    assert "<title>Veiviser</title>" in html
    assert "<noscript>" in html


def test_the_words_have_the_same_keys_in_each_language() -> None:
    def keys(table: dict[str, Any], path: str = "") -> set[str]:
        return {
            key
            for name, value in table.items()
            for key in (
                keys(value, f"{path}{name}.") if isinstance(value, dict) else {f"{path}{name}"}
            )
        }

    assert keys(find("nb", "page")) == keys(find("nn", "page")) == keys(find("en", "page"))
