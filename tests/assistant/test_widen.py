"""Users' words are put as the corpus has them: spelling, and terms that mean the same."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.spelling import Spelling
from assistant.understand.widen import Vocabulary
from ingest import count_words, stems

TEXT = (
    "Hjelpetiltak krever vedtak. Tiltaksplanen skal evalueres jevnlig med foreldrene. Barnevernet"
    " følger opp institusjonen og foster i beredskapshjem. Planen er et måltid. De gode bør hva"
    " gjør."
)
TERMS = (("barnevernet", "bv", "barnevern*"), ("foreldrene", "mor og far"), ("klage*", "anke"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    known = count_words([TEXT, "Kan ungdommen protestere?", "Hva koster en fosterfar?"])
    index: Any = SimpleNamespace(derived=SimpleNamespace(word_counts=known), terms=TERMS)
    return Vocabulary(index)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("evaleres", "evalueres"),
        ("barnvernet", "barnevernet"),
        ("tiltakspalnen", "tiltaksplanen"),
        ("instutisjonen", "institusjonen"),
        ("ungdomen", "ungdommen"),
        ("fplger", "følger"),  # the key beside
        ("folger", "følger"),  # a keyboard without ø
        ("jevlnig", "jevnlig"),  # swapped
        ("maaltid", "måltid"),  # a keyboard without å
        ("planenskal", "planen skal"),  # a space lost
        ("hvagjør", "hva gjør"),
        ("barne vernet", "barnevernet"),  # a space too many
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
        "vedtaksmåltid",  # so too, and not "vedtak måltid"
        "tiltaksplaner",  # a plural, and not "tiltaksplan er"
        "blør",  # known from messages of danger, and not "bør"
        "kode",  # short: "gode" must be much commoner to be meant
        "hjelpetiltak vedtak",  # no one word that is known
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


def test_of_words_that_are_as_near_the_commoner_is_meant() -> None:
    spelling = Spelling(Counter({"familien": 100, "familen": 2}))
    assert spelling.mended("famlien") == "familien"


@given(st.text(max_size=60))
def test_any_text_is_taken(vocabulary: Vocabulary, text: str) -> None:
    signs = [c for c in text if not c.isalnum() and not c.isspace()]
    assert [c for c in vocabulary.mended(text) if not c.isalnum() and not c.isspace()] == signs
    widened = vocabulary.widened(text)
    assert len(set(widened)) == len(widened)
