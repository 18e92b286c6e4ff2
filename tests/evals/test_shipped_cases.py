"""The shipped cases: enough of each kind, all gold in the documents, none known by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from assistant import Knowledge
from evals.cases import Case, gold_spans, load_cases, split_of
from evals.translations import translated
from ingest import overlap

CASES = sorted((Path(__file__).parents[2] / "evals" / "cases").glob("*.jsonl"))
CATEGORIES = {
    "age_limits", "evaluation_frequency", "reporting", "consent", "plan", "appeal_and_legal",
    "aftercare", "state_measures", "municipal_duties", "participation", "process",
    "lists_of_measures", "principles", "definitions", "conflicts", "follow_ups", "unanswerable",
    "near_misses", "out_of_scope", "nynorsk", "english", "typing_errors", "keywords", "danger_now",
    "personal_data", "unread", "beside_conflicts",
}  # fmt: skip
# What supervisors have approved: as many as there are.
APPROVED = "approved"
# Above both, two questions are the same in slightly other words.
ALIKE_IN_MEANING = 0.96
ALIKE_IN_WORDS = 85


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load_cases(CASES)


def test_there_are_enough_of_every_category(cases: tuple[Case, ...]) -> None:
    counts = Counter(case.category for case in cases)
    assert set(counts) - {APPROVED} == CATEGORIES
    assert min(counts[category] for category in CATEGORIES) >= 10
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
    cases = (*cases, *translated(cases, "en"), *translated(cases, "nn"))
    index = knowledge.index
    known = [q.question for q in index.questions] + [u.question for u in index.unanswered]
    same_text = {question.casefold() for question in known}
    assert not [case for case in cases if case.question.casefold() in same_text]
    # To embed takes long, so only those that are near in words are compared in meaning.
    near = _near_in_words([case.question for case in cases], known)
    alike = [case for case, is_near in zip(cases, near, strict=True) if is_near]
    vectors = np.concatenate([index.question_vectors, index.unanswered_vectors])
    asked = knowledge.embedder.embed_questions([case.question for case in alike])
    likeness = (vectors @ asked.T).max(axis=0)
    same = [case for case, found in zip(alike, likeness, strict=True) if found >= ALIKE_IN_MEANING]
    assert not same


def _near_in_words(questions: Sequence[str], known: Sequence[str]) -> NDArray[np.bool_]:
    """Which questions have ``fuzz.token_sort_ratio`` enough with any known; each sorted once."""
    likeness = process.cdist(
        [" ".join(sorted(question.split())) for question in questions],
        [" ".join(sorted(question.split())) for question in known],
        scorer=fuzz.ratio,
        score_cutoff=ALIKE_IN_WORDS,
        dtype=np.float32,
    )
    return likeness.any(axis=1)
