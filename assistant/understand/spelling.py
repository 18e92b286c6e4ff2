"""Words as they were typed in, as they were meant out: typing errors, lost and stray spaces.

What fingers and ears get wrong (a key beside, two letters swapped, one for another that sounds
alike) counts as less of a change than anything else, and a word in common use is meant sooner
than a rare one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import islice, takewhile
from math import log

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ingest import stems

_SHORTEST = 4
# A second change is looked for in words of so many letters.
_LONG = 8
# A change counts as many letters of the word, and as it must be commoner (as a power of e), to be
# meant all the same: short words have others near by chance.
_CHANGE = 5.0
_LEAST = 3.0
_CANDIDATES = 24
_SHORTEST_PART = 4
# Little words that are endings too: "tiltaksplaner" is not "tiltaksplan er".
_ENDINGS = frozenset("a at ei en er et in is it on or åt".split())
# No first part of a compound ends so.
_DEFINITE = ("en", "et", "ene", "ane")
_KEYS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_PLACES = {
    key: (row, at + 0.4 * row) for row, keys in enumerate(_KEYS) for at, key in enumerate(keys)
}
_SOUND_ALIKE = frozenset(
    frozenset(pair) for pair in "åo eæ øo øu iy yu dt gk bp cs ck kq vw sz ie".split()
)
_WITHOUT_KEYS = {"aa": "å", "oe": "ø", "ae": "æ"}


class Spelling:
    """What typed words mean, judged by the known words and how often each is used."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts
        self._sorted = sorted(counts)
        self._by_length: dict[int, list[str]] = {}
        for word in self._sorted:
            self._by_length.setdefault(len(word), []).append(word)
        self._word = lru_cache(maxsize=4096)(self._meant)

    def mended(self, text: str) -> str:
        """The text with the words that nobody knows put as the nearest that somebody does."""
        text = re.sub(r"(?<!\w)(?=(\w+) (\w+))\1 ", self._without_stray_space, text)
        return re.sub(r"\w+", lambda match: self._word(match[0]), text)

    def _meant(self, word: str) -> str:
        small = word.casefold()
        if len(small) < _SHORTEST or small in self._counts or not small.isalpha():
            return word
        return (
            self._with_norwegian_letters(small)
            or self._with_lost_space(small)
            or (word if self._is_compound(small) else self._nearest(small))
            or word
        )

    def _with_norwegian_letters(self, word: str) -> str | None:
        for plain, letter in _WITHOUT_KEYS.items():
            if (meant := word.replace(plain, letter)) != word and meant in self._counts:
                return meant
        return None

    def _nearest(self, word: str) -> str | None:
        """The known word that is most likely meant, if any is likely enough."""
        changes = 1 if len(word) < _LONG else 2
        lengths = range(len(word) - changes, len(word) + changes + 1)
        found = process.extract(
            word,
            [known for length in lengths for known in self._by_length.get(length, ())],
            scorer=DamerauLevenshtein.distance,
            score_cutoff=changes,
            limit=_CANDIDATES,
        )
        likely = {
            known: log(self._counts[known]) + len(word) - _CHANGE * _cost(word, known)
            for known, _, _ in found
        }
        meant = max(likely, key=lambda known: likely[known], default=None)
        return meant if meant and likely[meant] >= _LEAST else None

    def _with_lost_space(self, word: str) -> str | None:
        """The two words that were run together ("planenskal"), where they are no compound."""
        for cut in range(3, len(word) - 1):
            first, rest = word[:cut], word[cut:]
            if first in self._counts and rest in self._counts and self._are_two(first, rest):
                return f"{first} {rest}"
        return None

    def _are_two(self, first: str, rest: str) -> bool:
        if not stems(rest):
            return len(first) >= _SHORTEST_PART and rest not in _ENDINGS
        little_or_definite = not stems(first) or first.endswith(_DEFINITE)
        return (
            little_or_definite and len(rest) >= _SHORTEST_PART and not self._begins_compounds(first)
        )

    def _begins_compounds(self, part: str) -> bool:
        """Whether known words begin with it and end in another: so do "opp" and "tiltak"."""
        longer = islice(self._sorted, bisect_left(self._sorted, part), None)
        same_beginning = takewhile(lambda word: word.startswith(part), longer)
        return any(self._is_end(word[len(part) :]) for word in same_beginning)

    def _without_stray_space(self, match: re.Match[str]) -> str:
        """The first part of a compound ("tiltaks plan") with the space after it taken away."""
        first, second = match[1], match[2]
        whole = f"{first}{second}".casefold()
        apart = min(len(first), len(second)) < _SHORTEST_PART or whole not in self._counts
        return match[0] if apart else first

    def _is_compound(self, word: str) -> bool:
        """Whether two known words make it up ("hjelpetiltaksvedtak")."""
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(word[:cut] in self._counts and self._is_end(word[cut:]) for cut in cuts)

    def _is_end(self, rest: str) -> bool:
        """Whether it ends a compound: a known word, with an s or e before it or without."""
        ends = (rest, rest[1:]) if rest[:1] in ("s", "e") else (rest,)
        return any(len(end) >= _SHORTEST_PART and end in self._counts for end in ends)


def _cost(typed: str, meant: str) -> float:
    """How much it takes to make one word the other, two swapped letters being one change."""
    before: list[float] = []
    row = [float(length) for length in range(len(meant) + 1)]
    for i, t in enumerate(typed):
        twice_before, before, row = before, row, [row[0] + 1]
        for j, m in enumerate(meant):
            best = min(
                before[j] + _substitution(t, m),
                before[j + 1] + (0.5 if i and typed[i - 1] == t else 1),
                row[j] + (0.5 if j and meant[j - 1] == m else 1),
            )
            if i and j and t == meant[j - 1] and typed[i - 1] == m:
                best = min(best, twice_before[j - 1] + 0.7)
            row.append(best)
    return row[-1]


def _substitution(typed: str, meant: str) -> float:
    if typed == meant:
        return 0
    if (typed, meant) in (("a", "å"), ("o", "ø"), ("e", "æ"), ("a", "æ")):
        return 0.5
    if frozenset((typed, meant)) in _SOUND_ALIKE or _are_neighbours(typed, meant):
        return 0.8
    return 1.3


def _are_neighbours(one: str, other: str) -> bool:
    if one not in _PLACES or other not in _PLACES:
        return False
    (row, at), (other_row, other_at) = _PLACES[one], _PLACES[other]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1
