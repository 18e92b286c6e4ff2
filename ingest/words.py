"""Ranking by words: BM25 over Norwegian word stems."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import Stemmer
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
# Little words that say nothing of what a text is about; both written languages, and English.
STOP_WORDS = frozenset(
    "a about alle an and are at av ble bli blir can da de deg dei deira dem den denne der "
    "deres det dette dine ditt do does du eg ei ein eit eitt eller en enn er et etter for fra "
    "from frå før ha hadde han hans har has have hennar hennes her hjå how hva hvem hver "
    "hvilke hvilken hvilket hvis hvor hvordan hvorfor i if ikke ikkje in inn is it ja jeg kan "
    "kor korleis kva kvar kven kvifor man med meg meir mellom men mer min mitt mot my mye "
    "mykje må nei no noe noen noko nokon nå når of og også om on opp or oss our over på samme "
    "seg seie si sin sine sitt skal skulle slik som så the their them there they this til to "
    "um under us ut uten var vart ved vere vi vil ville vore være vært was we what when where "
    "which who why will with you your å åt ".split()
)
_stemmer = Stemmer.Stemmer("norwegian")


def stems(text: str) -> list[str]:
    """The stems of the words of ``text`` that carry meaning, in order."""
    words = [word for word in _WORD.findall(text.casefold()) if word not in STOP_WORDS]
    return list(_stemmer.stemWords(words))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often the texts have each word, in small letters."""
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


class Words:
    """A BM25 index (Robertson and Zaragoza 2009, variant of Lucene) over texts, in their order."""

    def __init__(self, scorer: Any, size: int) -> None:
        self._scorer = scorer
        self._size = size

    @classmethod
    def of(cls, texts: Sequence[str]) -> Words:
        """The index of ``texts``."""
        import bm25s

        scorer = bm25s.BM25(method="lucene")
        # bm25s wants at least one text with at least one word.
        words = [stems(text) or [""] for text in texts] or [[""]]
        scorer.index(words, show_progress=False)
        return cls(scorer, len(texts))

    @classmethod
    def load(cls, folder: Path, size: int) -> Words:
        """The index that ``save`` wrote, mapped into memory."""
        import bm25s

        return cls(bm25s.BM25.load(str(folder), mmap=True), size)

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self._scorer.save(str(folder), show_progress=False)

    def scores(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of each text for the stems of a question; 0 where no word is shared."""
        known = [token for token in tokens if token in self._scorer.vocab_dict]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._scorer.get_scores(known), dtype=np.float32)
