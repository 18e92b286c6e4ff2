"""How much of their words two statements share; from lists of who has a word, so that a corpus of
many thousand statements is compared in seconds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.documents import Statement
from ingest.words import stems

# A verb of duty says how binding a statement is, not what it is about.
_NO_TOPIC = frozenset(stems("bør anbefales kreves"))


class Likeness:
    """How much of their words two statements share, in 0 … 1; the rarer a word, the more."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.ids = tuple(sorted(statement.id for statement in statements))
        texts = {statement.id: statement.text for statement in statements}
        self._words = [frozenset(stems(texts[id_])) - _NO_TOPIC for id_ in self.ids]
        self._places = {id_: place for place, id_ in enumerate(self.ids)}
        having: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                having.setdefault(word, []).append(place)
        self._having: Mapping[str, NDArray[np.intp]] = {
            word: np.array(places, dtype=np.intp) for word, places in having.items()
        }
        self._weights = {
            word: math.log(len(self.ids) / len(places)) ** 2 for word, places in having.items()
        }
        self._lengths = np.sqrt(
            [sum(self._weights[word] for word in words) for words in self._words]
        )

    def __call__(self, one: str, other: str) -> float:
        """The likeness of two statements, by id."""
        left, right = self._places[one], self._places[other]
        shared = sum(self._weights[word] for word in self._words[left] & self._words[right])
        return float(shared / max(self._lengths[left] * self._lengths[right], 1e-9))

    def beyond(self, one: str, least: float) -> dict[str, float]:
        """The statements that come after this one in ``ids`` and are ``least`` so like it."""
        place = self._places[one]
        shared = np.zeros(len(self.ids))
        for word in self._words[place]:
            shared[self._having[word]] += self._weights[word]
        shared /= np.maximum(self._lengths[place] * self._lengths, 1e-9)
        rest = place + 1 + np.flatnonzero(shared[place + 1 :] >= least)
        return {self.ids[row]: float(shared[row]) for row in rest}
