"""Floors: raised gladly, lowered never unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.answers import STATISTICS
from evals.floors import (
    Fall,
    Floors,
    FloorsError,
    Reached,
    changed,
    falls,
    pin,
    read_floors,
    write_floors,
)

HASHES = {"cases": "c1", "documents": "d1"}


def _reached(**values: float) -> Reached:
    return Reached("test", HASHES, values)


PINNED = pin(None, _reached(correct=0.918, false_refusal=0.031, words_p95=120.4))


def test_a_floor_is_whole_and_lenient() -> None:
    assert PINNED.floors == {"correct": 0.91, "false_refusal": 0.04, "words_p95": 121}
    exact = pin(None, _reached(correct=0.29, verbatim=1.0, false_alarm=0.0)).floors
    assert exact == {"correct": 0.29, "verbatim": 1.0, "false_alarm": 0.0}


def test_what_falls_is_named() -> None:
    assert falls(PINNED, _reached(correct=0.91, false_refusal=0.04, words_p95=121)) == ()
    assert falls(PINNED, _reached(correct=0.9, false_refusal=0.05, words_p95=90)) == (
        Fall("correct", 0.91, 0.9),
        Fall("false_refusal", 0.04, 0.05),
    )
    assert Fall("words_p95", 121, None) in falls(PINNED, _reached(correct=1.0, false_refusal=0.0))


def test_a_floor_is_raised_without_ado() -> None:
    better = pin(PINNED, _reached(correct=0.95, false_refusal=0.0, words_p95=100))
    assert better.floors == {"correct": 0.95, "false_refusal": 0.0, "words_p95": 100}
    assert better.lowered == ()


@pytest.mark.parametrize("reason", [None, "", "  "])
@pytest.mark.parametrize(
    "worse",
    [
        {"correct": 0.90, "false_refusal": 0.0, "words_p95": 100.0},
        {"correct": 0.95, "false_refusal": 0.05, "words_p95": 100.0},
        {"correct": 0.95, "false_refusal": 0.0, "words_p95": 122.0},
        {"correct": 0.95, "false_refusal": 0.0},
    ],
)
def test_a_floor_is_never_lowered_silently(worse: dict[str, float], reason: str | None) -> None:
    with pytest.raises(FloorsError, match="--allow-lower"):
        pin(PINNED, _reached(**worse), reason)


def test_new_cases_are_no_leave_to_lower() -> None:
    other = Reached("test", {"cases": "c2", "documents": "d1"}, {"correct": 0.5})
    with pytest.raises(FloorsError):
        pin(PINNED, other)


def test_the_reason_is_kept_for_good(tmp_path: Path) -> None:
    lowered = pin(PINNED, _reached(correct=0.90, words_p95=100), "fewer, harder cases")
    assert [(n.measure, n.before, n.after, n.reason) for n in lowered.lowered] == [
        ("correct", 0.91, 0.90, "fewer, harder cases"),
        ("false_refusal", 0.04, None, "fewer, harder cases"),
    ]
    again = pin(lowered, _reached(correct=0.99, words_p95=90))
    assert again.lowered == lowered.lowered
    write_floors(again, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == again


def test_other_cases_documents_or_split_are_noticed() -> None:
    same = _reached(correct=1.0)
    assert changed(PINNED, same) == ()
    assert changed(PINNED, same._replace(split="dev")) == ("split",)
    assert changed(PINNED, same._replace(fingerprints=HASHES | {"cases": "c2"})) == ("cases",)


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "none.json") is None
    path = tmp_path / "floors.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(FloorsError, match="damaged"):
        read_floors(path)


def test_the_floors_of_the_project_can_be_read() -> None:
    floors = read_floors() or Floors("test", {}, {})
    known = {*STATISTICS, "retrieval Success@1", "retrieval Success@5", "retrieval RR"}
    assert floors.split == "test"
    assert set(floors.floors) <= known
