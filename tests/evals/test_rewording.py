"""Cases are asked once more in the words that are named, and not at all if none are."""

from __future__ import annotations

import pytest
from made import TEXTS

from evals.rewording import AS_IT_IS, Wording, reworded
from evals.run import choose

CASES = choose([], "dev")


def test_as_it_is_nothing_is_asked_once_more() -> None:
    assert reworded(CASES, AS_IT_IS, TEXTS.values()) == ()
    assert str(AS_IT_IS) == ""


def test_errors_are_put_into_what_is_translated() -> None:
    english = {c.id: c.question for c in reworded(CASES, Wording("en"), TEXTS.values())}
    both = reworded(CASES, Wording("en", 1), TEXTS.values())
    own = {case.id: case for case in CASES}
    assert all(own[case.id].answerable for case in both)
    assert both
    assert sum(case.question == english[case.id] for case in both) < len(both) / 20
    assert not any(case.question == own[case.id].question for case in both)


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        (Wording("nn"), "in nynorsk"),
        (Wording(None, 1), "1 typing error a question"),
        (Wording("en", 2), "in English, 2 typing errors a question"),
    ],
)
def test_a_report_says_how_it_was_asked(wording: Wording, told: str) -> None:
    assert str(wording) == told
