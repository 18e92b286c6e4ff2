"""Which hits an answer rests on: the best, others that add something, both sides of a conflict.

The same fact in several places is told once, from the best place: national before local, published
before draft, newer before older.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.answers import Hit
from assistant.evidence import Evidence
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
    """The statements of an answer, best first, the conflicts that they are sides of, and which
    parts of the question are not answered.
    """

    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[str, ...] = ()


def choose(evidence: Evidence, knowledge: Knowledge) -> Chosen:
    """Choose what the answer says, at most three facts and the other sides of conflicts."""
    query = evidence.query
    facts = _of_parts(evidence, knowledge) or _facts(evidence.hits, knowledge)
    conflicts = [
        conflict
        for conflict in knowledge.index.conflicts
        if _is_about(conflict, query) and _concerns(conflict, facts)
    ]
    if not conflicts:
        return Chosen(tuple(facts), missing=evidence.missing)
    sides = dict.fromkeys(s for c in conflicts for s in _sides(c, facts, query, knowledge))
    if facts[0] in sides and any(_is_asked_for(conflict, query) for conflict in conflicts):
        # the better source first
        both = sorted(sides, key=lambda s: _standing(s, knowledge), reverse=True)
        statements = [*dict.fromkeys([*both, *facts])][: max(MOST, len(both))]
    else:
        statements = [*dict.fromkeys([*facts, *sides])]
    return Chosen(tuple(statements), tuple(conflicts), evidence.missing)


def _of_parts(evidence: Evidence, knowledge: Knowledge) -> list[Statement]:
    """The best of each answered part, then what else the whole question finds."""
    answered = [part for part in evidence.parts if part.judged.answered]
    if not answered:
        return []
    best = [_facts(part.hits, knowledge)[0] for part in answered]
    whole = _facts(evidence.hits, knowledge) if evidence.judged.answered else []
    return _once([*whole[:1], *best, *whole[1:]])[: max(MOST, len(best))]


def _once(statements: Iterable[Statement]) -> list[Statement]:
    """Each fact once, in their order."""
    told: list[Statement] = []
    for statement in statements:
        if not any(
            statement == t or says_same(statement, t) or _is_part(statement, t) for t in told
        ):
            told.append(statement)
    return told


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


def _concerns(conflict: Conflict, facts: Sequence[Statement]) -> bool:
    """Whether the best fact is a side of it, or facts on both sides are told anyway."""
    told = [side for side in conflict.sides if any(fact.id in side for fact in facts)]
    return len(told) > 1 or any(facts[0].id in side for side in told)


def _is_asked_for(conflict: Conflict, query: Query) -> bool:
    """Whether the answer is the conflict itself, not a fact that it touches."""
    asked_kind = bool(query.kinds) and query.kinds[0] in conflict.kinds
    return asked_kind or DISAGREEMENT.search(query.text) is not None


def _sides(
    conflict: Conflict, facts: Iterable[Statement], query: Query, knowledge: Knowledge
) -> Iterable[Statement]:
    """One statement of each side: one that is told anyway, or else the closest to the question."""
    told = {fact.id: fact for fact in facts}
    index = knowledge.index
    for side in conflict.sides:
        own = [told[id_] for id_ in side if id_ in told]
        rows = [index.statement_rows[id_] for id_ in side]
        closest = max(rows, key=lambda row: float(index.statement_vectors[row] @ query.vector))
        yield own[0] if own else index.statements[closest]
