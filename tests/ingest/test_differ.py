"""Which statements may disagree: on our corpus, and on a made-up one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_up import SHIPPED

from ingest import Conflict, Index, Span, Statement
from ingest.conflicts import load_conflicts
from ingest.differ import Difference, differences

# Measured 2026-11-22: 13 of 29, 10 of the 13 that had been found by reading before the finder was.
FLOOR = 12
FLOOR_OF_THE_FIRST = 9
FIRST = (
    "pmto-age", "evaluation-frequency", "measures-that-do-not-work", "clear-goal",
    "evaluation-afterwards", "pmto-after-2023", "state-measures", "board-name",
    "state-must-or-may", "consent", "plan-together-with-family", "individual-plan",
    "living-conditions",
)  # fmt: skip
MOST = 60


@pytest.fixture(scope="module")
def shipped(index: Index) -> Index:
    return index


@pytest.fixture(scope="module")
def blind(shipped: Index) -> tuple[Difference, ...]:
    """What is found where nobody has written yet which questions more than one side answers."""
    joined = [replace(one, statement_ids=one.statement_ids[:1]) for one in shipped.questions]
    return differences(shipped.statements, joined, shipped.question_vectors, [])


def finding(index: Index, known: list[Conflict]) -> tuple[Difference, ...]:
    return differences(index.statements, index.questions, index.question_vectors, known)


def is_among(conflict: Conflict, found: tuple[Difference, ...]) -> bool:
    return any(
        frozenset((left, right)) in conflict.pairs
        for difference in found
        for left in difference.sides[0]
        for right in difference.sides[1]
    )


def test_most_confirmed_conflicts_are_found_blind(
    shipped: Index, blind: tuple[Difference, ...]
) -> None:
    found = {conflict.id for conflict in shipped.conflicts if is_among(conflict, blind)}
    assert len(found) >= FLOOR
    assert len(found & set(FIRST)) >= FLOOR_OF_THE_FIRST


def test_a_person_gets_a_short_list(blind: tuple[Difference, ...]) -> None:
    assert len(blind) <= MOST
    strengths = [difference.strength for difference in blind[:-1]]  # the last is a renaming
    assert strengths == sorted(strengths, reverse=True)


def test_of_our_corpus_all_that_is_found_is_decided(shipped: Index) -> None:
    known = load_conflicts(SHIPPED, shipped.statements, shipped.texts, shipped.sources)
    assert any(conflict.dismissed for conflict in known)
    assert finding(shipped, list(known)) == ()


def test_what_is_not_dismissed_any_more_comes_back(shipped: Index) -> None:
    known = load_conflicts(SHIPPED, shipped.statements, shipped.texts, shipped.sources)
    kept = [conflict for conflict in known if conflict.id != "bup-or-bupp"]
    (difference,) = finding(shipped, kept)
    assert (difference.aspect, difference.words) == ("name", (("BUPP",), ("BUP",)))


def statement(id_: str, text: str, source_id: str = "rutine") -> Statement:
    return Statement(id_, source_id, "p", (id_,), text, (Span(0, len(text)),))


def differing(*statements: Statement) -> tuple[Difference, ...]:
    """What differs where nobody has written questions."""
    return differences(statements, [], np.zeros((0, 8), dtype=np.float32), [])


OTHERS = tuple(statement(f"x{i}", text) for i, text in enumerate(("Ring melder.", "Les alt.")))


def test_one_word_of_difference_is_found_without_questions() -> None:
    one = statement("a", "Tiltak som ikke virker, skal avsluttes.")
    other = statement("b", "Tiltak som ikke virker, bør avsluttes.", "plan")
    (difference,) = differing(one, other, *OTHERS)
    assert difference.sides == (("a",), ("b",))
    assert (difference.aspect, difference.words) == ("duty", (("skal",), ("bør",)))


def test_a_repeated_side_is_told_once() -> None:
    one = statement("a", "Tiltak som ikke virker, skal avsluttes.")
    again = statement("b", "Tiltak som ikke virker skal avsluttes.", "plan")
    other = statement("c", "Tiltak som ikke virker, bør avsluttes.", "tredje")
    (difference,) = differing(one, again, other, *OTHERS)
    assert [set(side) for side in difference.sides] == [{"a", "b"}, {"c"}]


def test_items_of_one_list_stand_side_by_side() -> None:
    one = statement("a", "Du skal ringe barnets foreldre.")
    other = statement("b", "Du bør ringe barnets foreldre.")
    assert len(differing(one, other, *OTHERS)) == 1
    items = [replace(s, list_id="liste", path=("Slik",)) for s in (one, other)]
    assert differing(*items, *OTHERS) == ()


def test_an_old_name_beside_the_new_one_is_found() -> None:
    old = statement("a", "Fylkesnemnda bestemmer.")
    new = statement("b", "Barneverns- og helsenemnda fatter vedtak.", "plan")
    (difference,) = differing(old, new, *OTHERS)
    assert difference.sides == (("b",), ("a",))
    assert difference.words == (("Barneverns- og helsenemnd",), ("Fylkesnemnd",))


def test_a_decided_pair_is_not_told_again(tmp_path: Path) -> None:
    one = statement("a", "Tiltak som ikke virker, skal avsluttes.")
    other = statement("b", "Tiltak som ikke virker, bør avsluttes.", "plan")
    known = Conflict("x", "?", {}, (("b",), ("a",)), dismissed="different measures")
    none = np.zeros((0, 8), dtype=np.float32)
    assert differences((one, other, *OTHERS), [], none, [known]) == ()
