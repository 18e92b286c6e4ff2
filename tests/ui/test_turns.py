"""What belongs to a turn beside its answer: kept, stopped, reported, taken along, a new topic."""

from __future__ import annotations

import base64
import io
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import docx
import pypdf
import pytest
from asking import GROUND, turn_of
from fakes import DANGER, MST, PLAN, given, locked, staged_ask

from assistant import Knowledge, Question
from assistant.answers import Language
from assistant.dates import date_and_time
from assistant.export import FORMATS
from assistant.records import (
    REASONS,
    Banner,
    Signed,
    Standing,
    Switched,
    list_questions,
    list_reports,
    resume_answering,
    stop_answering,
)
from assistant.records.errors import Why
from assistant.ui import Backing
from assistant.ui.ask.answering import answering
from assistant.ui.ask.conversation import announcement, turn_html
from assistant.ui.ask.download import downloaded
from assistant.ui.ask.keeping import kept, lost
from assistant.ui.ask.new_topic import is_new_topic
from assistant.ui.ask.report_error import reported
from assistant.ui.ask.stopped import only_danger, stopped_words
from assistant.ui.ask.turn import Turn
from assistant.ui.banner import banner
from assistant.ui.sent import LANGUAGES, Sent

SINCE = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
# None of these is answered from the chapters that FAR is answered from.
NEAR = ("Hva er FFT?", MST, "Hvem er PMTO for?", "Hva er en støttekontakt?")
FAR = "Hva er et beredskapshjem?"


@pytest.fixture(scope="session")
def plan(knowledge: Knowledge) -> Turn:
    return turn_of(given(PLAN, knowledge))


@contextmanager
def stopped(backing: Backing) -> Iterator[None]:
    stop_answering("Åse Leder", "Feil i kildene", backing.records)
    yield
    resume_answering("Åse Leder", "Rettet", backing.records)


def last(text: str, backing: Backing) -> Turn:
    *_, turn = answering(text, (), backing, "nb")
    return turn


def letters(text: str) -> str:
    """Without white space, hyphens at line ends and emphasis, which formats set in their ways."""
    return re.sub(r"[\s\u00ad*\\-]", "", text)


# Keeping


def test_a_question_is_kept_with_its_answer(plan: Turn, stands_on: Backing) -> None:
    turn = kept(replace(plan, question_id="kept1"), stands_on)
    newest = list_questions(stands_on.records, most=1)[0]
    assert turn.question_id == newest.id
    assert (newest.question, newest.index_version) == (PLAN, stands_on.version)
    assert lost(turn, "nb") == ""


def test_what_cannot_be_kept_is_said_and_the_answer_stays(plan: Turn, stands_on: Backing) -> None:
    with locked(stands_on.records):
        turn = kept(plan, stands_on)
    assert turn.answer == plan.answer
    assert "databasen er opptatt" in lost(turn, "nb")
    html = turn_html(turn, GROUND, "nb")
    assert html.count('class="lost"') == 1
    assert html.replace(f'<p class="lost">{lost(turn, "nb")}</p>', "") == turn_html(
        plan, GROUND, "nb"
    )


def test_without_an_answer_nothing_is_kept(stands_on: Backing) -> None:
    before = list_questions(stands_on.records)
    for turn in (Turn(1, failed=True), Turn(1, stopped=SINCE)):
        assert kept(turn, stands_on) == turn
    assert list_questions(stands_on.records) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_every_trouble(language: Language) -> None:
    said = {lost(Turn(1, lost=why), language) for why in get_args(Why)}
    assert len(said) == len(get_args(Why))


# Stopped


def test_while_stopped_nothing_is_answered_and_nobody_is_named(stands_on: Backing) -> None:
    with stopped(stands_on):
        turn = last(MST, stands_on)
    assert turn.answer is None
    assert turn.ended
    html = turn_html(turn, GROUND, "nb")
    assert MST in html
    for words in ("Svar er stanset siden", "Spør barneverntjenesten", "112"):
        assert words in html
    for words in ("Åse", "Feil i kildene", "drawer"):
        assert words not in html
    assert "Svar er stanset siden" in announcement(turn, "nb")
    # Nobody has to look up a number: all are links, the municipality's own too.
    assert re.findall(r'href="tel:([^"]+)"', html) == ["112", "116111", "55500000"]
    assert last(MST, stands_on).answer is not None


def test_while_stopped_danger_gets_the_card_and_no_more(stands_on: Backing) -> None:
    with stopped(stands_on):
        turn = last(DANGER, stands_on)
    assert turn.answer is not None
    assert turn.answer.outcome == "emergency"
    assert turn.answer.citations == ()
    assert "Dette sier dokumentene" not in turn.answer.text
    html = turn_html(turn, GROUND, "nb")
    assert html.index('href="tel:112"') < html.index("Svar er stanset siden")
    assert html.count('href="tel:112"') == 1


def test_while_stopped_a_failure_is_a_stop_too(stands_on: Backing) -> None:
    broken = replace(stands_on, ask=staged_ask)
    turn = only_danger(Question("krasj"), Turn(1), SINCE, broken)
    assert (turn.answer, turn.failed, turn.stopped) == (None, False, SINCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stop_is_said_with_its_hour_here(language: Language) -> None:
    local = SINCE.astimezone()
    assert f"{local:%M}" in stopped_words(SINCE, language)[0]
    assert str(local.day) in stopped_words(SINCE, language)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_banner_has_the_numbers_and_the_hour_here(language: Language) -> None:
    at = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    signed = Signed("Åse", "Feil", at)
    message = Banner("b", "Stengt <b>", at, at + timedelta(days=1), signed)
    html = banner(Standing(Switched(True, signed), (message,)), GROUND.settings)[language]
    assert re.findall(r'href="tel:([^"]+)"', html) == ["112", "116111", "55500000"]
    here = date_and_time(at, language)
    assert f"{here['date']} {'at' if language == 'en' else 'kl.'} {here['time']}" in html
    assert f'<span class="since">{here["date"]}:</span> Stengt &lt;b&gt;' in html


def test_moments_are_said_by_the_clock_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    try:
        moment = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
        assert date_and_time(moment, "nb") == {"date": "23. november 2026", "time": "00.59"}
    finally:
        monkeypatch.undo()
        time.tzset()


# Reporting an error


def report(turns: tuple[Turn, ...], backing: Backing, **values: Any) -> dict[str, Any]:
    sent = {"turn": 1, "asked": 17, "reasons": ["wrong"], "comment": "Galt år.", "language": "nb"}
    told = reported(Sent(sent | values), turns, backing)
    assert (told["turn"], told["asked"]) == (values.get("turn", 1), 17)
    return told


def test_a_report_is_kept_masked_with_its_question(plan: Turn, stands_on: Backing) -> None:
    turn = kept(replace(plan, question_id="kept2"), stands_on)
    told = report(
        (turn,),
        stands_on,
        reasons=["other", "outdated", "invented", 3],
        comment="Ring 01018012345. Galt år.",
    )
    assert f"tidligst om {stands_on.records.keep_days} dager" in told["thanks"]
    newest = max(list_reports(stands_on.records), key=lambda report: report.reported_at)
    assert newest.reasons == ("outdated", "other")
    assert "01018012345" not in newest.comment
    assert "Galt år." in newest.comment
    assert (newest.question, newest.question_id) == (PLAN, turn.question_id)
    report((replace(plan, question_id="not kept"),), stands_on)
    newest = max(list_reports(stands_on.records), key=lambda report: report.reported_at)
    assert newest.question_id is None


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"reasons": [], "comment": " \n"}, {"reasons", "comment"}),
        ({"reasons": ["invented"]}, {"reasons"}),
        ({"comment": ""}, {"comment"}),
        ({"comment": None}, {"comment"}),
        ({"comment": "a" * 5_001}, {"comment"}),
    ],
)
def test_what_a_report_lacks_is_said_at_its_field(
    plan: Turn, stands_on: Backing, values: dict[str, Any], fields: set[str]
) -> None:
    before = len(list_reports(stands_on.records))
    told = report((plan,), stands_on, **values)
    assert set(told["problems"]) == fields
    assert "thanks" not in told
    assert len(list_reports(stands_on.records)) == before


def test_a_report_that_cannot_be_kept_says_why(plan: Turn, stands_on: Backing) -> None:
    with locked(stands_on.records):
        told = report((plan,), stands_on)
    assert "databasen er opptatt" in told["trouble"]
    assert "thanks" not in told


@pytest.mark.parametrize("turns", [(), (Turn(1, failed=True),), (Turn(1, stopped=SINCE),)])
def test_only_an_answer_of_ones_own_can_be_reported(
    turns: tuple[Turn, ...], stands_on: Backing
) -> None:
    assert "ikke lagret" in report(turns, stands_on)["trouble"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_chosen(plan: Turn, language: Language) -> None:
    assert plan.answer is not None
    spoken = replace(plan, answer=replace(plan.answer, language=language))
    html = turn_html(spoken, GROUND, language)
    assert re.findall(r'name="reasons" value="(\w+)"', html) == list(REASONS)


# Taking along


def text_of(told: dict[str, Any]) -> str:
    made = base64.b64decode(told["data"])
    if told["name"].endswith(".docx"):
        return "\n".join(part.text for part in docx.Document(io.BytesIO(made)).paragraphs)
    if told["name"].endswith(".pdf"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    return made.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_has_the_quotes_of_what_was_asked_for(
    name: str, plan: Turn, knowledge: Knowledge
) -> None:
    second = turn_of(given(MST, knowledge), number=2)
    turns = (plan, Turn(3, failed=True), second)
    for values, held in (({"turn": 2}, (second,)), ({"turn": 2, "all": True}, (plan, second))):
        sent = Sent({"format": name, "asked": 5, "language": "nb", **values})
        told = downloaded(sent, turns, knowledge.index)
        assert re.fullmatch(r"veiviser-\d{4}-\d\d-\d\d" + FORMATS[name].ending, told["name"])
        text = letters(text_of(told))
        for turn in (plan, second):
            assert turn.answer is not None
            quotes = [letters(citation.quote) for citation in turn.answer.citations]
            assert all((quote in text) == (turn in held) for quote in quotes)


def test_a_turn_that_is_not_there_gives_no_file(plan: Turn, knowledge: Knowledge) -> None:
    for values in ({"turn": 7}, {"turn": "1"}, {}):
        told = downloaded(Sent(values), (plan,), knowledge.index)
        assert told["failed"]
        assert "data" not in told


# A new topic


@pytest.fixture(scope="session")
def near(knowledge: Knowledge) -> tuple[Turn, ...]:
    return tuple(turn_of(given(text, knowledge), n) for n, text in enumerate(NEAR, 1))


@pytest.fixture(scope="session")
def far(knowledge: Knowledge) -> Turn:
    return turn_of(given(FAR, knowledge), 5)


def test_a_far_question_in_a_long_conversation_is_a_new_topic(
    near: tuple[Turn, ...], far: Turn
) -> None:
    assert is_new_topic(far, near)
    assert "data-anew" in turn_html(replace(far, new_topic=True), GROUND, "nb")


def test_most_questions_are_no_new_topic(near: tuple[Turn, ...], far: Turn) -> None:
    told = replace(near[0], new_topic=True)
    assert not is_new_topic(far, near[:3]), "short"
    assert not is_new_topic(far, (told, *near[1:])), "said before"
    assert not is_new_topic(replace(far, standalone=f"{FAR} Og MST?"), near), "a follow-up"
    assert not is_new_topic(near[0], near), "the same chapter"
    assert not is_new_topic(Turn(5, failed=True), near), "no answer"
    assert not is_new_topic(far, (Turn(1), Turn(2), Turn(3), Turn(4))), "nothing before"
