"""One session of training, from what was drawn to what was judged; nothing in it changes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.facts import Fact, missing_from
from assistant.records.entries import Judgement
from assistant.training.questions import Item
from assistant.training.topics import Topic


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered in own words (masked), and how it was judged."""

    item: Item
    own_words: str
    found: tuple[Fact, ...]
    missed: tuple[Fact, ...]
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """A session: ``seed`` is what the order was drawn with, ``open`` is answered, not judged.

    ``unkept`` counts results that could not be kept.
    """

    name: str
    group: bool
    seed: int
    items: tuple[Item, ...]
    done: tuple[Answered, ...] = ()
    open: Answered | None = None
    ended: bool = False
    unkept: int = 0

    @property
    def number(self) -> int:
        """The number of the question that is asked, from 1."""
        return len(self.done) + 1

    @property
    def over(self) -> bool:
        """Whether there is nothing more to answer."""
        return self.ended or len(self.done) == len(self.items)

    @property
    def item(self) -> Item:
        """The question that is asked; IndexError when it is over."""
        return self.items[len(self.done)]


def draw(topics: Sequence[Topic], count: int, seed: int) -> tuple[Item, ...]:
    """At most ``count`` questions, the topics taking turns, no statement asked about twice.

    Questions that have an approved answer come before others of their topic.
    """
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    heaps = [_shuffled(topic, chance) for topic in topics]
    chance.shuffle(heaps)
    drawn: list[Item] = []
    asked: set[str] = set()
    while len(drawn) < count and any(heaps):
        for heap in heaps:
            item = next((heap.pop(0) for _ in tuple(heap) if heap), None)
            if item and item.statement_id not in asked and len(drawn) < count:
                asked.add(item.statement_id)
                drawn.append(item)
    chance.shuffle(drawn)
    return tuple(drawn)


def begin(name: str, group: bool, items: Sequence[Item], seed: int) -> Quiz:
    """A session that nothing is answered in yet."""
    return Quiz(name, group, seed, tuple(items))


def revealed(quiz: Quiz, own_words: str) -> Quiz:
    """The session with the question that is asked answered; ``own_words`` are masked already."""
    found, missed = missing_from(own_words, quiz.item.question, quiz.item.facts)
    return replace(quiz, open=Answered(quiz.item, own_words, found, missed))


def judged(quiz: Quiz, judgement: Judgement, kept: bool) -> Quiz:
    """The session at its next question, the open answer judged."""
    if quiz.open is None:
        return quiz
    done = (*quiz.done, replace(quiz.open, judgement=judgement))
    return replace(quiz, done=done, open=None, unkept=quiz.unkept + (not kept))


def stopped(quiz: Quiz) -> Quiz:
    """The session, ended before its last question."""
    return replace(quiz, ended=True, open=None)


def _shuffled(topic: Topic, chance: random.Random) -> list[Item]:
    """One question of each statement, in a drawn order, approved ones first."""
    of_statement: dict[str, list[Item]] = {}
    for item in topic.items:
        of_statement.setdefault(item.statement_id, []).append(item)
    chosen = []
    for items in of_statement.values():
        approved = [item for item in items if item.approved]
        telling = [item for item in items if any(fact.kind != "duty" for fact in item.facts)]
        chosen.append(chance.choice(approved or telling or items))
    chance.shuffle(chosen)
    return sorted(chosen, key=lambda item: not item.approved)
