"""Questions as lines of JSON in, answers as lines of JSON out, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.answers import ROLES, Question, Role
from assistant.ask import answer
from assistant.knowledge import open_knowledge
from ingest import IngestError, objects_in, objects_of


class BatchError(IngestError):
    """A line or the file is not what it must be; the message says where and what to write."""


def answers(path: Path, role: Role) -> Iterator[str]:
    """One line of JSON for each question of the file (``-``: standard input), in its order.

    All lines are checked before the first is answered. ``role`` is for lines that name none.
    """
    questions = [_question(entry, place, role) for place, entry in _entries(path)]
    knowledge = open_knowledge()
    for question in questions:
        yield json.dumps(answer(question, knowledge).as_json(), ensure_ascii=False)


def _entries(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    if str(path) == "-":
        return objects_of(sys.stdin.buffer.read(), path, BatchError)
    return objects_in(path, BatchError)


def _question(entry: dict[str, Any], place: str, role: Role) -> Question:
    if not isinstance(entry.get("question"), str):
        raise BatchError(f'{place} must be an object with a text "question".')
    history = entry.get("history") or []
    if not isinstance(history, list) or any(not isinstance(earlier, str) for earlier in history):
        raise BatchError(f'{place}: "history" must be a list of texts.')
    named = entry.get("role") or role
    if named not in ROLES:
        raise BatchError(f'{place}: "role" is {named!r}, must be one of {", ".join(ROLES)}.')
    return Question(entry["question"], tuple(history), named, _id(entry))


def _id(entry: dict[str, Any]) -> str:
    """The id as given, but for half characters (``\\ud800``), which no output can have."""
    return "" if entry.get("id") is None else str(entry["id"]).encode(errors="replace").decode()
