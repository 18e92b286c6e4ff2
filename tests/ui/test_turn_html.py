"""A turn of the conversation as HTML: the card, the notices, the answer; and how it comes about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from asking import GROUND, turn_of
from fakes import DANGER, MST, PLAN, given, staged_ask

from assistant import Answer, Event, Knowledge, Notice, Question, answer
from assistant.answers import NoticeCase
from assistant.texts import find
from assistant.ui import Backing
from assistant.ui.ask.answering import answering
from assistant.ui.ask.conversation import announcement, conversation, turn_html
from assistant.ui.ask.copied import copied
from assistant.ui.ask.emergency import card, split_card
from assistant.ui.ask.notices import notice_boxes
from assistant.ui.ask.turn import Turn
from assistant.ui.markdown import as_plain

EVIL = "<script>alert(1)</script>${1}{{1}}"


@pytest.fixture(scope="session")
def plan(knowledge: Knowledge) -> Answer:
    return given(PLAN, knowledge)


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
    cases: tuple[NoticeCase | None, ...] = (None, "unconfirmed")
    for case in cases:
        notice = Notice("conflict", "Les [1] og [2].", ("1", "2"), case)
        html = notice_boxes((notice,), lambda _: None, 2, "nb")
        assert (find("nb", "page.notice.conflict") in html) == (case is None)
        assert (find("nb", "page.notice_case.unconfirmed") in html) == (case is not None)


def test_what_may_be_no_answer_is_marked_with_caution() -> None:
    cases: tuple[NoticeCase | None, ...] = (None, "only_nearest", "duty_to_report")
    for case in cases:
        html = notice_boxes((Notice("partial", "Les.", (), case),), lambda _: None, 1, "nb")
        assert ("caution" in html) == (case == "only_nearest")


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
    html = turn_html(Turn(1, "Hva?", "Hva?", text="Ja [1]", status="Leter"), GROUND, "nb")
    assert '<span class="marker">1</span>' in html
    assert "<button" not in html


def test_a_marker_names_its_source(plan: Answer) -> None:
    first = plan.citations[0]
    html = turn_html(turn_of(plan), GROUND, "nb")
    assert f'aria-label="Kilde 1: {first.title}, {first.section[-1].rstrip(" :")}"' in html


def test_only_a_rewritten_question_is_shown_twice(plan: Answer) -> None:
    assert "Forstått som" not in turn_html(turn_of(plan), GROUND, "nb")
    rewritten = replace(turn_of(plan), standalone="Hva er alderen for MST?")
    assert "Forstått som" in turn_html(rewritten, GROUND, "nb")


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
    assert conversation((turn_of(danger),), GROUND, "nb")["urgent"]
    assert not conversation((turn_of(plan),), GROUND, "nb")["urgent"]


def test_the_turns_words_are_in_the_answers_language(plan: Answer) -> None:
    html = turn_html(turn_of(replace(plan, language="en")), GROUND, "nb")
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
    html = turn_html(Turn(1, EVIL, f"{EVIL}?", answer=evil), GROUND, "nb")
    assert "<script" not in html


def test_the_copy_has_all_that_is_needed_to_check_it(plan: Answer) -> None:
    asked_at = datetime(2026, 8, 9, 7, 5).astimezone()
    text = copied(plan, GROUND, asked_at, "nb")
    assert as_plain(plan.text) in text
    assert "(Bufdir, Udatert, utkast)" in text
    for citation in plan.citations:
        assert f"«{citation.quote}»" in text
    assert "Svar fra Veiviser 9. august 2026 kl. 07.05." in text
    assert "Dokumentene ble lest inn 1. juli 2026. Versjon av indeksen: v-17." in text


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
