"""Questions that mean the same, and the heading they are nearest to."""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant import Answer, Knowledge
from assistant.ui.supervisor.desk.alike import Meanings, grouped, last_heading


def turned(*degrees: float) -> Any:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def refused(question: str) -> Answer:
    return Answer("", question, question, "nb", "partner", "not_in_corpus", "Nei.")


def test_rows_are_grouped_by_the_mean_of_their_cosines() -> None:
    assert sorted(map(sorted, grouped(turned(0, 5, 90, 95, 180), 0.9))) == [[0, 1], [2, 3], [4]]
    # Each is near its neighbour, but the ends are far apart: no chain swallows all.
    chain = grouped(turned(*range(0, 180, 10)), 0.9)
    assert sorted(row for rows in chain for row in rows) == list(range(18))
    assert 3 <= len(chain) <= 9
    assert grouped(turned(0, 40, 20), 0.8) == [[2, 0, 1]]  # the middle one is typical
    assert grouped(turned(7), 0.9) == [[0]]


def test_grouping_agrees_with_joining_the_nearest_pair_each_time() -> None:
    rows = np.random.default_rng(3).normal(size=(60, 5)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    groups = [[row] for row in range(len(rows))]
    while True:
        pairs = [(a, b) for a in range(len(groups)) for b in range(a)]
        links = [float((rows[groups[a]] @ rows[groups[b]].T).mean()) for a, b in pairs]
        if max(links) < 0.5:
            break
        a, b = pairs[int(np.argmax(links))]
        groups[b] += groups.pop(a)
    assert sorted(map(sorted, grouped(rows, 0.5))) == sorted(map(sorted, groups))


def test_questions_that_mean_the_same_stand_together(knowledge: Knowledge) -> None:
    meanings = Meanings(knowledge)
    texts = [
        "Hvor lenge kan et barn bo i beredskapshjem?",
        "Hvor mange feriedager har jeg igjen?",
        "How long can a child stay in an emergency home?",
    ]
    assert meanings.groups(texts) == []
    assert meanings.learn(texts, 0) == 3
    assert meanings.learn(texts, 60) == 0
    assert sorted(map(len, meanings.groups(texts))) == [1, 2]
    assert meanings.learn(texts[:1], 0) == 0
    assert (
        meanings.groups(texts)
        == [
            texts[:1],
        ]
        or meanings.learn(texts, 0) == 0
    )


def test_meanings_of_erased_questions_are_forgotten(knowledge: Knowledge) -> None:
    meanings = Meanings(knowledge)
    meanings.learn(["Hva er klokka?"], 60)
    meanings.learn(["Hvem er du?"], 60)
    assert meanings.groups(["Hva er klokka?", "Hvem er du?"]) == [["Hvem er du?"]]


def test_a_refused_question_has_the_topic_of_the_nearest_heading(knowledge: Knowledge) -> None:
    meanings = Meanings(knowledge)
    near, far = "Hvor mange timer varer et familieråd?", "Hva koster en sykkel i Paris?"
    meanings.learn([near, far], 60)
    assert meanings.heading(near) == "Familieråd"
    assert meanings.heading(far) == ""


def test_headings_lose_their_numbers() -> None:
    assert last_heading(("6 Tiltak", "6.3 Familieråd")) == "Familieråd"
    assert last_heading(("5. Om tiltak:",)) == "Om tiltak"
    assert last_heading(()) == ""
