"""Known questions: what a question is compared with, and that it is compared once."""

from __future__ import annotations

import numpy as np
import pytest
from seen import query_for

from assistant import Knowledge, Question, answer
from assistant.known import Known, Likeness
from ingest import Vectors

ONE = "Fra hvilken alder kan MST tilbys?"
TWO = "Hvem skal samtykke til tiltaket, og hvor ofte skal tiltaksplanen evalueres?"


def test_a_known_question_is_most_like_itself(knowledge: Knowledge) -> None:
    asked = knowledge.index.questions[7].question
    answered = query_for(asked, knowledge).likeness.answered
    assert len(answered) == len(knowledge.index.questions)
    closest = knowledge.index.questions[int(answered.argmax())].question
    assert (closest, answered.max()) == (asked, pytest.approx(1, abs=0.01))


def test_likeness_to_the_unanswered_is_told_by_outcome(knowledge: Knowledge) -> None:
    rain = next(u for u in knowledge.index.unanswered if u.outcome == "out_of_scope")
    unanswered = query_for(rain.question, knowledge).likeness.unanswered
    assert sum(map(len, unanswered.values())) == len(knowledge.index.unanswered)
    assert max(unanswered, key=lambda outcome: unanswered[outcome].max()) == "out_of_scope"


@pytest.mark.parametrize(("text", "queries"), [(ONE, 1), (TWO, 3)])
def test_each_question_and_part_is_compared_once(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, text: str, queries: int
) -> None:
    compared: list[Vectors] = []
    compare = Known.likeness_to

    def counted(known: Known, vector: Vectors) -> Likeness:
        compared.append(vector)
        return compare(known, vector)

    monkeypatch.setattr(Known, "likeness_to", counted)
    assert answer(Question(text), knowledge).outcome == "answered"
    assert len(np.unique(compared, axis=0)) == len(compared) == queries
