"""Nynorsk words have one word of bokmål each; all else stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.nynorsk import WORDS, in_bokmål, searched

LINES = WORDS.read_text(encoding="utf-8").splitlines()
PAIRS = [line.split() for line in LINES]
LIKELY = st.sampled_from([word for pair in PAIRS for word in pair] + [" ", ", ", "MST", "?"])


def test_each_word_is_listed_once_with_another_of_bokmål() -> None:
    assert all(len(pair) == 2 for pair in PAIRS)
    own, others = (set(words) for words in zip(*PAIRS, strict=True))
    assert len(own) == len(PAIRS)
    assert not own & others
    assert sorted(LINES) == LINES


def test_words_are_put_in_bokmål_and_all_else_stays() -> None:
    asked = "Kva gjer vi (i FFT) når foreldra seier nei? Kor ofte skal planane evaluerast?"
    meant = "hva gjør vi (i FFT) når foreldrene sier nei? hvor ofte skal planene evalueres?"
    assert searched(asked, "nn") == meant
    assert searched(asked, "nb") == asked


@given(st.lists(LIKELY).map("".join) | st.text())
def test_what_is_in_bokmål_stays(text: str) -> None:
    assert in_bokmål(in_bokmål(text)) == in_bokmål(text)
