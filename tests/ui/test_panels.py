"""The pure parts of the panels: values in, HTML or text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes import (
    ENDED_PLACE,
    MST_PLACE,
    OFTEN_PLACE,
    REGULARLY_PLACE,
    cite,
    fake_ask,
    fake_knowledge,
)

from assistant.answers import Answer, Answered, Event, Notice, Question
from assistant.texts import find
from assistant.ui.conversation import Turn, announcement, conversation, turn_html
from assistant.ui.copied import copied
from assistant.ui.dates import said_date
from assistant.ui.documents import documents, ordered
from assistant.ui.emergency import card, split_card
from assistant.ui.markdown import as_html, as_plain, without_markers
from assistant.ui.notices import notice_box
from assistant.ui.page import answering, opened
from assistant.ui.passage import passage, pieces
from assistant.ui.question import LONGEST, cleaned, examples, problem
from assistant.ui.served import dressed

INDEX: Any = fake_knowledge().index
EVIL = "<script>alert(1)</script>${1}{{1}}"


def letters(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def answered(text: str) -> Answer:
    *_, last = fake_ask(Question(text), None)
    assert isinstance(last, Answered)
    return last.answer


def done(text: str) -> Turn:
    answer = answered(text)
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


def test_examples_are_questions_that_the_index_knows() -> None:
    known = {asked.question for asked in INDEX.questions}
    assert len(examples(INDEX, "nb")) == 4
    assert set(examples(INDEX, "nb")) <= known


def test_examples_of_another_corpus_are_its_own() -> None:
    asked = replace(INDEX.questions[0], question="Hva er nytt?", source_id="x")
    index: Any = replace(INDEX, questions=(asked, replace(asked, question="Hva mer?")))
    assert examples(index, "nb") == ("Hva er nytt?",)
    assert examples(replace(index, questions=()), "nb") == ()


# Documents


def test_finished_national_documents_come_first() -> None:
    assert ordered(INDEX)[0].id == "bufdir-tjenestekatalog-2021"
    assert ordered(INDEX)[-1].standing != "published"
    assert "1. juli 2026" in documents(INDEX, "nb")


def test_a_documents_title_is_text() -> None:
    sources = {"x": replace(ordered(INDEX)[0], title=EVIL, publisher=EVIL)}
    assert "<script" not in documents(replace(INDEX, sources=sources), "nb")


# Passage


@pytest.mark.parametrize("place", [MST_PLACE, OFTEN_PLACE, REGULARLY_PLACE, ENDED_PLACE])
def test_the_whole_quote_is_marked_and_nothing_else(place: tuple[str, ...]) -> None:
    citation = cite("1", *place)
    html = passage(INDEX, citation, "nb")
    marked = " ".join(re.findall(r"<mark>(.*?)</mark>", html))
    wanted = re.sub(r"[*_]", "", " ".join(citation.quote.split()))
    assert letters(marked) == wanted


def test_a_passage_tells_what_it_is_from() -> None:
    shown = letters(passage(INDEX, cite("2", *OFTEN_PLACE), "nb"))
    for fact in ("Kilde 2", "Bufdir", "Nasjonal", "Udatert", "Utkast", "barnevernloven av 1992"):
        assert fact in shown
    assert "9. Tiltaksplan og evaluering" in shown
    assert "9.2 Evaluering" in shown


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    text = INDEX.texts["kommune-slik-jobber-vi"]
    start = text.index("om det må sendes inn sak til")
    end = text.index("Fylkesnemnda om pålegg") + len("Fylkesnemnda om pålegg")
    citation = replace(cite("1", *REGULARLY_PLACE), start=start, end=end)
    html = passage(INDEX, citation, "nb")
    marked = " ".join(re.findall(r"<mark>(.*?)</mark>", html))
    assert letters(marked) == "om det må sendes inn sak til Fylkesnemnda om pålegg"


def test_document_text_is_text() -> None:
    text = f"Først {EVIL} & så <b>videre</b>."
    citation = replace(
        cite("1", *MST_PLACE), title=EVIL, section=(EVIL,), start=6, end=len(text) - 1
    )
    index: Any = replace(INDEX, texts={citation.source_id: text}, passages=())
    html = passage(index, citation, "nb")
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("change", [{"end": 10**9}, {"start": -1}, {"source_id": "gone"}])
def test_a_passage_that_is_gone_says_so(change: dict[str, Any]) -> None:
    html = passage(INDEX, replace(cite("1", *MST_PLACE), **change), "nb")
    assert "finnes ikke lenger" in html


def test_broken_lines_are_put_together_and_lists_kept() -> None:
    text = (
        "Planen skal \n\nevalueres ofte.\n12\nNytt avsnitt\n"
        "• ett\n  • to\n1. tre\n# *Tittel*\nSlutt"
    )
    assert [(piece.text, piece.bullet, piece.heading) for piece in pieces(text)] == [
        ("Planen skal evalueres ofte.", "", False),
        ("Nytt avsnitt", "", False),
        ("ett", "•", False),
        ("to", "•", False),
        ("tre", "1.", False),
        ("Tittel", "", True),
        ("Slutt", "", False),
    ]


def test_every_word_of_every_document_is_shown() -> None:
    """But page numbers, bullets, emphasis and link targets."""
    for text in INDEX.texts.values():
        shown = " ".join(f"{piece.bullet} {piece.text}" for piece in pieces(text))
        plain = re.sub(r"\]\([^()\s]*\)", "]", text)
        words = set(re.findall(r"[^\W\d_]{2,}", plain))
        assert words <= set(re.findall(r"[^\W\d_]{2,}", shown))


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
    html = notice_box(Notice(kind, f"Ord {EVIL}"), lambda _: None, "nb")
    assert find("nb", f"page.notice.{kind}") in html
    assert "<svg" in html
    assert "<script" not in html


def test_a_notice_opens_the_sources_that_it_does_not_name() -> None:
    notice = Notice("conflict", "Se [1].", ("1", "2"))
    html = notice_box(notice, lambda marker: f"<i>{marker}</i>", "nb")
    assert html.count("<i>1</i>") == html.count("<i>2</i>") == 1


def test_a_turn_under_way_has_no_marker_to_open() -> None:
    html = turn_html(Turn(1, "Hva?", "Hva?", text="Ja [1]", status="Leter"), "2026-07-01", "nb")
    assert '<span class="marker">1</span>' in html
    assert "<button" not in html


def test_a_marker_names_its_source() -> None:
    html = turn_html(done("Hva med planen?"), "2026-07-01", "nb")
    assert 'aria-label="Kilde 1: Slik jobber vi med hjelpetiltak, Slik jobber' in html


def test_only_a_rewritten_question_is_shown_twice() -> None:
    turn = done("Hva med MST?")
    assert "Forstått som" not in turn_html(turn, "2026-07-01", "nb")
    rewritten = replace(turn, standalone="Hva er alderen for MST?")
    assert "Forstått som" in turn_html(rewritten, "2026-07-01", "nb")


def test_what_a_turn_says_to_a_screen_reader() -> None:
    assert announcement(Turn(1, status="Leter i kildene …"), "nb") == "Leter i kildene …"
    said = announcement(done("Hva med planen?"), "nb")
    assert said.startswith("Svar: Tiltaksplanen skal evalueres jevnlig.")
    assert "Kildene sier ikke det samme" in said
    assert "[1]" not in said


def test_an_emergency_interrupts_and_other_answers_do_not() -> None:
    assert conversation((done("Far slår meg"),), "2026-07-01", "nb")["urgent"]
    assert not conversation((done("Hva med MST?"),), "2026-07-01", "nb")["urgent"]


def test_everything_in_an_answer_is_escaped() -> None:
    answer = answered("Hva med planen?")
    citations = tuple(
        replace(citation, title=EVIL, section=(EVIL,), publisher=EVIL, quote=f'"{EVIL}')
        for citation in answer.citations
    )
    answer = replace(
        answer,
        question=EVIL,
        text=EVIL + " [1]",
        citations=citations,
        notices=(Notice("draft", EVIL, ("1",)),),
        suggestions=(f'"{EVIL}',),
    )
    html = turn_html(Turn(1, EVIL, f"{EVIL}?", answer=answer), "2026-07-01", "nb")
    assert "<script" not in html


def test_the_copy_has_all_that_is_needed_to_check_it() -> None:
    text = copied(answered("Hva med planen?"), "2026-07-01", "2026-08-09", "nb")
    assert "Tiltaksplanen skal evalueres jevnlig [1]." in text
    assert "(Bufdir, Udatert, utkast)" in text
    assert "Fra Veiviser 9. august 2026. Dokumentene lest inn 1. juli 2026." in text


# The way of a question through the page


def test_history_is_the_masked_questions_that_were_answered() -> None:
    asked: list[Question] = []

    def ask(question: Question, knowledge: Any) -> Iterator[Event]:
        asked.append(question)
        return fake_ask(question, knowledge)

    past = (done("Hva med MST?"), Turn(2, "Feilet", failed=True))
    *_, last = answering("Gjelder det FFT?", past, fake_knowledge(), ask, "nb")  # type: ignore[arg-type]
    assert asked[0].history == ("Hva med MST?",)
    assert last.number == 3
    assert last.answer is not None


def test_a_failure_logs_where_but_not_what_was_written(caplog: pytest.LogCaptureFixture) -> None:
    *_, last = answering("krasj 01018012345", (), fake_knowledge(), fake_ask, "nb")  # type: ignore[arg-type]
    assert last.failed
    assert not last.text
    assert "RuntimeError" in caplog.text
    assert "01018012345" not in caplog.text


def test_an_assistant_that_says_nothing_has_failed() -> None:
    *_, last = answering("Hei", (), fake_knowledge(), lambda *_: iter(()), "nb")  # type: ignore[arg-type]
    assert last.failed


@pytest.mark.parametrize(
    "event",
    [{}, {"turn": 9, "marker": "1"}, {"turn": 1, "marker": "9"}, {"turn": "x", "marker": None}],
)
def test_a_marker_that_is_not_there_opens_nothing(event: dict[str, Any]) -> None:
    assert opened(event, (done("Hva med MST?"),), INDEX, "nb")["html"] == ""


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
