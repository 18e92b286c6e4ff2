"""The shipped cases: enough of each kind, all gold in the documents, none known by heart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from assistant import Knowledge
from evals.cases import Case, gold_spans, load_cases, split_of
from ingest import overlap

CASES = sorted((Path(__file__).parents[2] / "evals" / "cases").glob("*.jsonl"))
CATEGORIES = {
    "age_limits", "evaluation_frequency", "reporting", "consent", "plan", "appeal_and_legal",
    "aftercare", "state_measures", "municipal_duties", "participation", "process",
    "lists_of_measures", "principles", "definitions", "conflicts", "follow_ups", "unanswerable",
    "out_of_scope", "nynorsk", "english", "typing_errors", "keywords", "danger_now",
    "personal_data",
}  # fmt: skip
# Above both, two questions are the same in slightly other words.
ALIKE_IN_MEANING = 0.96
ALIKE_IN_WORDS = 85


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load_cases(CASES)


def test_there_are_enough_of_every_category(cases: tuple[Case, ...]) -> None:
    counts = Counter(case.category for case in cases)
    assert set(counts) == CATEGORIES
    assert min(counts.values()) >= 10
    assert len(cases) >= 350


def test_both_splits_are_big_enough_to_mean_something(cases: tuple[Case, ...]) -> None:
    counts = Counter(split_of(case.id) for case in cases)
    assert min(counts["dev"], counts["test"]) >= 200


def test_all_gold_is_in_the_documents(cases: tuple[Case, ...], knowledge: Knowledge) -> None:
    for case in cases:
        assert bool(gold_spans(case, knowledge.index.texts)) == case.answerable, case.id


def test_every_section_answers_some_case(cases: tuple[Case, ...], knowledge: Knowledge) -> None:
    gold = [place for case in cases for place in gold_spans(case, knowledge.index.texts)]
    without = {
        (statement.source_id, statement.path)
        for statement in knowledge.index.statements
        if len(statement.text) > 80
    } - {
        (statement.source_id, statement.path)
        for statement in knowledge.index.statements
        for place in gold
        if place.source_id == statement.source_id
        and any(overlap(place.span, span) for span in statement.spans)
    }
    assert not without


def test_no_case_is_an_anticipated_question_or_nearly(
    cases: tuple[Case, ...], knowledge: Knowledge
) -> None:
    index = knowledge.index
    known = [q.question for q in index.questions] + [u.question for u in index.unanswered]
    vectors = np.concatenate([index.question_vectors, index.unanswered_vectors])
    asked = knowledge.embedder.embed_questions([case.question for case in cases])
    same_text = {question.casefold() for question in known}
    same_meaning = (vectors @ asked.T).max(axis=0) >= ALIKE_IN_MEANING
    alike = []
    for case, near in zip(cases, same_meaning, strict=True):
        # The comparison of words takes long, so only those near in meaning are compared.
        if case.question.casefold() in same_text or (near and _has_like_words(case, known)):
            alike.append((case.id, case.question))
    assert not alike


def _has_like_words(case: Case, known: list[str]) -> bool:
    like = process.extractOne(
        case.question, known, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE_IN_WORDS
    )
    return like is not None
