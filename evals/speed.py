"""The suite ``speed``: what a question, a start, a rebuild and a chat cost, against the limits."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from assistant import Knowledge, answer
from evals.answers import question_of
from evals.cases import Case
from evals.memory import chat_memory
from evals.report import Report, Table, progress
from ingest import IngestError

# A question that is asked where any will do.
ANY_QUESTION = "Hvor ofte skal et hjelpetiltak evalueres?"
MUST_NOT_LOAD = ("torch", "gradio")
_IMPORTED = re.compile(r"^import time:.*\|\s*(\w+)", re.MULTILINE)


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


def of_questions(cases: Sequence[Case], knowledge: Knowledge) -> list[Timing]:
    """What a whole answer costs beside embedding its question, in turns so that noise hits both."""
    answering, embedding = [], []
    _timed(lambda: answer(question_of(cases[0]), knowledge))
    for case in progress(cases, "Timing answers"):
        answering.append(1000 * _timed(lambda: answer(question_of(case), knowledge)))  # noqa: B023
        embedding.append(1000 * _timed(lambda: knowledge.embedder.embed_questions([case.question])))  # noqa: B023
    alone, p95 = median(embedding), float(np.percentile(answering, 95))
    return [
        Timing("embedding a question, median", alone, "ms"),
        Timing("an answer, median", median(answering), "ms"),
        Timing("an answer, 95 %", p95, "ms"),
        Timing("an answer, median, to embedding", median(answering) / alone, "times", 2.5),
        Timing("an answer, 95 %, to embedding", p95 / alone, "times", 6),
    ]


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


def report(timings: Sequence[Timing], about: dict[str, Any]) -> Report:
    """Limit, value, and how near the one is to the other."""
    table = Table(
        "Speed", ("what", "value", "limit", "of the limit", ""), tuple(map(_row, timings))
    )
    data = {"timings": [asdict(t) | {"kept": t.kept} for t in timings]}
    return Report("speed", "Speed", about, (table,), data=data)


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
