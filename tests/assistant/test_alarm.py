"""Rules and ear together: signs can be overruled, danger cannot."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from seen import query_for

from assistant import Knowledge, alarm
from assistant.alarm import SOUNDS_DANGEROUS, SOUNDS_SAFE, alarming
from assistant.ear import Ear

Hearing = Callable[[float | None], None]


@pytest.fixture
def hearing(monkeypatch: pytest.MonkeyPatch) -> Hearing:
    """From now on the ear gives every message this score."""

    def hear(score: float | None) -> None:
        ear = None if score is None else Ear(np.zeros(384, dtype=np.float32), score)
        monkeypatch.setattr(alarm, "ear_for", lambda *_: ear)

    return hear


def test_danger_is_never_overruled(knowledge: Knowledge, hearing: Hearing) -> None:
    query = query_for("Han slår henne nå", knowledge)
    hearing(-9.0)
    assert alarming("danger", query, knowledge)


def test_signs_are_overruled_by_an_ear_that_is_sure(knowledge: Knowledge, hearing: Hearing) -> None:
    query = query_for("Vi er kjemperedde for ungene", knowledge)
    hearing(SOUNDS_SAFE + 0.1)
    assert alarming("signs", query, knowledge)
    hearing(SOUNDS_SAFE - 0.1)
    assert not alarming("signs", query, knowledge)
    hearing(None)
    assert alarming("signs", query, knowledge), "without an ear, signs count"


def test_the_ear_is_enough_where_something_is_said(knowledge: Knowledge, hearing: Hearing) -> None:
    hearing(SOUNDS_DANGEROUS + 0.1)
    assert alarming("nothing", query_for("Babyen er blå i ansiktet", knowledge), knowledge)
    assert not alarming("nothing", query_for("👶", knowledge), knowledge)
    assert not alarming("nothing", query_for("Tusen takk!", knowledge), knowledge)


def test_a_question_that_is_known_is_no_danger(knowledge: Knowledge, hearing: Hearing) -> None:
    known = knowledge.index.questions[0].question
    hearing(SOUNDS_DANGEROUS + 5.0)
    assert not alarming("nothing", query_for(known, knowledge), knowledge)
    assert not alarming("signs", query_for(known, knowledge), knowledge)


def test_where_the_model_is_tuned_it_is_heard_as_packaged_too(knowledge: Knowledge) -> None:
    assert knowledge.packaged.name != knowledge.embedder.name
    for told, danger in (
        ("en unge ligger alene i snøen her og svarer ikke", True),
        ("Hvor ofte skal planen for ungen evalueres?", False),
    ):
        assert alarming("nothing", query_for(told, knowledge), knowledge) is danger
