"""Rules and ear together: signs can be overruled, danger cannot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from seen import query_for

from assistant import Knowledge
from assistant.alarm import SOUNDS_DANGEROUS, SOUNDS_SAFE, alarming


def hearing(knowledge: Knowledge, score: float | None) -> Knowledge:
    """The same, with an ear that gives every message this score."""
    own = replace(knowledge)
    danger = None if score is None else np.zeros(own.embedder.dimensions, dtype=np.float32)
    learned = replace(knowledge.learned, danger=danger, danger_constant=score or 0.0)
    own.__dict__["learned"] = learned
    return own


def test_danger_is_never_overruled(knowledge: Knowledge) -> None:
    query = query_for("Han slår henne nå", knowledge)
    assert alarming("danger", query, hearing(knowledge, -9.0))


def test_signs_are_overruled_by_an_ear_that_is_sure(knowledge: Knowledge) -> None:
    query = query_for("Vi er kjemperedde for ungene", knowledge)
    assert alarming("signs", query, hearing(knowledge, SOUNDS_SAFE + 0.1))
    assert not alarming("signs", query, hearing(knowledge, SOUNDS_SAFE - 0.1))
    assert alarming("signs", query, hearing(knowledge, None)), "without an ear, signs count"


def test_the_ear_alone_is_enough_where_something_is_said(knowledge: Knowledge) -> None:
    loud = hearing(knowledge, SOUNDS_DANGEROUS + 0.1)
    assert alarming("nothing", query_for("Babyen er blå i ansiktet", knowledge), loud)
    assert not alarming("nothing", query_for("👶", knowledge), loud)
    assert not alarming("nothing", query_for("Tusen takk!", knowledge), loud)


def test_a_question_that_is_known_is_no_danger(knowledge: Knowledge) -> None:
    known = knowledge.index.questions[0].question
    loud = hearing(knowledge, SOUNDS_DANGEROUS + 5.0)
    assert not alarming("nothing", query_for(known, knowledge), loud)
