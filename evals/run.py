"""The story of this room: cases in, the assistant asked, evidence out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from assistant import Knowledge, train_judge
from evals import answers, floors, load, ours, retrieval, speed
from evals.cases import Case, load_cases, split_of
from evals.configuration import about, fingerprints
from evals.remember import remembering
from evals.report import Report
from evals.rewording import AS_IT_IS, Wording, reworded

CASES = Path(__file__).parent / "cases"


def choose(files: Sequence[Path], split: str) -> tuple[Case, ...]:
    """The cases of the files (without any: of this room) that are of the split."""
    cases = load_cases(files or sorted(CASES.glob("*.jsonl")))
    return tuple(case for case in cases if split in ("all", split_of(case.id)))


def run_answers(
    knowledge: Knowledge, cases: Sequence[Case], split: str, worst: int, wording: Wording = AS_IT_IS
) -> Report:
    """Is what people get to read right, and is it if they ask in other words?"""
    again = reworded(cases, wording, knowledge.index.texts.values())
    told = about("answers", knowledge.index, cases, split) | {"asked once more": str(wording)}
    judged = answers.answer_all(cases, knowledge)
    return answers.report(judged, told, worst, answers.answer_all(again, knowledge))


def run_fit(knowledge: Knowledge, cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Fit the judge on cases; those of danger never reach it."""
    asked = [case for case in cases if case.outcome != "emergency"]
    return train_judge([(answers.question_of(c), c.answerable) for c in asked], knowledge)


def run_retrieval(
    knowledge: Knowledge, cases: Sequence[Case], split: str, squad: Path | None
) -> Report:
    """Is what answers found, and by what?"""
    scores = {"cases": retrieval.of_cases(cases, knowledge)}
    scores |= retrieval.of_squad(squad, split) if squad else {}
    return retrieval.report(scores, about("retrieval", knowledge.index, cases, split))


def run_speed(knowledge: Knowledge, cases: Sequence[Case], split: str) -> Report:
    """What does it cost?"""
    timings = speed.of_everything(cases, knowledge)
    return speed.report(timings, about("speed", knowledge.index, cases, split))


def run_load(
    knowledge: Knowledge, cases: Sequence[Case], split: str, users: int, rounds: int
) -> Report:
    """Does the chat bear that many ask at the same time?"""
    measured = load.of_load(cases, knowledge, users, rounds)
    told = {"users": users, "rounds": rounds, "processors": os.cpu_count()}
    return load.report(measured, about("load", knowledge.index, cases, split) | told)


def run_floors(knowledge: Knowledge, cases: Sequence[Case], split: str) -> floors.Reached:
    """What is reached, to be held against the floors?"""
    knowledge = remembering(knowledge)
    summary = answers.summarise(answers.answer_all(cases, knowledge))
    asked = retrieval.asked_by(cases, knowledge)
    fused = retrieval.score_one(ours.statements(knowledge, None), asked)
    return floors.reached(summary, fused, split, fingerprints(knowledge.index, cases))
