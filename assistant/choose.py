"""Which hits an answer rests on: the best, others that add something, both sides of a conflict.

The same fact in several places is told once, from the best place: national before local, published
before draft, newer before older.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answers import Hit
from assistant.evidence import Evidence
from assistant.knowledge import Knowledge
from assistant.same import says_same
from assistant.undecided import Pair, undecided
from assistant.understand import Query
from ingest import Conflict, Source, Statement

# How far below the best a further statement may score (in standardised scores, summed).
WITHIN = 3.5
MOST = 3
_OF_REPORTERS = re.compile(
    r"\bmelder(?:e|en)?\b|\bandre\s+tjenester|avklaringsmøte|\bmelding\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statements of an answer, best first, the conflicts that they are sides of, or else two
    of them that may disagree, and which parts of the question are not answered.
    """

    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[str, ...] = ()
    undecided: Pair | None = None


def choose(evidence: Evidence, knowledge: Knowledge) -> Chosen:
    """Choose what the answer says, at most three facts and the other sides of conflicts."""
    query = evidence.query
    facts = _of_parts(evidence, knowledge) or _facts(evidence.hits, knowledge)
    if query.role == "partner":
        # what it means for the one who reports comes first
        facts.sort(key=lambda fact: _OF_REPORTERS.search(fact.text) is None)
    conflicts = [
        conflict
        for conflict in knowledge.index.conflicts
        if _is_about(conflict, query) and _concerns(conflict, facts)
    ]
    if not conflicts:
        others = [s for s in _near(evidence.hits) if not any(_is_part(s, fact) for fact in facts)]
        pair = undecided(facts, others, query, knowledge.index)
        # what may disagree is read side by side
        told = dict.fromkeys([*facts[:1], *(pair or ()), *facts[1:]])
        return Chosen(tuple(told), missing=evidence.missing, undecided=pair)
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
    return _once([*whole[:1], *best, *whole[1:]], knowledge)[: max(MOST, len(best))]


def _facts(hits: Sequence[Hit], knowledge: Knowledge) -> list[Statement]:
    """The hits that are near the best, each fact once, at most three."""
    return _once(_near(hits), knowledge)[:MOST]


def _near(hits: Sequence[Hit]) -> list[Statement]:
    return [hit.statement for hit in hits if hit.score >= hits[0].score - WITHIN]


def _once(statements: Iterable[Statement], knowledge: Knowledge) -> list[Statement]:
    """Each fact once and from its best place, in their order."""
    facts: list[Statement] = []
    for statement in statements:
        if any(_is_part(statement, fact) for fact in facts):
            continue
        same = next((i for i, fact in enumerate(facts) if says_same(statement, fact)), None)
        if same is None:
            facts.append(statement)
        elif _standing(statement, knowledge) > _standing(facts[same], knowledge):
            facts[same] = statement
    return facts


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
    asked_kind = not set(conflict.kinds).isdisjoint(query.kinds)
    return asked_kind or not conflict.kinds or not query.kinds or query.compares


def _concerns(conflict: Conflict, facts: Sequence[Statement]) -> bool:
    """Whether the best fact is a side of it, or facts on both sides are told anyway."""
    told = [side for side in conflict.sides if any(fact.id in side for fact in facts)]
    return len(told) > 1 or any(facts[0].id in side for side in told)


def _is_asked_for(conflict: Conflict, query: Query) -> bool:
    """Whether the answer is the conflict itself, not a fact that it touches."""
    asked_kind = bool(query.kinds) and query.kinds[0] in conflict.kinds
    return asked_kind or query.compares


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
