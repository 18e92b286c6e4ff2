"""A Question in, an Answer with Citations out: the front door of the room ``assistant``."""

from assistant.answers import (
    ROLES,
    Answer,
    Answered,
    Citation,
    Event,
    Found,
    Hit,
    Language,
    Notice,
    Outcome,
    Question,
    Role,
    Understood,
    Wrote,
)
from assistant.ask import answer, ask
from assistant.facts import has_fact
from assistant.knowledge import Knowledge, open_knowledge
from assistant.learn import train_judge
from assistant.search import search

__all__ = [
    "ROLES",
    "Answer",
    "Answered",
    "Citation",
    "Event",
    "Found",
    "Hit",
    "Knowledge",
    "Language",
    "Notice",
    "Outcome",
    "Question",
    "Role",
    "Understood",
    "Wrote",
    "answer",
    "ask",
    "has_fact",
    "open_knowledge",
    "search",
    "train_judge",
]
