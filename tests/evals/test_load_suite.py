"""The suite ``load`` on a small scale, with the real chat; nothing is timed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from numpy.random import default_rng

from assistant import Knowledge, Question, answer
from evals import chat, load
from evals.chat import ChatError, Visitor, running
from evals.load import ANOTHER, Asked, Load, is_answer, of_load, report, timings
from evals.run import choose


def test_each_of_two_users_gets_the_answers_to_their_own_questions(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "ALONE", 2)
    found = of_load(choose([], "dev"), knowledge, users=2, rounds=1)
    assert [len(found.alone), len(found.together)] == [2, 2]
    assert [one.trouble for one in (*found.alone, *found.together)] == [""] * 4
    assert len({one.question for one in (*found.alone, *found.together)}) == 4
    assert all(0 < one.first <= one.whole for one in (*found.alone, *found.together))
    assert found.started > 0
    again = load._scripts(choose([], "dev"), knowledge, 2, 1)
    assert [question for question, _ in again[0]] == [one.question for one in found.alone]


def test_the_answer_to_another_question_is_told_from_the_right_one(knowledge: Knowledge) -> None:
    one, other = (
        answer(Question(text), knowledge)
        for text in ("Hvor ofte skal tiltaksplanen evalueres?", "Fra hvilken alder tilbys MST?")
    )
    html = f"<h2>{one.question}</h2><p>{one.text.replace('[1]', '<button>1</button>')}</p>"
    shown = {"turns": [{"number": 1, "html": html}]}
    assert is_answer(shown, one)
    assert not is_answer(shown, other)
    assert not is_answer(shown, replace(other, question=one.question))
    assert not is_answer({"turns": shown["turns"] * 2}, one)
    assert not is_answer({"turns": []}, one)


def test_what_is_over_a_limit_or_went_wrong_breaks_it() -> None:
    quick, slow = Asked("a", 0.1, 0.5), Asked("b", 0.3, 2.5)
    held = {timing.what: timing.kept for timing in timings(Load(3, [quick], [quick]))}
    assert all(held.values())
    lost, mixed = Asked("c", trouble="TimeoutError: late"), Asked("d", 0.1, 0.2, ANOTHER)
    broken = [t.what for t in timings(Load(11, [slow], [slow, lost, mixed])) if not t.kept]
    assert broken == [
        "from the start until the page came",
        "one user, first sign of life, 95 %",
        "all users, whole answer, 95 %",
        "questions without an answer",
        f"questions with {ANOTHER}",
    ]
    assert not all(timing.kept for timing in timings(Load(3, [quick], [lost])))
    told = report(Load(3, [quick], [lost, mixed]), {"users": 2})
    assert (told.name, told.title) == ("load", "Load")
    assert [entry.heading for entry in told.entries] == ["c", "d"]


def test_a_visitor_whose_chat_is_gone_is_told(knowledge: Knowledge) -> None:
    expected = answer(Question("Hva er MST?"), knowledge)
    with running() as one:
        visitor = Visitor(one.port)
    (asked,) = load._converse(visitor, [("Hva er MST?", expected)], default_rng(0))
    assert asked.trouble.startswith("ConnectionRefusedError")


def test_a_chat_that_does_not_start_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIVISER_VAR", str(tmp_path))
    with pytest.raises(ChatError, match=r"python\s+-m\s+ingest"), running():
        pass


def test_a_page_without_the_event_is_told() -> None:
    with pytest.raises(ChatError, match="submit"):
        chat._event_that_asks([{"id": 1, "inputs": [], "targets": [[2, "load"]]}])
