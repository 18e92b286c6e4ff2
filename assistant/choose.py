"""Which hits an answer rests on: the best, others that add something, both sides of a conflict.

The same fact in several places is told once, from the best place: national before local, published
before draft, newer before older.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.answers import Hit
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.kinds import DISAGREEMENT
from ingest import Conflict, Source, Statement

# How far below the best a further statement may score (in standardised scores, summed).
WITHIN = 5.0
MOST = 3
# Statements this alike (0 … 100) say the same.
SAME = 82


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statements of an answer, best first, and the conflicts that they are sides of."""

    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()


def choose(query: Query, hits: Sequence[Hit], knowledge: Knowledge) -> Chosen:
    """Choose what the answer says, at most three facts and the other sides of conflicts."""
    facts = _facts(hits, knowledge)
    conflicts = [
        conflict
        for conflict in knowledge.index.conflicts
        if _is_about(conflict, query)
        and any(fact.id in side for side in conflict.sides for fact in facts)
    ]
    if not conflicts:
        return Chosen(tuple(facts))
    sides = dict.fromkeys(s for c in conflicts for s in _sides(c, facts, knowledge))
    if facts[0] in sides and any(_is_asked_for(conflict, query) for conflict in conflicts):
        # the better source first
        both = sorted(sides, key=lambda s: _standing(s, knowledge), reverse=True)
        statements = [*dict.fromkeys([*both, *facts])][: max(MOST, len(both))]
    else:
        statements = [*dict.fromkeys([*facts, *sides])]
    return Chosen(tuple(statements), tuple(conflicts))


def _facts(hits: Sequence[Hit], knowledge: Knowledge) -> list[Statement]:
    """The hits that are near the best, each fact once and from its best place."""
    near = [hit.statement for hit in hits if hit.score >= hits[0].score - WITHIN]
    facts: list[Statement] = []
    for statement in near:
        if any(_is_part(statement, fact) for fact in facts):
            continue
        same = next((i for i, fact in enumerate(facts) if says_same(statement, fact)), None)
        if same is None:
            facts.append(statement)
        elif _standing(statement, knowledge) > _standing(facts[same], knowledge):
            facts[same] = statement
    return facts[:MOST]


def says_same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same, word order apart, in the same context."""
    return fuzz.token_sort_ratio(one.in_context, other.in_context) >= SAME


def _is_part(statement: Statement, of: Statement) -> bool:
    """Whether the answer already has it: an item of a list that is told whole."""
    return bool(statement.list_id) and statement.list_id == of.introduces


def _standing(statement: Statement, knowledge: Knowledge) -> tuple[bool, bool, bool, str]:
    source: Source = knowledge.index.sources[statement.source_id]
    return (
        source.standing == "published",
        source.superseded_by is None,
        source.level == "national",
        source.dated or "",
    )


def _is_about(conflict: Conflict, query: Query) -> bool:
    return (
        not conflict.kinds
        or not query.kinds
        or bool(set(conflict.kinds) & set(query.kinds))
        or DISAGREEMENT.search(query.text) is not None
    )


def _is_asked_for(conflict: Conflict, query: Query) -> bool:
    """Whether the answer is the conflict itself, not a fact that it touches."""
    asked_kind = bool(query.kinds) and query.kinds[0] in conflict.kinds
    return asked_kind or DISAGREEMENT.search(query.text) is not None


def _sides(
    conflict: Conflict, facts: Iterable[Statement], knowledge: Knowledge
) -> Iterable[Statement]:
    """One statement of each side: the one that is told anyway, or else the best standing."""
    told = {fact.id: fact for fact in facts}
    rows = knowledge.index.statement_rows
    for side in conflict.sides:
        own = [told[id_] for id_ in side if id_ in told]
        all_of_it = [knowledge.index.statements[rows[id_]] for id_ in side]
        yield own[0] if own else max(all_of_it, key=lambda s: _standing(s, knowledge))
