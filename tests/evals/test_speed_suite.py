"""What can be said of timings without timing anything."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from assistant import Knowledge, Question
from evals.cases import Case
from evals.memory import resident
from evals.record import embedded_by
from evals.speed import CommandError, Timing, in_turns, of_questions, ratios, report, run


def test_a_limit_is_kept_or_broken() -> None:
    assert Timing("x", 2.5, "times", 2.5).kept
    assert not Timing("x", 2.6, "times", 2.5).kept
    assert not Timing("x", None, "MB", 600).kept
    assert Timing("x", 99.0, "ms").kept
    assert not Timing("x loads torch", 1.0, "times", 0).kept


def test_the_table_tells_limit_value_and_ratio() -> None:
    timings = [Timing("x", 2.0, "s", 4), Timing("y", None, "MB", 600), Timing("z", 1.0, "times", 0)]
    assert report(timings, {"split": "test"}).tables[0].rows == (
        ("x", "2 s", "4 s", "50%", "kept"),
        ("y", "not measured", "600 MB", "", "BROKEN"),
        ("z", "1 times", "0 times", "", "BROKEN"),
    )


def test_a_command_that_fails_says_what_it_wrote() -> None:
    with pytest.raises(CommandError, match="mercy"):
        run(["-c", "import sys; sys.exit('mercy')"])
    assert "import time:" in run(["-X", "importtime", "-c", "0"])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_memory_of_this_process() -> None:
    assert 5 < resident(os.getpid()) < 20_000


def test_what_an_answer_embeds_is_recorded(knowledge: Knowledge) -> None:
    plain = Question("Hvor ofte skal tiltaksplanen evalueres?")
    follow_up = Question("Gjelder det MST også?", ("Hvor ofte skal tiltaksplanen evalueres?",))
    one, two = embedded_by([plain, follow_up], knowledge)
    assert len(one) == 1
    assert len(two) == 2  # as it is searched for, and by its own words
    assert two[0] != (follow_up.text,)


def test_an_answer_takes_no_less_than_what_it_embeds(knowledge: Knowledge) -> None:
    cases = [
        Case("a", "plan", "Hvor ofte skal tiltaksplanen evalueres?", "answered"),
        Case("b", "plan", "Gjelder det MST?", "answered", history=("Hvor ofte skal vi evaluere?",)),
    ]
    found = {timing.what: timing.value or 0 for timing in of_questions(cases, knowledge, 15)}
    assert found["an answer, median, to embedding"] > 0.8  # 1, but for whatever else is running


def test_the_two_take_turns_after_warming_up() -> None:
    heard: list[str] = []
    works = [[lambda name=name: heard.append(name)] for name in ("answer", "embed")]
    times = in_turns(works[0], works[1], rounds=2)
    assert heard == ["answer", "embed", "embed", "answer", "answer", "embed"]
    assert [t.shape for t in times] == [(2, 1), (2, 1)]


def test_ratios_are_of_the_medians_and_tell_how_noisy_it_was() -> None:
    answering = np.array([[20.0, 40.0], [22.0, 44.0], [90.0, 90.0]])  # the third was disturbed
    embedding = np.array([[10.0, 10.0], [11.0, 11.0], [30.0, 30.0]])
    found = {timing.what: timing.value for timing in ratios(answering, embedding)}
    assert found["embedding what an answer embeds, median"] == 11
    assert found["an answer, median"] == 33
    assert found["an answer, median, to embedding"] == 3
    assert found["the same, between the rounds"] == pytest.approx(100 * 20 / 11)
    assert found["the same, in the worst round"] == 3
