"""Which conflict a question is about, if any: one that like questions are known to be about.

A known question that leads to both sides of a conflict asks for what is disagreed on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.knowledge import Knowledge
from assistant.understand import Query
from ingest import Conflict, Index, Statement, Vectors

# How much less like the questions about a conflict it may be than like others (mean cosines of the
# closest two; DECISIONS.md, "Conflicts"): where the answer begins with a side of it, or has both;
# and where it has one further on.
NEARLY, FURTHER_ON = 0.1, 0.06
# Conflicts that it is as much about as about the nearest.
AS_NEAR = 0.05
_CLOSEST = 2
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{3,}\b")
_WORD = re.compile(r"\w+")


def disputed(
    facts: Sequence[Statement], query: Query, knowledge: Knowledge
) -> tuple[Conflict, ...]:
    """The conflicts that the question, or a part of it, is most about, of those with a side among
    the facts.
    """
    conflicts = knowledge.index.conflicts
    allowed = {
        place: less
        for place, conflict in enumerate(conflicts)
        if (less := _allowed(conflict, facts)) is not None
    }
    found: dict[int, None] = {}
    for part in query.parts or (query,):
        nearness = {
            place: near
            for place, less in allowed.items()
            if not _of_others(conflicts[place], part, knowledge.index)
            and (near := _nearness(place, part, knowledge)) >= -less
        }
        least = max(nearness.values(), default=0.0) - AS_NEAR
        by_nearness = sorted(nearness, key=nearness.__getitem__, reverse=True)
        found |= dict.fromkeys(place for place in by_nearness if nearness[place] > least)
    return tuple(conflicts[place] for place in found)


def known_to_ask(question: str, statement: Statement, knowledge: Knowledge) -> tuple[Conflict, ...]:
    """The conflicts of a statement that a known question asks about; all, if it is not known."""
    known = enumerate(knowledge.index.questions)
    row = next((row for row, asked in known if asked.question == question), None)
    return tuple(
        conflict
        for conflict, about in zip(
            knowledge.index.conflicts, knowledge.about_conflicts, strict=True
        )
        if conflict.sides_with({statement.id}) and (row is None or about[row])
    )


def _of_others(conflict: Conflict, query: Query, index: Index) -> bool:
    """Whether it is about one measure, and the question about another: PMTO here and MST there."""
    names = _names(conflict.about)
    if not names:
        return False
    known = {name for one in index.conflicts for name in _names(f"{one.about} {one.says['nb']}")}
    asked = known.intersection(_WORD.findall(query.mended.casefold()))
    return bool(asked) and names.isdisjoint(asked)


def _names(text: str) -> set[str]:
    """The abbreviations that measures go by, in small letters."""
    return {name.casefold() for name in _ABBREVIATION.findall(text)}


def _allowed(conflict: Conflict, facts: Sequence[Statement]) -> float | None:
    """How much less like the questions about it; None if no fact is a side of it."""
    told = conflict.sides_with({fact.id for fact in facts})
    if len(told) > 1 or any(facts[0].id in side for side in told):
        return NEARLY
    return FURTHER_ON if told else None


def _nearness(place: int, query: Query, knowledge: Knowledge) -> float:
    """How much more like the questions about a conflict it is than like all others that are known;
    0 where nobody has written any.
    """
    about, known = knowledge.about_conflicts[place], query.likeness
    others = np.concatenate([known.answered[~about], *known.unanswered.values()])
    if min(about.sum(), len(others)) < _CLOSEST:
        return 0.0
    return _closest(known.answered[about]) - _closest(others)


def _closest(cosines: Vectors) -> float:
    return float(np.partition(cosines, -_CLOSEST)[-_CLOSEST:].mean())
