"""Which conflicts a question is about, by the known questions that it is like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from seen import query_for

from assistant import Knowledge
from assistant.disputed import disputed, known_to_ask
from ingest import Conflict, Statement


def conflict_of(knowledge: Knowledge, id_: str) -> Conflict:
    return next(conflict for conflict in knowledge.index.conflicts if conflict.id == id_)


def sides_of(conflict: Conflict, knowledge: Knowledge) -> list[Statement]:
    rows = knowledge.index.statement_rows
    return [knowledge.index.statements[rows[side[0]]] for side in conflict.sides]


def undisputed(knowledge: Knowledge) -> Statement:
    """A statement that is no side of any conflict."""
    return next(
        statement
        for statement in knowledge.index.statements
        if not any(one.sides_with({statement.id}) for one in knowledge.index.conflicts)
    )


def test_every_confirmed_conflict_has_questions_that_ask_for_it(knowledge: Knowledge) -> None:
    few = [
        conflict.id
        for conflict, about in zip(
            knowledge.index.conflicts, knowledge.about_conflicts, strict=True
        )
        if about.sum() < 10
    ]
    assert not few


@pytest.mark.parametrize(
    ("text", "is_about"),
    [
        ("Fra hvilken alder kan barn få PMTO?", True),
        ("Går det an å søke om PMTO til en som er to år?", True),
        ("Hva lærer foreldrene i PMTO?", False),
    ],
)
def test_a_question_is_about_what_like_questions_ask_for(
    knowledge: Knowledge, text: str, is_about: bool
) -> None:
    age = conflict_of(knowledge, "pmto-age")
    query = query_for(text, knowledge)
    for side in sides_of(age, knowledge):
        assert (age in disputed([side], query, knowledge)) == is_about


def test_only_conflicts_with_a_side_among_the_facts_count(knowledge: Knowledge) -> None:
    age = conflict_of(knowledge, "pmto-age")
    query = query_for(age.about, knowledge)
    other = undisputed(knowledge)
    assert disputed([other], query, knowledge) == ()
    assert age in disputed([other, *sides_of(age, knowledge)[:1]], query, knowledge)
    weaker = query_for("Hva koster PMTO?", knowledge)
    assert age not in disputed([other, *sides_of(age, knowledge)[:1]], weaker, knowledge)


def test_a_conflict_about_one_measure_is_not_told_of_another(knowledge: Knowledge) -> None:
    age = conflict_of(knowledge, "pmto-age")
    side = sides_of(age, knowledge)[:1]
    assert age in disputed(
        side, query_for("Er en toåring for liten for pmto?", knowledge), knowledge
    )
    other = query_for("Er en toåring for liten for MST?", knowledge)
    assert age not in disputed(side, other, knowledge)
    both = query_for("Er en toåring for liten for MST og PMTO?", knowledge)
    assert age in disputed(side, both, knowledge)


def test_without_questions_to_go_by_it_is_told_wherever_a_side_is(knowledge: Knowledge) -> None:
    index = knowledge.index
    bare = Knowledge(
        knowledge.settings,
        replace(
            index,
            questions=(),
            question_vectors=index.question_vectors[:0],
            unanswered=(),
            unanswered_vectors=index.unanswered_vectors[:0],
        ),
        knowledge.embedder,
    )
    age = conflict_of(knowledge, "pmto-age")
    query = query_for("Hva lærer foreldrene i PMTO?", bare)
    assert age in disputed(sides_of(age, knowledge)[:1], query, bare)


def test_what_a_known_question_asks_for_is_known(knowledge: Knowledge) -> None:
    index = knowledge.index
    for place, conflict in enumerate(index.conflicts):
        side = sides_of(conflict, knowledge)[0]
        asking = index.questions[int(knowledge.about_conflicts[place].argmax())].question
        assert conflict in known_to_ask(asking, side, knowledge)
        assert conflict in known_to_ask("Noe som ingen har skrevet?", side, knowledge)
    age = conflict_of(knowledge, "pmto-age")
    other = next(
        asked.question
        for asked, about in zip(
            index.questions, knowledge.about_conflicts[index.conflicts.index(age)], strict=True
        )
        if not about and age.sides_with(asked.statement_ids)
    )
    assert age not in known_to_ask(other, sides_of(age, knowledge)[0], knowledge)
