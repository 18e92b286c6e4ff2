"""Rankers, alone and fused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from conftest import Small
from hypothesis import given
from hypothesis import strategies as st
from seen import check_contract, query_for

from assistant import Knowledge, Question, answer, search
from assistant.retrieve import RANKERS, retrieve
from assistant.retrieve.fuse import WEIGHTS, standardised
from ingest import RANKERS as NAMES

QUESTION = "Fra hvilken alder kan MST tilbys?"


def test_the_tables_name_the_same_rankers() -> None:
    assert set(RANKERS) == set(NAMES) == set(WEIGHTS)


@pytest.mark.parametrize("name", NAMES)
def test_each_ranker_alone(knowledge: Knowledge, name: str) -> None:
    """Each gives every statement a score and finds something on the subject among the best."""
    query = query_for(QUESTION, knowledge)
    scores = RANKERS[name](query, knowledge)
    assert scores.shape == (len(knowledge.index.statements),)
    assert np.isfinite(scores).all()
    hits = retrieve(query, knowledge, 10, [name])
    assert all(set(hit.by_ranker) == {name} for hit in hits)
    assert any("MST" in " ".join((*h.statement.path, h.statement.in_context)) for h in hits)


@pytest.mark.parametrize("names", [*((name,) for name in NAMES), NAMES[:2], NAMES[1:], NAMES])
def test_rankers_are_switched_by_setting(knowledge: Knowledge, names: tuple[str, ...]) -> None:
    part = replace(knowledge, settings=replace(knowledge.settings, rankers=names))
    hits = search(QUESTION, part, 5)
    assert all(set(hit.by_ranker) == set(names) for hit in hits)
    assert hits == search(QUESTION, knowledge, 5, names)
    check_contract(answer(Question(QUESTION), part), part)


def test_hits_are_the_best_first_and_each_once(knowledge: Knowledge) -> None:
    hits = search(QUESTION, knowledge, 25)
    assert len(hits) == len({hit.statement.id for hit in hits}) == 25
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[:3] == search(QUESTION, knowledge, 3)


def test_more_than_there_are(knowledge: Knowledge) -> None:
    count = len(knowledge.index.statements)
    assert len(search(QUESTION, knowledge, count + 10)) == count
    assert search(QUESTION, knowledge, 0) == []


def test_an_anticipated_question_leads_to_its_statement(knowledge: Knowledge) -> None:
    for joined in knowledge.index.joined[:: len(knowledge.index.joined) // 20]:
        hits = search(joined.anticipated.question, knowledge, 10)
        assert set(joined.statement_ids) & {hit.statement.id for hit in hits}


def test_personal_data_is_masked_before_searching(knowledge: Knowledge) -> None:
    named = search("Kan Kari Nordmann (01019012480) få MST?", knowledge, 5)
    assert named == search("Kan [navn] ([fødselsnummer]) få MST?", knowledge, 5)


def test_a_corpus_without_anticipated_questions_is_searched_too(small: Small) -> None:
    knowledge = small({"a": "# Leker\n\nBarnet skal ha tre leker.\n\nMor kan velge en bok.\n"})
    assert "leker" in search("Hvor mange leker skal barnet ha?", knowledge, 1)[0].statement.text


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=30))
def test_standardised_scores_have_mean_0_and_spread_1(values: list[float]) -> None:
    scores = np.array(values, dtype=np.float64)
    made = standardised(scores.astype(np.float32))
    assert np.isfinite(made).all()
    if scores.std() > 1e-3 * max(1, np.abs(scores).max()):
        assert abs(float(made.mean())) < 0.01
        assert abs(float(made.std()) - 1) < 0.01


def test_equal_scores_tell_nothing() -> None:
    assert standardised(np.full(4, 3.0, dtype=np.float32)).tolist() == [0, 0, 0, 0]
