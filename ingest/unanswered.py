"""``unanswered.jsonl`` in: what users ask that the documents are known not to answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.asked import Asked, checked_unread
from ingest.errors import QuestionsError
from ingest.json_lines import objects_in

FILE = "unanswered.jsonl"
OUTCOMES = ("not_in_corpus", "out_of_scope", "about", "unclear")


@dataclass(frozen=True, slots=True)
class Unanswered(Asked):
    """A question and the outcome that it must have; ``unread`` as of anticipated questions."""

    question: str
    language: str
    outcome: str
    topic: str = ""
    unread: bool = False


def load_unanswered(corpus: Path) -> tuple[Unanswered, ...]:
    """The questions of ``corpus/unanswered.jsonl``; none where there is no such file."""
    path = corpus / FILE
    if not path.exists():
        return ()
    return tuple(_parse(entry, place) for place, entry in objects_in(path, QuestionsError))


def _parse(entry: dict[str, Any], place: str) -> Unanswered:
    try:
        question = Unanswered(**entry)
    except TypeError as error:
        raise QuestionsError(
            f"{place} must be a JSON object with question, language and outcome: {error}."
        ) from None
    checked_unread(question.unread, place)
    if any(not isinstance(value, str) for key, value in entry.items() if key != "unread"):
        raise QuestionsError(f"{place}: question, language, outcome and topic must be texts.")
    if question.outcome not in OUTCOMES:
        raise QuestionsError(f"{place}: outcome must be one of {', '.join(OUTCOMES)}.")
    return question
