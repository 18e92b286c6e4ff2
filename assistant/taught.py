"""Which statement answers a question, or that none does, as a small network hears it.

It was taught by all known questions (``learn/taught.py``), in their embeddings and their words. Of
statements that it was not taught it can say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest import Vectors, count_words, stems

FILE = Path(__file__).with_name("taught.npz")
# The first words tell what kind of answer is asked for, and most of them have no stem.
FIRST = 2
_MATRICES = ("word_vectors", "from_words", "from_vector", "classes")
_CONSTANTS = ("constants", "class_constants")

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Network:
    """A few listeners with a hidden layer each, taught the same from different beginnings: what one
    mishears, the others seldom do. The last class is that nothing answers.

    ``statements`` has the class of each statement that was taught, ``vocabulary`` the row of each
    word in ``word_vectors``. Each array has the listeners as its first dimension. As their next,
    ``from_words``, ``from_vector`` and ``constants`` have the hidden units, ``classes`` and
    ``class_constants`` the classes.
    """

    statements: Mapping[str, int]
    vocabulary: Mapping[str, int]
    word_vectors: Vectors
    from_words: Vectors
    from_vector: Vectors
    constants: Vectors
    classes: Vectors
    class_constants: Vectors

    def hears(self, question: str, vector: Vectors) -> Vectors:
        """The logarithm of each class's chance, by the mean of the listeners."""
        rows = [self.vocabulary[word] for word in heard_words(question) if word in self.vocabulary]
        said = np.matvec(self.from_words, self.word_vectors[:, rows].sum(axis=1))
        inside = np.maximum(self.from_vector @ vector + said + self.constants, 0)
        classes = (np.matvec(self.classes, inside) + self.class_constants).mean(axis=0)
        return np.asarray(classes - np.logaddexp.reduce(classes))

    def hears_an_answer(self, question: str, vector: Vectors) -> float:
        """The log-odds that some statement answers: above 0 rather yes than no."""
        heard = self.hears(question, vector)
        return float(np.logaddexp.reduce(heard[:-1]) - heard[-1])


def heard_words(question: str) -> list[str]:
    """What the network hears of the words: the stems, and the first as they stand; each once."""
    return list(dict.fromkeys([*stems(question), *islice(count_words([question]), FIRST)]))


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Each name with its place."""
    return {name: place for place, name in enumerate(names)}


def network_for(embedder: str) -> Network | None:
    """The network for an embedder, by the name that its index keeps; None for any other."""
    kept, network = _kept_network()
    return network if kept == embedder else None


def packed(embedder: str, network: Network) -> Arrays:
    """The network as it is kept: each weight in 8 bits, in steps of its row."""
    arrays = {
        "embedder": np.array(embedder),
        "statements": np.array(list(network.statements)),
        "vocabulary": np.array(list(network.vocabulary)),
    }
    for name in _MATRICES:
        weights = getattr(network, name)
        steps = np.maximum(np.abs(weights).max(axis=-1, keepdims=True), 1e-9) / 127
        arrays[name] = np.round(weights / steps).astype(np.int8)
        arrays[f"{name}_steps"] = steps.astype(np.float32)
    return arrays | {name: getattr(network, name) for name in _CONSTANTS}


def unpacked(arrays: Arrays) -> tuple[str, Network]:
    """The embedder's name and the network."""
    network = Network(
        statements=numbered(arrays["statements"].tolist()),
        vocabulary=numbered(arrays["vocabulary"].tolist()),
        **{name: arrays[name] * arrays[f"{name}_steps"] for name in _MATRICES},
        **{name: arrays[name] for name in _CONSTANTS},
    )
    return str(arrays["embedder"]), network


@cache
def _kept_network() -> tuple[str, Network]:
    with np.load(FILE) as arrays:
        return unpacked(arrays)
