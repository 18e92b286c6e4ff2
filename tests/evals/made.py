"""Tiny literal cases and answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant import Answer, Citation, Notice
from evals.cases import Case, Evidence, Quote, evidence_of

TEXTS = {
    "lov": "Tiltaket skal *evalueres* hver\n tredje måned. Barnet skal høres.\n",
    "rad": "Planen bør vurderes hvert halvår.\n",
}
CASE = Case(
    id="a-1",
    category="plan",
    question="Hvor ofte?",
    outcome="answered",
    gold=(Quote("lov", "Tiltaket skal evalueres hver tredje måned."),),
    facts=("tredje måned|3 måneder",),
)
CITATION = Citation(
    marker="1",
    source_id="lov",
    title="Loven",
    publisher="Staten",
    level="national",
    section=("1",),
    quote="Tiltaket skal evalueres hver tredje måned.",
    start=0,
    end=45,
    dated=None,
    standing="published",
)
ELSEWHERE = replace(CITATION, marker="2", quote="Barnet skal høres.", start=46, end=64)
OTHER_SIDE = replace(
    CITATION,
    marker="2",
    source_id="rad",
    quote="Planen bør vurderes hvert halvår.",
    start=0,
    end=33,
)
ANSWER = Answer(
    id="a-1",
    question="Hvor ofte?",
    standalone_question="Hvor ofte?",
    language="nb",
    role="caseworker",
    outcome="answered",
    text="Tiltaket skal evalueres **hver tredje** måned. [1]",
    citations=(CITATION,),
)
CONFLICT = Notice("conflict", "Kildene er ikke like.", ("1", "2"))


def evidence(case: Case = CASE) -> Evidence:
    """The evidence of a case over the tiny texts."""
    return evidence_of(case, TEXTS)


def given(**changes: Any) -> Answer:
    """The right answer with changes."""
    return replace(ANSWER, **changes)
