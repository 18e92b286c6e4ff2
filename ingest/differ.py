"""Statements that may disagree: they answer like questions, and differ in what matters.

Likeness of text alone does not find them; that users would ask both the same questions does. Words
that are seldom elsewhere and stand in both make a pair stronger; one section seldom contradicts
itself. The numbers below were set on the conflicts that were confirmed by reading our corpus.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from ingest.aspects import RENAMED, Aspect, Words, aspects
from ingest.conflicts import Conflict
from ingest.documents import Statement
from ingest.embed import Vectors
from ingest.embed.cache import normalised
from ingest.questions import Joined
from ingest.words import stems

# From here a pair is worth a look.
STRONG = 0.72
# Below this, questions are about something else (cosines without what all have in common).
_NEAR = 0.5
# That many questions of the one must find a like question of the other.
_AGREEING = 2
_SHARED_WORDS = 0.2
_SAME_SECTION = 0.15
# Two statements must have so much of their words in common at all, the rare ones counting most, …
_SOME = 0.04
# … and from here they say the same, but for a word.
_SAME = 0.75

# A verb of duty says how binding a statement is, not what it is about.
_NO_TOPIC = frozenset(stems("bør anbefales kreves"))

Ids = tuple[str, ...]
Likeness = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements that are near each other and differ in ``aspect``; nobody has decided yet.

    Each side is the ids of those that say the same, the strongest pair first; ``words`` is what
    each side has that the other has not. ``strength`` orders them, from STRONG to about 1.2.
    """

    sides: tuple[Ids, Ids]
    aspect: str
    words: Words
    strength: float


def differences(
    statements: Sequence[Statement],
    joined: Sequence[Joined],
    question_vectors: Vectors,
    known: Iterable[Conflict],
) -> tuple[Difference, ...]:
    """What may disagree, strongest first, without the pairs of a conflict that is known."""
    by_id = {statement.id: statement for statement in statements}
    settled = {pair for conflict in known for pair in conflict.pairs}
    alike = _likeness(statements)
    found = [
        Difference(((left,), (right,)), aspect.name, aspect.words, round(strength, 3))
        for (left, right), nearness in _near(joined, question_vectors, alike, by_id).items()
        if frozenset((left, right)) not in settled
        for aspect in _gravest(by_id[left], by_id[right])
        if (strength := _strength(by_id[left], by_id[right], nearness, aspect, alike)) >= STRONG
    ]
    found.sort(key=lambda d: (-d.strength, d.sides))
    return (*_folded(found, alike), *_renamed(statements, settled))


def _strength(
    left: Statement, right: Statement, nearness: float, aspect: Aspect, alike: Likeness
) -> float:
    shared = alike(left.id, right.id)
    if shared < _SOME:
        return 0.0
    in_one_section = (left.source_id, left.path) == (right.source_id, right.path)
    lessened = aspect.weaker + (_SAME_SECTION if in_one_section else 0.0)
    return nearness + _SHARED_WORDS * shared - lessened


def _gravest(left: Statement, right: Statement) -> list[Aspect]:
    """The gravest aspect that they differ in, if any; items of one list stand side by side."""
    if left.list_id and (left.list_id, left.parents) == (right.list_id, right.parents):
        return []
    found = sorted(aspects(left, right), key=lambda aspect: aspect.weaker)
    return found[:1]


def _near(
    joined: Sequence[Joined],
    vectors: Vectors,
    alike: Likeness,
    by_id: Mapping[str, Statement],
) -> dict[tuple[str, str], float]:
    """How near statements are, by the questions that lead to them or by their own words."""
    near = {
        (one, other): shared
        for one, other in combinations(sorted(by_id), 2)
        if (shared := alike(one, other)) >= _NEAR
    }
    rows: dict[str, list[int]] = {}
    for row, question in enumerate(joined):
        for id_ in question.statement_ids:
            rows.setdefault(id_, []).append(row)
    own = normalised(vectors - vectors.mean(axis=0)) if joined else vectors
    for id_, leading in rows.items():
        closest = (own[leading] @ own.T).max(axis=0)
        closest[leading] = -1.0  # what answers a question together with this does not deny it
        agreeing: dict[str, list[float]] = {}
        for row in map(int, np.flatnonzero(closest >= _NEAR)):
            for other in joined[row].statement_ids:
                agreeing.setdefault(other, []).append(float(closest[row]))
        for other, cosines in agreeing.items():
            if other > id_ and len(cosines) >= _AGREEING:
                nearness = sum(sorted(cosines)[-_AGREEING:]) / _AGREEING
                near[id_, other] = max(nearness, near.get((id_, other), 0.0))
    return near


def _likeness(statements: Sequence[Statement]) -> Likeness:
    """How much of their words two statements share, in 0 … 1; the rarer a word, the more."""
    words = {statement.id: frozenset(stems(statement.text)) - _NO_TOPIC for statement in statements}
    count = Counter(word for of_one in words.values() for word in of_one)
    weights = {word: math.log(len(words) / n) ** 2 for word, n in count.items()}
    lengths = {id_: math.sqrt(sum(weights[w] for w in own)) for id_, own in words.items()}

    def alike(one: str, other: str) -> float:
        shared = sum(weights[word] for word in words[one] & words[other])
        return shared / max(lengths[one] * lengths[other], 1e-9)

    return alike


def _folded(found: Iterable[Difference], alike: Likeness) -> list[Difference]:
    """The same difference once, however often its sides are repeated in other words."""

    def same(one: str, other: str) -> bool:
        return one == other or alike(one, other) >= _SAME

    kept: list[Difference] = []
    for difference in found:
        for place, first in enumerate(kept):
            turned = next((d for d in _both_ways(difference) if _repeats(d, first, same)), None)
            if turned:
                sides = tuple(map(_together, first.sides, turned.sides))
                kept[place] = replace(first, sides=(sides[0], sides[1]))
                break
        else:
            kept.append(difference)
    return kept


def _both_ways(difference: Difference) -> tuple[Difference, Difference]:
    (left, right), (mine, theirs) = difference.sides, difference.words
    return difference, replace(difference, sides=(right, left), words=(theirs, mine))


def _repeats(difference: Difference, first: Difference, same: Callable[[str, str], bool]) -> bool:
    if (difference.aspect, difference.words) != (first.aspect, first.words):
        return False
    return all(same(new[0], old[0]) for new, old in zip(difference.sides, first.sides, strict=True))


def _together(ids: Ids, more: Ids) -> Ids:
    return tuple(dict.fromkeys((*ids, *more)))


def _renamed(statements: Sequence[Statement], settled: set[frozenset[str]]) -> list[Difference]:
    """Where the old and the new name of one thing are both in use, however far apart."""
    found = []
    for now, before in RENAMED:
        news, olds = (
            tuple(s.id for s in statements if name.casefold() in s.text.casefold())
            for name in (now, before)
        )
        if any(frozenset((new, old)) not in settled for new in news for old in olds):
            found.append(Difference((news, olds), "name", ((now,), (before,)), STRONG))
    return found
