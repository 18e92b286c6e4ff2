"""A Question as it came in, the same without personal data out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.answers import Answer, Language, Outcome, Question
from assistant.mask import mask


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in which nothing personal is left, and whether anything was."""

    question: Question
    was_masked: bool

    def answered(self, outcome: Outcome, language: Language, text: str, **parts: Any) -> Answer:
        """An answer to it; ``parts`` are further fields of Answer."""
        question = self.question
        fields = {"standalone_question": question.text, **parts}
        return Answer(
            id=question.id,
            question=question.text,
            role=question.role,
            outcome=outcome,
            language=language,
            text=text,
            **fields,
        )


def without_personal_data(question: Question) -> Asked:
    """Mask the question and its history; nothing else ever sees them as they came."""
    text = mask(question.text)
    history = [mask(earlier) for earlier in question.history]
    return Asked(
        replace(question, text=text.text, history=tuple(earlier.text for earlier in history)),
        was_masked=bool(text.kinds),
    )
