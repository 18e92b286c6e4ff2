"""What questions that lead to a statement have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ingest.embed import Vectors
from ingest.leading import leading
from ingest.questions import Joined

ROWS = {"a": 0, "b": 1, "never": 2}


def asked(*leads_to: str) -> Joined:
    return Joined("rutine", "Hva da?", "nb", leads_to)


def near(*places: int) -> Vectors:
    """A vector of length 1 near each of the axes that are named."""
    vectors = np.random.default_rng(1).normal(scale=0.1, size=(len(places), 8))
    vectors[range(len(places)), places] += 1
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def test_a_new_question_is_told_by_what_the_known_ones_share() -> None:
    questions = [asked("a")] * 30 + [asked("b")] * 30
    found = leading(questions, near(*[0] * 30, *[1] * 30), ROWS)
    assert found.shape == (3, 8)
    for place, vector in enumerate(near(0, 1)):
        assert int((found @ vector).argmax()) == place
    assert not found[ROWS["never"]].any()


@pytest.mark.parametrize("often", [2, 20])
def test_a_statement_does_not_win_by_being_asked_for_often(often: int) -> None:
    questions = [asked("a")] * 10 * often + [asked("b")] * 10
    found = leading(questions, near(*[0] * 10 * often, *[1] * 10), ROWS)
    assert int((found @ near(1)[0]).argmax()) == ROWS["b"]


@pytest.mark.parametrize("questions", [[], [asked()]])
def test_without_questions_nothing_is_told(questions: Sequence[Joined]) -> None:
    assert not leading(questions, near(*range(len(questions))).reshape(-1, 8), ROWS).any()
