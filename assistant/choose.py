"""Which hits an answer rests on: the best, others that add something, both sides of a conflict.

The same fact in several places is told once, from the best place: national before local, published
before draft, newer before older.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from assistant.answers import Hit
from assistant.disputed import disputed
from assistant.evidence import Evidence
from assistant.knowledge import Knowledge
from assistant.undecided import Pair, undecided
from ingest import Conflict, Index, Source, Statement, says_same, sentences

# How far below the best a further statement may score (in standardised scores, summed).
WITHIN = 2.4
# So near the best that the better source comes first.
AS_GOOD = 0.3
# Items that begin alike tell what follows under other conditions («bekymringen vurderes som lav» or
# «som alvorlig»): the other is told only where the question leaves open which of them holds.
ALTERNATIVE_WITHIN = 1.5
_BEGIN = 4
MOST = 5
# Whoever has to answer at once reads no more; the first fact is told whatever its length.
AT_A_GLANCE = 115  # words
_OF_REPORTERS = re.compile(
    r"\bmelder(?:e|en)?\b|\bandre\s+tjenester|avklaringsmøte|\bmelding\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statements of an answer, best first, the conflicts that they are sides of, or else two
    of them that may disagree, which parts of the question are not answered, and whether all this is
    only the nearest that the sources say.
    """

    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[str, ...] = ()
    undecided: Pair | None = None
    only_nearest: bool = False


def choose(evidence: Evidence, knowledge: Knowledge) -> Chosen:
    """Choose what the answer says, at most five facts and the other sides of conflicts."""
    query = evidence.query
    facts = _of_parts(evidence, knowledge) or _facts(evidence.hits, knowledge)
    if query.role == "partner":
        # what it means for the one who reports comes first
        facts.sort(key=lambda fact: _OF_REPORTERS.search(fact.text) is None)
    conflicts = disputed(facts, query, knowledge)
    if not conflicts:
        near = _near(evidence.hits, knowledge)
        others = [s for s in near if not any(_is_part(s, fact, knowledge) for fact in facts)]
        pair = undecided(facts, others, query, knowledge.index)
        # what may disagree is read side by side
        told = _apart([*facts[:1], *(pair or ()), *facts[1:]], knowledge)
        return Chosen(told, (), evidence.missing, pair, not evidence.is_sure)
    disagreeing = {id_ for conflict in conflicts for side in conflict.sides for id_ in side}
    found = [*facts, *(hit.statement for hit in evidence.hits)]
    sides = dict.fromkeys(side for c in conflicts for side in _sides(c, found, knowledge.index))
    others = [fact for fact in facts if fact.id not in disagreeing]
    if facts[0].id in disagreeing:
        both = sorted(sides, key=lambda side: side.id != facts[0].id)
        if query.compares:  # where it is asked which of them holds, the better source comes first
            both.sort(key=lambda side: _standing(side, knowledge), reverse=True)
        statements = [*both, *others][: max(MOST, len(both))]
    else:
        statements = [*others, *sides]
    told = _apart(statements, knowledge)
    return Chosen(told, conflicts, evidence.missing, only_nearest=not evidence.is_sure)


def _of_parts(evidence: Evidence, knowledge: Knowledge) -> list[Statement]:
    """The best of each answered part, then what else the whole question finds."""
    answered = [part for part in evidence.parts if part.is_there]
    if not answered:
        return []
    best = [_facts(part.hits, knowledge)[0] for part in answered]
    whole = _facts(evidence.hits, knowledge) if evidence.judged.answered else []
    return _at_a_glance(_once([*whole[:1], *best, *whole[1:]], knowledge), knowledge, len(best))


def _facts(hits: Sequence[Hit], knowledge: Knowledge) -> list[Statement]:
    """The hits that are near the best, each fact once, as many as are read at a glance."""
    near = _near(hits, knowledge)
    told = _at_a_glance(_once(near, knowledge), knowledge)
    best = hits[0].statement
    if len(_once([*told, best], knowledge)) == len(told):
        return told
    # too long to be told after what is as good and from a better source
    return _at_a_glance(_once([best, *near], knowledge), knowledge)


def _at_a_glance(
    facts: Sequence[Statement], knowledge: Knowledge, least: int = 1
) -> list[Statement]:
    """The first of the facts, at most five, and no more than fit into so many words."""
    words = accumulate(_words(fact, knowledge) for fact in facts)
    fitting = sum(so_far <= AT_A_GLANCE for so_far in words)
    return _lists_for_parts(facts[: max(least, min(fitting, MOST))], knowledge)


def _lists_for_parts(facts: Sequence[Statement], knowledge: Knowledge) -> list[Statement]:
    """The facts; a list comes in the place of what it tells too and what stands before it."""
    told = list(facts)
    for fact in facts:
        parts = [one for one in told[: told.index(fact)] if _is_part(one, fact, knowledge)]
        if parts:
            told.remove(fact)
            told[told.index(parts[0])] = fact
            told = [one for one in told if one not in parts]
    return told


def _words(fact: Statement, knowledge: Knowledge) -> int:
    """How many words it takes to tell a fact; of a list only its items count."""
    told = knowledge.index.items_of(fact.introduces) or knowledge.index.run_of(fact)
    return sum(len(statement.text.split()) for statement in told)


def better_first(hits: Sequence[Hit], knowledge: Knowledge) -> list[Hit]:
    """The hits, with those that are as good as the best in the order of their sources' standing."""
    as_good = sum(hit.score >= hits[0].score - AS_GOOD for hit in hits)
    first = sorted(hits[:as_good], key=lambda h: _standing(h.statement, knowledge), reverse=True)
    return [*first, *hits[as_good:]]


def _near(hits: Sequence[Hit], knowledge: Knowledge) -> list[Statement]:
    best = hits[0]
    return [
        hit.statement
        for hit in better_first(hits, knowledge)
        if best.score - hit.score
        <= (ALTERNATIVE_WITHIN if _alternatives(hit.statement, best.statement) else WITHIN)
    ]


def _alternatives(statement: Statement, other: Statement) -> bool:
    """Whether both are items of lists that begin with the same words and go on differently."""
    words, others = statement.text.split(), other.text.split()
    items = bool(statement.list_id and other.list_id)
    return items and words != others and words[:_BEGIN] == others[:_BEGIN]


def _once(statements: Iterable[Statement], knowledge: Knowledge) -> list[Statement]:
    """Each fact once and from its best place, in their order."""
    facts: list[Statement] = []
    for statement in statements:
        if any(
            _is_part(statement, fact, knowledge) or _is_said_in(statement, fact, knowledge)
            for fact in facts
        ):
            continue
        same = next((i for i, fact in enumerate(facts) if says_same(statement, fact)), None)
        if same is None:
            facts.append(statement)
        elif _standing(statement, knowledge) > _standing(facts[same], knowledge):
            facts[same] = statement
    return facts


def _apart(statements: Iterable[Statement], knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements without those that are told with one before them."""
    apart: list[Statement] = []
    for statement in statements:
        if not any(_is_part(statement, before, knowledge) for before in apart):
            apart.append(statement)
    return tuple(apart)


def _is_part(statement: Statement, of: Statement, knowledge: Knowledge) -> bool:
    """Whether it is told with the other: an item of its list, or a sentence of its run."""
    return _is_item(statement, of) or statement in knowledge.index.run_of(of)


def _is_item(statement: Statement, of: Statement) -> bool:
    """Whether the other introduces a list that it is an item of."""
    return bool(statement.list_id) and statement.list_id == of.introduces


def _is_said_in(statement: Statement, fact: Statement, knowledge: Knowledge) -> bool:
    """Whether a fact from a source that is as good says it too, word for word, and more."""
    said = (_bare(s) for told in knowledge.index.run_of(fact) for s in sentences(told.text))
    as_good = _standing(fact, knowledge) >= _standing(statement, knowledge)
    return as_good and _bare(statement.text) in said


def _bare(text: str) -> str:
    return text.casefold().strip(" .:;")


def _standing(statement: Statement, knowledge: Knowledge) -> tuple[bool, bool, bool, str]:
    source: Source = knowledge.index.sources[statement.source_id]
    return (
        source.standing == "published",
        source.superseded_by is None,
        source.level == "national",
        source.dated or "",
    )


def _sides(conflict: Conflict, found: Sequence[Statement], index: Index) -> Iterable[Statement]:
    """One statement of each side: the first that was found, or else the one that is named first."""
    for side in conflict.sides:
        named_first = index.statements[index.statement_rows[side[0]]]
        yield next((statement for statement in found if statement.id in side), named_first)
