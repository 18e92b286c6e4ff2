"""What is measured of an answer: one notion of good a file, one line each in the table below.

A Measure gives a number for one case, or None where it does not apply to that case.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant import Answer
from evals.cases import Case, Evidence
from evals.measure.citation_precision import citation_precision
from evals.measure.conflict_shown import conflict_shown
from evals.measure.conflict_unasked import conflict_unasked
from evals.measure.correct import correct
from evals.measure.emergency import emergency
from evals.measure.false_alarm import false_alarm
from evals.measure.false_refusal import false_refusal
from evals.measure.first_citation_right import first_citation_right
from evals.measure.nothing_personal import nothing_personal
from evals.measure.outcome_right import outcome_right
from evals.measure.refused import refused
from evals.measure.some_citation_right import some_citation_right
from evals.measure.told_as_nearest import told_as_nearest
from evals.measure.verbatim import verbatim
from evals.measure.words import words
from evals.measure.wrongly_sure import wrongly_sure

Measure = Callable[[Case, Answer, Evidence], float | None]

MEASURES: dict[str, Measure] = {
    "correct": correct,
    "first_citation_right": first_citation_right,
    "some_citation_right": some_citation_right,
    "citation_precision": citation_precision,
    "refused": refused,
    "false_refusal": false_refusal,
    "wrongly_sure": wrongly_sure,
    "told_as_nearest": told_as_nearest,
    "outcome_right": outcome_right,
    "conflict_shown": conflict_shown,
    "conflict_unasked": conflict_unasked,
    "emergency": emergency,
    "false_alarm": false_alarm,
    "verbatim": verbatim,
    "nothing_personal": nothing_personal,
    "words": words,
}

# Of these, less is better.
LESS_IS_BETTER = frozenset(
    {"false_refusal", "wrongly_sure", "told_as_nearest", "false_alarm", "words"}
)
