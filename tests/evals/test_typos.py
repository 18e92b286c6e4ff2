"""Typing errors are put where people make them, and always the same ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CASE
from rapidfuzz.distance import DamerauLevenshtein

from evals.typos import mistakes, mistyped, with_typos

KNOWN = frozenset(("tiltak", "plan", "planen"))
QUESTION = "Hvem skal evaluere tiltaksplanen for MST og ICDP i 2024a?"


@pytest.mark.parametrize(
    ("word", "kind", "typed"),
    [
        ("planen", "neighbour", "plsnen"),
        ("planen", "dropped", "plnen"),
        ("planen", "doubled", "plannen"),
        ("planen", "swapped", "plnaen"),
        ("måltid", "plain", "maaltid"),
        ("møte", "plain", "mote"),
        ("Ære", "plain", "aere"),
        ("planen ", "joined", "planen"),
        ("tiltaksplanen", "split", "tiltaks planen"),
    ],
)
def test_every_kind_of_error_can_be_made(word: str, kind: str, typed: str) -> None:
    assert typed in [found.lower() for found in mistakes(word, KNOWN)[kind]]


def test_a_compound_is_split_only_where_it_is_joined() -> None:
    assert mistakes("tiltaksplanen", KNOWN)["split"] == ["tiltaks planen"]
    assert mistakes("evaluere", KNOWN)["split"] == []


@given(st.text(max_size=80), st.integers(1, 3), st.text(max_size=5))
def test_the_same_seed_makes_the_same_errors(question: str, errors: int, seed: str) -> None:
    once, twice = (with_typos(question, errors, KNOWN, seed) for _ in range(2))
    assert once == twice


@given(st.text())
def test_one_error_is_one_change_in_a_word_that_carries_meaning(seed: str) -> None:
    typed = with_typos(QUESTION, 1, KNOWN, seed)
    assert 1 <= DamerauLevenshtein.distance(QUESTION, typed) <= 2
    assert typed.startswith("Hvem skal ")
    assert typed.endswith("for MST og ICDP i 2024a?")


def test_errors_are_in_different_words_as_long_as_there_are_any() -> None:
    first, second = QUESTION.split()[2:4]
    for seed in map(str, range(50)):
        typed = with_typos(QUESTION, 2, KNOWN, seed).split()
        assert first not in typed
        assert second not in typed


def test_a_question_without_such_words_stays() -> None:
    assert with_typos("Hva er MST?", 2, KNOWN, "") == "Hva er MST?"


def test_only_answerable_cases_are_mistyped() -> None:
    case = replace(CASE, question=QUESTION)
    refused = replace(case, outcome="not_in_corpus")
    (typed,) = mistyped([case, refused], 1, ["Planen evalueres."])
    assert typed.question != QUESTION
    assert replace(typed, question=QUESTION) == case
