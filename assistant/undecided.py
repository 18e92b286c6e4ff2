"""Statements that may disagree, and nobody has decided yet: told softly, and only the surest.

``python -m ingest conflicts`` lists them all for the person who decides; a reader gets fewer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.understand import Query
from ingest import Difference, Index, Statement, says_same

# Of our corpus with nothing decided, 7 of the 8 that are as strong as this are real conflicts, and
# of the weaker ones fewer than half.
SURE = 0.83
_AMOUNTS = ("age", "deadline", "how_often", "quantity", "date", "price")
# What may differ, and the kinds of question that it matters to. Of who, names, limits and denial
# too few are real.
_MATTERS_TO: Mapping[str, Sequence[str]] = {
    "number": _AMOUNTS,
    "frequency": _AMOUNTS,
    "duty": ("yes_no", "steps"),
}

Pair = tuple[Statement, Statement]


def undecided(
    facts: Sequence[Statement], near: Sequence[Statement], query: Query, index: Index
) -> Pair | None:
    """The surest pair that may disagree, the one nearest the question first.

    Both are told anyway; or the one is the best fact and the other is among those ``near``.
    """
    found = list(dict.fromkeys([*facts, *near]))
    for difference in index.differences:
        if difference.strength < SURE or difference.aspect not in _MATTERS_TO:
            continue
        sides = [[s for s in found if s.id in side][:1] for side in difference.sides]
        if not all(sides):
            continue
        one, other = sorted((side[0] for side in sides), key=found.index)
        if (one == facts[0] or other in facts) and _matters(difference, one, other, query):
            return one, other
    return None


def _matters(difference: Difference, one: Statement, other: Statement, query: Query) -> bool:
    """Whether the difference is of the asked kind; or only one would be told, as the same fact."""
    asked = not query.kinds or query.kinds[0] in _MATTERS_TO[difference.aspect]
    return asked or query.compares or says_same(one, other)
