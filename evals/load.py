"""The suite ``load``: many users who ask the chat at the same time, against the limits."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html import unescape
from http.client import HTTPException
from itertools import chain, cycle, islice
from threading import Barrier
from typing import Any

import numpy as np
from numpy.random import Generator, default_rng

from assistant import Answer, Knowledge, Question, answer
from evals import speed
from evals.cases import Case
from evals.chat import Chat, ChatError, Visitor, running
from evals.report import Entry, Report, progress
from evals.speed import Timing

ALONE = 12  # questions that one user asks before the others come
SECONDS_OF_THOUGHT = 1.0  # at most, between an answer and the next question
SEED = 30
ANOTHER = "something else than the answer to them"
# What one user asks, question by question, and what must come.
Script = Sequence[tuple[str, Answer]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question asked: seconds until the first sign of life and until all was there.

    ``trouble`` is why no answer came, or that it was not this question's.
    """

    question: str
    first: float = 0.0
    whole: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured: seconds until the page came, one user alone, all users at once."""

    started: float
    alone: Sequence[Asked]
    together: Sequence[Asked]


def of_load(cases: Sequence[Case], knowledge: Knowledge, users: int, rounds: int) -> Load:
    """Start the chat, have one user ask alone, then all users at the same time."""
    alone, *others = _scripts(cases, knowledge, users, rounds)
    with running() as chat:
        one = _converse(Visitor(chat.port), alone, default_rng(SEED))
        return Load(chat.started, one, list(_all_at_once(chat, others)))


def _scripts(cases: Sequence[Case], knowledge: Knowledge, users: int, rounds: int) -> list[Script]:
    """What each user will ask, with the answers to expect: first the one who is alone."""
    mixed = [case.question for case in cases if case.outcome != "emergency" and not case.history]
    default_rng(SEED).shuffle(mixed)
    ahead = cycle(mixed)
    lengths = [ALONE, *[rounds] * users]
    wanted = [list(islice(ahead, length)) for length in lengths]
    return [list(_expected(texts, knowledge)) for texts in progress(wanted, "Preparing")]


def _expected(texts: Sequence[str], knowledge: Knowledge) -> Iterator[tuple[str, Answer]]:
    """Questions that one user asks one after another, with their answers."""
    past: tuple[str, ...] = ()
    for text in texts:
        given = answer(Question(text, past), knowledge)
        past = (*past, given.question)
        yield text, given


def _all_at_once(chat: Chat, scripts: Sequence[Script]) -> Iterator[Asked]:
    """Everybody presses Enter at the same moment, then goes on at a pace of their own."""
    visitors = [Visitor(chat.port) for _ in scripts]
    together = Barrier(len(scripts))

    def converse(number: int) -> list[Asked]:
        together.wait()
        return _converse(visitors[number], scripts[number], default_rng(number))

    with ThreadPoolExecutor(len(scripts)) as users:
        yield from chain.from_iterable(users.map(converse, range(len(scripts))))


def _converse(visitor: Visitor, script: Script, chance: Generator) -> list[Asked]:
    asked = []
    for question, expected in script:
        asked.append(_ask(visitor, question, expected))
        time.sleep(chance.uniform(0, SECONDS_OF_THOUGHT))
    return asked


def _ask(visitor: Visitor, question: str, expected: Answer) -> Asked:
    try:
        reply = visitor.ask(question)
    except (ChatError, OSError, HTTPException, ValueError) as error:
        return Asked(question, trouble=f"{type(error).__name__}: {error}")
    right = is_answer(reply.shown, expected)
    return Asked(question, reply.first, reply.whole, "" if right else ANOTHER)


def is_answer(shown: dict[str, Any], expected: Answer) -> bool:
    """Whether the panel shows this question and its answer, and no other turn."""
    html = " ".join(turn["html"] for turn in shown["turns"])
    letters = _letters(unescape(re.sub(r"<[^>]+>", " ", html)))
    told = (expected.question, expected.text)
    return len(shown["turns"]) == 1 and all(_letters(text) in letters for text in told)


def _letters(text: str) -> str:
    """What is left of a text whatever it is shown as."""
    return "".join(filter(str.isalpha, text))


def timings(load: Load) -> list[Timing]:
    """The start, one user, all users, against what is demanded of each."""
    asked = [*load.alone, *load.together]
    others = sum(one.trouble == ANOTHER for one in asked)
    none = sum(bool(one.trouble) for one in asked) - others
    return [
        Timing("from the start until the page came", load.started, "s", 10),
        *_spread("one user, first sign of life", [a.first for a in load.alone], 0.2),
        *_spread("one user, whole answer", [a.whole for a in load.alone]),
        *_spread("all users, first sign of life", [a.first for a in load.together]),
        *_spread("all users, whole answer", [a.whole for a in load.together], 2),
        Timing("questions without an answer", none, "questions", 0),
        Timing(f"questions with {ANOTHER}", others, "questions", 0),
    ]


def _spread(what: str, seconds: Sequence[float], limit: float | None = None) -> Iterator[Timing]:
    """Of what was answered, the limit being for the 95 %."""
    answered = [one for one in seconds if one]
    for name, share in (("median", 50), ("95 %", 95), ("longest", 100)):
        found = float(np.percentile(answered, share)) if answered else None
        yield Timing(f"{what}, {name}", found, "s", limit if name == "95 %" else None)


def report(load: Load, about: dict[str, Any]) -> Report:
    """The table, and what went wrong with which question."""
    asked = [*load.alone, *load.together]
    wrong = [Entry(one.question, (("Trouble", one.trouble),)) for one in asked if one.trouble]
    return replace(speed.report(timings(load), about, "Load"), entries=tuple(wrong))
