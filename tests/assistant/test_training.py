"""Which questions training asks, by topic, and how a session goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant import Knowledge
from assistant.records.entries import ApprovedAnswer, NewApproval, Quoted
from assistant.stands_alone import stands_alone
from assistant.training import (
    Topic,
    begin,
    draw,
    judged,
    progress,
    revealed,
    stopped,
    topics_of,
    with_approved,
)
from assistant.training.questions import holds
from assistant.training.topics import FEWEST
from assistant.understand.language import language_of


@pytest.fixture(scope="session")
def topics(knowledge: Knowledge) -> tuple[Topic, ...]:
    return topics_of(knowledge, "nb")


@pytest.mark.parametrize(
    "question",
    [
        "Og etterpå?",
        "Hva med FFT?",
        "Gjelder det også MST?",
        "Jeg har en gutt på 13, kan han få MST?",
        "Mor nekter barnehageplass. Kan noen bestemme det likevel?",
        "Er hun gammel nok for PMTO?",
        "Må dette evalueres?",
        "ettervern aldersgrense",
        "Hvem avgjør det?",
        "Hva sier den tidlige utgaven om evaluering?",
    ],
)
def test_what_leans_on_something_is_not_asked(question: str) -> None:
    assert not stands_alone(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor gamle barn er PMTO for?",
        "Må barnevernet tilby ettervern?",
        "Hvor ofte skal tiltaksplanen evalueres?",
        "Er det lov å gi hjelpetiltak uten samtykke?",
        "Who must approve the plan for prevention?",
    ],
)
def test_what_is_understood_alone_is_asked(question: str) -> None:
    assert stands_alone(question)


def test_every_topic_is_of_a_source_to_learn_from_and_has_enough(
    topics: tuple[Topic, ...], knowledge: Knowledge
) -> None:
    assert len(topics) > 10
    assert len({topic.id for topic in topics}) == len(topics)
    assert len({topic.source_id for topic in topics}) > 2
    for topic in topics:
        assert topic.size >= FEWEST
        assert topic.title[:1].isalpha()
        assert holds(knowledge.index.sources[topic.source_id])


def test_every_question_has_something_to_check(topics: tuple[Topic, ...]) -> None:
    for topic in topics:
        for item in topic.items:
            assert item.facts
            assert item.topic == topic.title
            assert item.language == "nb"


@pytest.mark.parametrize("language", ["nn", "en"])
def test_questions_are_in_the_pages_language(language: str, knowledge: Knowledge) -> None:
    found = [item for t in topics_of(knowledge, language) for item in t.items]  # type: ignore[arg-type]
    assert len(found) > 50
    like = sum(language_of(item.question) == language for item in found)
    assert like > 0.6 * len(found)


def test_the_same_seed_draws_the_same_and_another_another(topics: tuple[Topic, ...]) -> None:
    assert draw(topics, 10, 7) == draw(topics, 10, 7)
    assert draw(topics, 10, 7) != draw(topics, 10, 8)


def test_no_statement_is_asked_about_twice(topics: tuple[Topic, ...]) -> None:
    for seed in range(20):
        drawn = draw(topics, 20, seed)
        assert len(drawn) == 20
        assert len({item.statement_id for item in drawn}) == 20


def test_topics_take_turns_and_a_small_one_gives_what_it_has(topics: tuple[Topic, ...]) -> None:
    assert len({item.topic for item in draw(topics[:5], 5, 1)}) == 5
    small = min(topics, key=lambda topic: topic.size)
    assert len(draw((small,), 20, 1)) == small.size
    assert draw((), 5, 1) == ()


def test_an_approved_answer_is_asked_first_in_its_topic(
    topics: tuple[Topic, ...], knowledge: Knowledge
) -> None:
    topic = topics[0]
    index = knowledge.index
    statement = index.statements[index.statement_rows[topic.items[0].statement_id]]
    quote = Quoted(statement.source_id, statement.text)
    approval = NewApproval("Hva gjelder her?", "Dette gjelder.", (quote,), "K", date(2099, 1, 1))
    answer = ApprovedAnswer("a", date(2026, 1, 1), approval)
    known = with_approved(topics, [answer], knowledge, "nb")
    for seed in range(5):
        drawn = draw((next(t for t in known if t.items[0].approved),), 2, seed)
        assert "Hva gjelder her?" in {item.question for item in drawn}
    for other in (
        replace(answer, approval=replace(approval, language="nn")),
        replace(answer, approval=replace(approval, review_on=date(2020, 1, 1))),
        replace(answer, hashes={statement.source_id: "changed"}),
    ):
        assert with_approved(topics, [other], knowledge, "nb") == topics


def test_a_session_goes_from_question_to_answer_to_the_next(topics: tuple[Topic, ...]) -> None:
    quiz = begin("Økt", False, draw(topics, 5, 3), 3)
    assert judged(quiz, "knew", kept=True) == quiz
    first = revealed(quiz, "Kommunen skal det")
    assert first.open
    assert {*first.open.found, *first.open.missed} == set(quiz.item.facts)
    second = judged(first, "partly", kept=False)
    assert (second.number, second.unkept, second.open) == (2, 1, None)
    assert second.done[0].judgement == "partly"
    assert second.item != quiz.item
    assert stopped(second).over
    for _ in range(4):
        second = judged(revealed(second, ""), "knew", kept=True)
    assert second.over


def test_progress_is_counted_by_name_in_the_order_they_come() -> None:
    rows = progress([("B", "knew"), ("A", "partly"), ("B", "did_not_know"), ("B", None)])
    assert [(row.name, row.answered, row.knew, row.partly, row.did_not_know) for row in rows] == [
        ("B", 2, 1, 0, 1),
        ("A", 1, 0, 1, 0),
    ]
