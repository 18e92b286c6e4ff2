"""Cases in, the same with typing errors in their questions out: the same errors each time.

The errors are those of people on a Norwegian keyboard or without one, in words that carry meaning.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from evals.cases import Case
from ingest import stems

# The letters of the keyboard, each row a little to the right of the one above.
_ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_ASIDE = 0.4
_PLAIN = {"å": "aa", "ø": "o", "æ": "ae"}
_SHORTEST = 4
# A word and the space after it, where another word follows.
_WORD = re.compile(r"(\w+(?: (?=\w))?)")


def mistyped(cases: Iterable[Case], errors: int, texts: Iterable[str]) -> tuple[Case, ...]:
    """The answerable cases with so many errors in each question.

    ``texts`` have the words that compounds are made of.
    """
    known = frozenset(word for text in texts for word in re.findall(r"\w+", text.casefold()))
    return tuple(
        replace(case, question=with_typos(case.question, errors, known, seed=case.id))
        for case in cases
        if case.answerable
    )


def with_typos(question: str, errors: int, known: Collection[str], seed: str) -> str:
    """The question with so many errors, each in another word as long as there are words left.

    Words in capitals (MST), with digits or of less than four letters stay as they are. ``known``
    words tell where a compound can be split.
    """
    chance = random.Random(seed)  # noqa: S311 (no secret)
    pieces = _WORD.split(question)
    places = [place for place, piece in enumerate(pieces) if _may_be_mistyped(piece.strip())]
    chance.shuffle(places)
    for place in (places * errors)[:errors]:
        kinds = [found for found in mistakes(pieces[place], known).values() if found]
        pieces[place] = chance.choice(chance.choice(kinds))
    return "".join(pieces)


def mistakes(word: str, known: Collection[str]) -> dict[str, list[str]]:
    """What may become of a word (with the space after it) by one error of each kind."""
    letters = range(len(word.rstrip()))
    found = {
        "neighbour": [
            word[:at] + near + word[at + 1 :] for at in letters for near in _beside(word[at])
        ],
        "dropped": [word[:at] + word[at + 1 :] for at in letters],
        "doubled": [word[: at + 1] + word[at:] for at in letters],
        "swapped": [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            for at in letters[:-1]
            if word[at] != word[at + 1]
        ],
        "plain": [
            word[:at] + _PLAIN[word[at].lower()] + word[at + 1 :]
            for at in letters
            if word[at].lower() in _PLAIN
        ],
        "joined": [word[:-1]] if word.endswith(" ") else [],
        "split": [
            f"{word[:at]} {word[at:]}" for at in letters if _is_joint(word.strip(), at, known)
        ],
    }
    return {
        kind: [result for result in results if result != word] for kind, results in found.items()
    }


def _may_be_mistyped(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not word.isupper() and bool(stems(word))


def _beside(letter: str) -> list[str]:
    """The letters whose keys touch this one's, in its case."""
    small = letter.lower()
    places = {
        sign: (row, at + _ASIDE * row)
        for row, keys in enumerate(_ROWS)
        for at, sign in enumerate(keys)
    }
    if small not in places:
        return []
    row, at = places[small]
    near = [
        s for s, (r, a) in places.items() if s != small and abs(r - row) <= 1 and abs(a - at) <= 1
    ]
    return [sign.upper() if letter.isupper() else sign for sign in near]


def _is_joint(word: str, at: int, known: Collection[str]) -> bool:
    """Whether a compound is split here: before a known word, after another ("oppfølgings|plan")."""
    first, rest = word[:at].lower(), word[at:].lower()
    if min(len(first), len(rest)) < _SHORTEST or rest not in known:
        return False
    return first in known or first.removesuffix("s") in known
