"""Rankers, alone and fused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fixture_types import Small
from hypothesis import given
from hypothesis import strategies as st
from seen import check_contract, query_for

from assistant import Knowledge, Question, answer, search
from assistant.retrieve import RANKERS, retrieve
from assistant.retrieve.fuse import FROM_TEXT_ALONE, WITH_QUESTIONS, standardised
from ingest import RANKERS as NAMES

QUESTION = "Fra hvilken alder kan MST tilbys?"


def test_the_tables_name_the_same_rankers() -> None:
    weighed = (set(weights.rankers) for weights in (WITH_QUESTIONS, FROM_TEXT_ALONE))
    assert all(set(RANKERS) == set(NAMES) == names for names in weighed)


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


def test_what_ranks_without_questions_ranks_together_too(knowledge: Knowledge) -> None:
    """It counts nothing beside the questions; alone it must count."""
    names = [name for name, weight in WITH_QUESTIONS.rankers.items() if not weight]
    hits = search(QUESTION, knowledge, 5, names)
    assert hits[0].score > hits[-1].score + 1
    assert "MST" in hits[0].statement.in_context


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
    for asked in knowledge.index.questions[:: len(knowledge.index.questions) // 20]:
        hits = search(asked.question, knowledge, 10)
        assert set(asked.statement_ids) & {hit.statement.id for hit in hits}


def test_personal_data_is_masked_before_searching(knowledge: Knowledge) -> None:
    named = search("Kan Kari Nordmann (01019012480) få MST?", knowledge, 5)
    assert named == search("Kan [navn] ([fødselsnummer]) få MST?", knowledge, 5)


def test_a_corpus_without_anticipated_questions_is_searched_too(small: Small) -> None:
    knowledge = small({"a": "# Leker\n\nBarnet skal ha tre leker.\n\nMor kan velge en bok.\n"})
    assert "leker" in search("Hvor mange leker skal barnet ha?", knowledge, 1)[0].statement.text


def test_without_anticipated_questions_the_text_decides(knowledge: Knowledge) -> None:
    """Questions that an index has not, however it came to lack them, weigh nothing."""
    bare = replace(knowledge, index=replace(knowledge.index, questions=()))
    hits = search(QUESTION, bare, 10)
    assert hits == search(QUESTION, bare, 10, NAMES)
    text = [name for name in NAMES if name != "anticipated"]
    assert [hit.score for hit in hits] == [hit.score for hit in search(QUESTION, bare, 10, text)]


def test_a_statement_is_found_by_the_words_of_its_passage(small: Small) -> None:
    leker = "# Leker\n\nBarnet skal ha tre leker. Mor kan velge dem selv.\n\n"
    knowledge = small({"a": f"{leker}# Bøker\n\nFar kan velge bøkene selv.\n"})
    found = search("Hvem velger leker?", knowledge, 9, ["passage_words"])
    assert {hit.statement.path for hit in found[:2]} == {("Leker",)}


def test_public_names_are_searched_for_where_that_is_asked_for(small: Small) -> None:
    texts = {"a": "# A\n\nKari Nordmann skrev boka.\n", "b": "# B\n\nOla Nordmann leste boka.\n"}
    knowledge = small(texts)
    question = "Hva gjorde Kari Nordmann med boka?"
    assert search(question, knowledge, 1, masked=False)[0].statement.source_id == "a"
    masked = search(question, knowledge, 9)
    assert masked == search(question.replace("Kari Nordmann", "[navn]"), knowledge, 9)


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
