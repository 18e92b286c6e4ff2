"""Training, from choosing topics to results: its values first, then the way of the users."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from rules import violations
from signing_in import PASSWORD, sign_in

from assistant import Knowledge
from assistant.records import NewResult, Records, keep_result, list_results, open_records
from assistant.supervisor import set_password
from assistant.training import Quiz, Topic, begin, topics_of
from assistant.ui import Backing, backing
from assistant.ui.sent import Sent
from assistant.ui.supervisor.training.steps import answer_page, source_of
from assistant.ui.supervisor.training.training import Room, acted
from ingest import Settings

EVIL = "<script>alert(1)</script>"
SESSION = "Helsestasjonen, gruppe 1"


@pytest.fixture(scope="module")
def topics(knowledge: Knowledge) -> dict[str, tuple[Topic, ...]]:
    return {"nb": topics_of(knowledge, "nb")}


@pytest.fixture
def room(knowledge: Knowledge, topics: dict[str, tuple[Topic, ...]], tmp_path: Path) -> Room:
    settings = Settings(var=str(tmp_path), records_url=f"sqlite:///{tmp_path / 'records.sqlite'}")
    stands_on = backing(knowledge, settings, open_records(settings))
    return Room(stands_on, topics.__getitem__)


def do(room: Room, quiz: Quiz | None, what: str, **values: Any) -> tuple[dict[str, Any], Any]:
    number = {"number": quiz.number} if quiz else {}
    return acted(Sent({"do": what, "language": "nb"} | number | values), quiz, room)


def begun(room: Room, **values: Any) -> Quiz:
    topics = [topic.id for topic in room.topics("nb")]
    _, quiz = do(room, None, "begin", topics=topics, count=5, name=SESSION, **values)
    assert isinstance(quiz, Quiz)
    return quiz


# Values


def test_a_topic_must_be_chosen_and_a_count_offered(room: Room) -> None:
    value, quiz = do(room, None, "begin", topics=["no such"], count=5)
    assert quiz is None
    assert value["problem"] == "Velg minst ett tema."
    topics = [topic.id for topic in room.topics("nb")]
    assert len(do(room, None, "begin", topics=topics, count=20)[1].items) == 20
    assert len(do(room, None, "begin", topics=topics, count=1000)[1].items) == 5


def test_own_words_are_masked_where_shown_and_where_kept(room: Room) -> None:
    quiz = begun(room)
    value, quiz = do(room, quiz, "reveal", words=f"Ola Nordmann, 48016777 {EVIL}")
    assert "48016777" not in value["html"] + repr(quiz)
    assert "Nordmann" not in value["html"] + repr(quiz)
    assert "<script" not in value["html"]
    do(room, quiz, "judge", judgement="partly")
    (kept,) = list_results(room.backing.records)
    assert "48016777" not in repr(kept)
    assert kept.result.session == SESSION
    assert {*kept.result.found, *kept.result.missed} == {f.words for f in quiz.item.facts}


def test_an_answer_that_was_only_spoken_is_kept_too(room: Room) -> None:
    _, quiz = do(room, begun(room, who="group"), "reveal", words="")
    _, quiz = do(room, quiz, "judge", judgement="knew")
    assert quiz.unkept == 0
    assert list_results(room.backing.records)[0].result.own_words == "Ikke skrevet noe"


@pytest.mark.parametrize(
    "event",
    [
        {"do": "judge", "judgement": "knew"},
        {"do": "reveal", "words": "x", "number": 3},
        {"do": "x"},
        {"do": None, "number": "1"},
        {},
    ],
)
def test_what_does_not_fit_changes_nothing(event: dict[str, Any], room: Room) -> None:
    quiz = begun(room)
    value, after = acted(Sent({"number": 1} | event), quiz, room)
    assert after == quiz
    assert value["step"] == "question-1"


def test_another_judgement_is_none(room: Room) -> None:
    _, quiz = do(room, begun(room), "reveal", words="x")
    assert do(room, quiz, "judge", judgement="perfect")[1] == quiz


def test_records_that_fail_are_said_and_training_goes_on(room: Room, tmp_path: Path) -> None:
    quiz = begun(room)
    (tmp_path / "records.sqlite").write_bytes(b"no database at all, but long enough" * 100)
    for suffix in ("-wal", "-shm"):
        Path(f"{tmp_path / 'records.sqlite'}{suffix}").unlink(missing_ok=True)
    broken = Settings(var=str(tmp_path), records_url=f"sqlite:///{tmp_path / 'records.sqlite'}")
    room = Room(replace(room.backing, records=open_records(broken)), room.topics)
    _, quiz = do(room, quiz, "reveal", words="x")
    value, quiz = do(room, quiz, "judge", judgement="knew")
    assert quiz.number == 2
    assert "Resultater som ikke ble lagret: 1." in value["html"]
    value, _ = do(room, None, "show")
    assert "ikke tilgjengelige" in value["html"]
    assert 'name="topic"' in value["html"]
    assert "file" not in do(room, None, "csv")[0]
    assert "ikke tilgjengelige" in do(room, None, "erase")[0]["said"]


def test_the_source_is_quoted_and_a_conflict_told(room: Room) -> None:
    knowledge = room.backing.knowledge
    items = [item for topic in room.topics("nb") for item in topic.items]
    told = 0
    for item in items[::7]:
        quiz = begin(SESSION, False, [item], 1)
        value, quiz = do(room, quiz, "reveal", words="Vet ikke")
        assert value["html"].count("<mark>") >= 1
        _, notices = source_of(item, knowledge, "nb")
        for notice in notices:
            if notice.kind == "conflict":
                told += 1
                assert "Kildene sier ikke det samme" in value["html"]
        assert quiz.open
        assert "Your answer" in answer_page(quiz, quiz.open, knowledge, "en")
    assert told > 0


def test_results_go_along_as_csv_and_are_erased_by_session(room: Room) -> None:
    records = room.backing.records
    for name in ("A", "B", "B"):
        keep_result(NewResult(name, "T", "Q?", "=1+1", ("a",), ("b",), "knew"), records)
    file = do(room, None, "csv", session="B")[0]["file"]
    assert file["name"].endswith(".csv")
    assert file["text"].count("\r\n") == 3
    assert "'=1+1" in file["text"]
    value, _ = do(room, None, "erase", session="B")
    assert value["said"] == "Slettede resultater: 2."
    assert [kept.result.session for kept in list_results(records)] == ["A"]
    do(room, None, "erase", session="")
    assert list_results(records) == ()


@pytest.mark.parametrize(("here", "told"), [(True, "bare på maskinen"), (False, "i en database")])
def test_where_results_are_kept_is_said_as_it_is(
    here: bool, told: str, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_result(NewResult(SESSION, "T", "Q?", "x", (), (), "knew"), room.backing.records)
    if not here:
        monkeypatch.setattr(Records, "file", None)  # as of a database on another machine
    html = do(room, None, "show")[0]["html"]
    assert told in html
    assert html.count("Personopplysninger er skjult") == 1


def test_names_of_sessions_are_text(room: Room) -> None:
    keep_result(NewResult(f'"{EVIL}', EVIL, "Q?", "x", (), (), "knew"), room.backing.records)
    assert "<script" not in do(room, None, "show")[0]["html"]


# The way of the users


@pytest.fixture
def signed_in(open_page: Any, stands_on: Backing) -> Page:
    set_password(PASSWORD, stands_on.settings)
    page: Page = open_page()
    come_in(page)
    return page


def come_in(page: Page) -> None:
    page.evaluate("location.hash = 'supervisor'")
    sign_in(page, "Kari")
    expect(page.get_by_role("heading", name="Opplæring")).to_be_visible()


def reach(page: Page, name: str) -> None:
    """Tab until the control that is called ``name`` has the focus."""
    for _ in range(60):
        if name in (page.evaluate("document.activeElement.textContent") or ""):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached")


def test_a_session_by_keyboard_from_start_to_summary(signed_in: Page, stands_on: Backing) -> None:
    page = signed_in
    reach(page, "Velg alle")
    page.keyboard.press("Space")
    reach(page, "Start")
    page.keyboard.press("Enter")
    asked = set()
    for number in range(1, 6):
        expect(page.get_by_text(f"Spørsmål {number} av 5")).to_be_visible()
        expect(page.locator("#training-words")).to_be_focused()
        asked.add(page.locator("#training-question").inner_text())
        page.keyboard.type("Kommunen skal det")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Svaret ditt")).to_be_focused()
        expect(page.locator("#training mark").first).to_be_visible()
        expect(page.locator("#training :is(.facts-had, .facts-lacked)").first).to_be_visible()
        reach(page, "Delvis")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Oppsummering")).to_be_focused()
    expect(page.get_by_text("Du kunne 0 av 5.")).to_be_visible()
    assert len(asked) == 5
    assert len(list_results(stands_on.records)) == 5
    assert violations(page) == []


def test_a_group_sees_the_question_large_and_a_new_language_keeps_the_session(
    signed_in: Page,
) -> None:
    page = signed_in
    page.get_by_role("button", name="Velg alle").click()
    page.get_by_label("En gruppe foran").check()
    page.get_by_label("Navn på økten").fill(SESSION)
    page.get_by_role("button", name="Start").click()
    question = page.locator("#training-question")
    size = question.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size > 40
    asked = question.inner_text()
    page.get_by_label("Svaret dere ble enige om").fill("Vi tror tolv år")
    page.locator("#header select").select_option("nn")
    expect(page.get_by_label("Svaret de vart samde om")).to_have_value("Vi tror tolv år")
    expect(question).to_have_text(asked)
    page.get_by_role("button", name="Vis svaret").click()
    expect(page.get_by_role("heading", name="Svaret dykkar")).to_be_visible()
    for width in (1280, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    page.get_by_role("button", name="Avslutt økta").click()
    expect(page.get_by_text("Ingen av spørsmåla fekk svar.")).to_be_visible()


def test_results_are_taken_along_and_erased_once_confirmed(
    signed_in: Page, stands_on: Backing, tmp_path: Path
) -> None:
    page = signed_in
    keep_result(NewResult(SESSION, "T", "Q?", "Æ", ("a",), (), "knew"), stands_on.records)
    page.reload()
    come_in(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name=f"Last ned {SESSION}").click()
    file = tmp_path / "taken.csv"
    shutil.copy(taken.value.path(), file)
    assert file.read_text(encoding="utf-8-sig").startswith("at,session,topic")
    assert "Æ" in file.read_text(encoding="utf-8-sig")
    erase = page.get_by_role("button", name=f"Slett {SESSION}")
    erase.click()
    expect(page.get_by_role("dialog")).to_contain_text("kan ikke hentes tilbake")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(erase).to_be_focused()
    assert list_results(stands_on.records, SESSION)
    erase.click()
    page.get_by_role("dialog").get_by_role("button", name="Slett").click()
    expect(page.locator("#training [role=status]")).to_have_text("Slettede resultater: 1.")
    expect(erase).to_have_count(0)
    assert not list_results(stands_on.records, SESSION)


def test_nobody_gets_anything_from_the_server_without_signing_in(
    stands_on: Backing, url: str
) -> None:
    keep_result(NewResult(SESSION, "T", "Hemmelig?", "x", (), (), "knew"), stands_on.records)
    config = httpx.get(f"{url}config").json()
    panel = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "training")
    numbers = [
        dependency["id"]
        for dependency in config["dependencies"]
        if [panel, "submit"] in dependency["targets"]
    ]
    assert numbers
    for number in numbers:
        for what in ("show", "csv", "erase", "begin"):
            event = {"do": what, "language": "nb", "topics": ["x"]}
            body = {
                "fn_index": number,
                "data": [None, None],
                "event_data": event,
                "session_hash": "s",
            }
            said = httpx.post(f"{url}gradio_api/run/predict", json=body).text
            assert "Hemmelig" not in said
            assert '"shut":true' in re.sub(r"\s", "", said)
    assert list_results(stands_on.records, SESSION)
