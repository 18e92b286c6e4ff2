"""Statements that may disagree: they answer like questions, and differ in what matters.

Likeness of text alone does not find them; that users would ask both the same questions does. Words
that are seldom elsewhere and stand in both make a pair stronger; one section seldom contradicts
itself. The numbers below were set on the conflicts that were confirmed by reading our corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.aspects import RENAMED, Aspect, Words, aspects
from ingest.conflicts import Conflict
from ingest.documents import Statement
from ingest.embed import Vectors
from ingest.embed.cache import normalised
from ingest.likeness import Likeness
from ingest.questions import Joined

# From here a pair is worth a look.
STRONG = 0.76
# Below this, questions are about something else (cosines without what all have in common).
_NEAR = 0.5
# So large a part of the questions of the one, and two at least, must find a like question of the
# other: the more questions there are, the more are alike by chance.
_PART = 0.3
_FEWEST = 2
_SHARED_WORDS = 0.2
_SAME_SECTION = 0.15
# Two statements must have so much of their words in common at all, the rare ones counting most, …
_SOME = 0.04
# … and from here they say the same, but for a word.
_SAME = 0.75

Ids = tuple[str, ...]


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
    alike = Likeness(statements)
    found = [
        Difference(((left,), (right,)), aspect.name, aspect.words, round(strength, 3))
        for (left, right), nearness in _near(joined, question_vectors, alike).items()
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
    joined: Sequence[Joined], vectors: Vectors, alike: Likeness
) -> dict[tuple[str, str], float]:
    """How near statements are, by the questions that lead to them or by their own words."""
    rows: dict[str, list[int]] = {}
    for row, question in enumerate(joined):
        for id_ in question.statement_ids:
            rows.setdefault(id_, []).append(row)
    own = normalised(vectors - vectors.mean(axis=0)) if joined else vectors
    near: dict[tuple[str, str], float] = {}
    for one in alike.ids:
        leading = rows.get(one, [])
        for other, shared in alike.beyond(one, _SOME if leading else _NEAR).items():
            by_questions = _agreeing(leading, rows.get(other, []), own)
            nearness = max(by_questions, shared if shared >= _NEAR else 0.0)
            if nearness:
                near[one, other] = nearness
    return near


def _agreeing(leading: Sequence[int], others: Sequence[int], own: Vectors) -> float:
    """How like the questions are that lead to two statements; 0 where too few are."""
    # what answers a question together with the one does not deny it
    both = set(leading)
    apart = [row for row in others if row not in both] if leading else []
    few = max(_FEWEST, round(_PART * min(len(others), len(leading))))
    if len(apart) < few:
        return 0.0
    cosines = np.sort((own[leading] @ own[apart].T).max(axis=0))[-few:]
    return float(cosines.mean()) if cosines[0] >= _NEAR else 0.0


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
