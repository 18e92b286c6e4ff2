"""The suite ``speed``: what a question, a start, a rebuild and a chat cost, against the limits."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import Knowledge, answer
from evals.answers import question_of
from evals.cases import Case
from evals.memory import chat_memory
from evals.record import Calls, embedded_by
from evals.report import Report, Table, progress
from ingest import IngestError

# A question that is asked where any will do.
ANY_QUESTION = "Hvor ofte skal et hjelpetiltak evalueres?"
ROUNDS = 5
# As many tell as much as all of them would, and all of them take ten minutes.
MOST_CASES = 200
MUST_NOT_LOAD = ("torch", "gradio")
_IMPORTED = re.compile(r"^import time:.*\|\s*(\w+)", re.MULTILINE)

# A row for each round, a column for each question.
Times = NDArray[np.float64]


class CommandError(IngestError):
    """A command that is timed did not work; the message is what it wrote."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One thing measured. ``limit`` None: only told. ``value`` None: could not be measured."""

    what: str
    value: float | None
    unit: str
    limit: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the value is within its limit; what could not be measured is not."""
        return self.limit is None or (self.value is not None and self.value <= self.limit)


def of_questions(cases: Sequence[Case], knowledge: Knowledge, rounds: int = ROUNDS) -> list[Timing]:
    """What a whole answer costs beside embedding what it embeds; see ``in_turns``.

    Of more than ``MOST_CASES`` every second is asked, or every third, and so on. Questions that
    embed nothing are left out.
    """
    questions = [question_of(case) for case in cases[:: -(-len(cases) // MOST_CASES)]]
    answering: list[Callable[[], object]] = []
    embedding: list[Callable[[], object]] = []
    for question, calls in zip(questions, embedded_by(questions, knowledge), strict=True):
        if calls:
            answering.append(partial(answer, question, knowledge))
            embedding.append(partial(_embed, calls, knowledge))
    return ratios(*in_turns(answering, embedding, rounds))


def in_turns(
    one: Sequence[Callable[[], object]], other: Sequence[Callable[[], object]], rounds: int
) -> tuple[Times, Times]:
    """Milliseconds of each, a row a round: the two beside each other, so that noise hits both.

    Which of them goes first changes from round to round; a round before the first warms up.
    """
    times = np.zeros((2, rounds, len(one)))
    for place in progress(range(-1, rounds), "Timing answers"):
        for column, pair in enumerate(zip(one, other, strict=True)):
            for which in (0, 1) if place % 2 else (1, 0):
                times[which, max(place, 0), column] = 1000 * _timed(pair[which])
    return times[0], times[1]


def ratios(answering: Times, embedding: Times) -> list[Timing]:
    """From the medians of the rounds; the spread between rounds tells how noisy it was."""
    answers, alone = np.median(answering, axis=0), float(np.median(np.median(embedding, axis=0)))
    middle, p95 = float(np.median(answers)), float(np.percentile(answers, 95))
    by_round = np.median(answering, axis=1) / np.median(embedding, axis=1)
    spread = 100 * float(np.ptp(np.median(embedding, axis=1))) / alone
    return [
        Timing("embedding what an answer embeds, median", alone, "ms"),
        Timing("the same, between the rounds", spread, "% apart"),
        Timing("an answer, median", middle, "ms"),
        Timing("an answer, 95 %", p95, "ms"),
        Timing("an answer, median, to embedding", middle / alone, "times", 2.5),
        Timing("the same, in the best round", float(by_round.min()), "times"),
        Timing("the same, in the worst round", float(by_round.max()), "times"),
        Timing("an answer, 95 %, to embedding", p95 / alone, "times", 6),
    ]


def _embed(calls: Calls, knowledge: Knowledge) -> None:
    for texts in calls:
        knowledge.embedder.embed_questions(texts)


def of_commands() -> list[Timing]:
    """What a cold start and an unchanged rebuild cost, and what a start loads; medians of three."""
    ask = ["-m", "assistant", "ask", ANY_QUESTION]
    run(["-m", "ingest"])
    loaded = set(_IMPORTED.findall(run(["-X", "importtime", *ask])))
    return [
        Timing("a cold ask", _median_of_three(ask), "s", 4),
        Timing("rebuilding the unchanged index", _median_of_three(["-m", "ingest"]), "s", 3),
        *(
            Timing(f"a cold ask loads {name}", float(name in loaded), "times", 0)
            for name in MUST_NOT_LOAD
        ),
    ]


def of_chat() -> list[Timing]:
    """What the chat holds in memory after a question."""
    return [Timing("memory of the chat after a question", chat_memory(ANY_QUESTION), "MB", 600)]


def report(timings: Sequence[Timing], about: dict[str, Any], title: str = "Speed") -> Report:
    """Limit, value, and how near the one is to the other."""
    table = Table(title, ("what", "value", "limit", "of the limit", ""), tuple(map(_row, timings)))
    data = {"timings": [asdict(t) | {"kept": t.kept} for t in timings]}
    return Report(title.lower(), title, about, (table,), data=data)


def of_everything(cases: Sequence[Case], knowledge: Knowledge) -> list[Timing]:
    """All of it; the commands first, while this process is idle."""
    return [*of_commands(), *of_chat(), *of_questions(cases, knowledge)]


def run(arguments: Sequence[str]) -> str:
    """Run Python with the arguments and return what it wrote to standard error."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise CommandError(
            f"`python {' '.join(arguments)}` failed with {done.returncode}: {done.stderr[-800:]}"
        )
    return done.stderr


def _median_of_three(arguments: Sequence[str]) -> float:
    return median(_timed(lambda: run(arguments)) for _ in range(3))


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _row(timing: Timing) -> tuple[str, ...]:
    value, limit = timing.value, timing.limit
    return (
        timing.what,
        "not measured" if value is None else f"{value:.3g} {timing.unit}",
        "" if limit is None else f"{limit:g} {timing.unit}",
        f"{value / limit:.0%}" if value is not None and limit else "",
        "" if limit is None else ("kept" if timing.kept else "BROKEN"),
    )
