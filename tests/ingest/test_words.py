"""Ranking by words: stems, scores, and what is kept on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.words import Words, stems

TEXTS = ["Meldingen skal gjennomgås.", "Barnet skal høres.", "Barna og planene", "og i på"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("meldingen", "Meldinger"), ("planene", "planer"), ("Kommunens", "KOMMUNEN")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) != []


@pytest.mark.parametrize("text", ["og i på", "korleis og kvifor", "what is the", "", "?!", "🙂"])
def test_little_words_and_signs_say_nothing(text: str) -> None:
    assert stems(text) == []


def test_the_text_with_the_word_of_the_question_is_first() -> None:
    scores = Words.of(TEXTS).scores(stems("Når må en melding være gjennomgått?"))
    assert scores.shape == (len(TEXTS),)
    assert scores.argmax() == 0
    assert scores[0] > 0
    assert not scores[1:].any()


def test_a_rarer_word_weighs_more() -> None:
    scores = Words.of(["barn plan", "barn klage", "barn melding"]).scores(stems("barn klage"))
    assert scores.argmax() == 1


@pytest.mark.parametrize("question", ["fotball", "", "og på"])
def test_a_question_without_a_known_word_scores_nothing(question: str) -> None:
    assert not Words.of(TEXTS).scores(stems(question)).any()


@pytest.mark.parametrize("texts", [[], [""], ["og på", "i"], ["barn"]])
def test_few_or_empty_texts_are_no_trouble(texts: list[str], tmp_path: Path) -> None:
    Words.of(texts).save(tmp_path)
    for words in (Words.of(texts), Words.load(tmp_path, len(texts))):
        assert words.scores(stems("barn")).shape == (len(texts),)


def test_what_was_saved_scores_the_same(tmp_path: Path) -> None:
    words = Words.of(TEXTS)
    words.save(tmp_path)
    question = stems("barnets plan")
    loaded = Words.load(tmp_path, len(TEXTS))
    assert words.scores(question).any()
    assert np.array_equal(loaded.scores(question), words.scores(question))
