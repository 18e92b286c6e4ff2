"""``unanswered.jsonl`` in: what users ask that the documents are known not to answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import QuestionsError
from ingest.nynorsk import searched

FILE = "unanswered.jsonl"
OUTCOMES = ("not_in_corpus", "out_of_scope", "about", "unclear")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question and the outcome that it must have; ``unread`` as of anticipated questions."""

    question: str
    language: str
    outcome: str
    topic: str = ""
    unread: bool = False

    @property
    def searched(self) -> str:
        """What questions are compared with: nynorsk is put in bokmål, as it is when users ask."""
        return searched(self.question, self.language)


def load_unanswered(corpus: Path) -> tuple[Unanswered, ...]:
    """The questions of ``corpus/unanswered.jsonl``; none where there is no such file."""
    path = corpus / FILE
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"{path} cannot be read: {error}. It must be UTF-8 text.") from None
    return tuple(
        _parse(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()
    )


def _parse(line: str, place: str) -> Unanswered:
    try:
        entry = json.loads(line)
        question = Unanswered(**entry)
    except (json.JSONDecodeError, TypeError) as error:
        raise QuestionsError(
            f"{place} must be a JSON object with question, language and outcome: {error}."
        ) from None
    if not isinstance(question.unread, bool):
        raise QuestionsError(f"{place}: unread must be true or false.")
    if any(not isinstance(value, str) for key, value in entry.items() if key != "unread"):
        raise QuestionsError(f"{place}: question, language, outcome and topic must be texts.")
    if question.outcome not in OUTCOMES:
        raise QuestionsError(f"{place}: outcome must be one of {', '.join(OUTCOMES)}.")
    return question
