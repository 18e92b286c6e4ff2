"""Users' words are put as the corpus has them: spelling, and terms that mean the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.widen import Vocabulary
from ingest import stems

TEXT = (
    "Hjelpetiltak krever vedtak. Tiltaksplanen skal evalueres jevnlig med foreldrene. Barnevernet"
    " følger opp institusjonen og foster i beredskapshjem."
)
TERMS = (("barnevernet", "bv", "barnevern*"), ("foreldrene", "mor og far"), ("klage*", "anke"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    index: Any = SimpleNamespace(
        texts={"a": TEXT},
        questions=(SimpleNamespace(question="Kan ungdommen protestere?"),),
        unanswered=(SimpleNamespace(question="Hva koster en fosterfar?"),),
        terms=TERMS,
    )
    return Vocabulary(index)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("evaleres", "evalueres"),
        ("barnvernet", "barnevernet"),
        ("tiltakspalnen", "tiltaksplanen"),
        ("instutisjonen", "institusjonen"),
        ("ungdomen", "ungdommen"),
    ],
)
def test_typing_errors_are_mended(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.mended(f"Skal {typed} det?") == f"Skal {meant} det?"


@pytest.mark.parametrize(
    "word",
    [
        "evalueres",  # known
        "Barnevernet",  # known, with a capital
        "MST",  # short
        "plan",  # short
        "2023-2024",  # no letters
        "hjelpetiltaksvedtak",  # made up of two known words
        "romskip",  # nothing like it
        "koster",  # asked by users, though no document has it
        "👶",
    ],
)
def test_other_words_stay(vocabulary: Vocabulary, word: str) -> None:
    assert vocabulary.mended(word) == word


def test_everything_but_words_stays(vocabulary: Vocabulary) -> None:
    assert vocabulary.mended("  Hva?! {x} [1]\n<b>") == "  Hva?! {x} [1]\n<b>"


def test_terms_that_mean_the_same_are_added(vocabulary: Vocabulary) -> None:
    assert stems("barnevernet")[0] in vocabulary.widened("Hva gjør bv?")
    assert stems("foreldrene")[0] in vocabulary.widened("Må mor og far være med?")
    assert stems("anke")[0] in vocabulary.widened("Vi vil klage på det")
    assert vocabulary.widened("Hva gjør bvx?") == []


def test_own_words_are_not_added(vocabulary: Vocabulary) -> None:
    question = "Barnevernet og foreldrene"
    assert not set(vocabulary.widened(question)) & set(stems(question))


@given(st.text(max_size=60))
def test_any_text_is_taken(vocabulary: Vocabulary, text: str) -> None:
    mended = vocabulary.mended(text)
    assert [c for c in mended if c.isspace()] == [c for c in text if c.isspace()]
    widened = vocabulary.widened(text)
    assert len(set(widened)) == len(widened)
