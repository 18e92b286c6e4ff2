"""What answered and unanswered questions have in common."""

from __future__ import annotations

from ingest.errors import QuestionsError
from ingest.nynorsk import searched


class Asked:
    """A known question; ``unread`` where whoever asked had not read the documents."""

    __slots__ = ()
    question: str
    language: str
    unread: bool

    @property
    def searched(self) -> str:
        """What questions are compared with: nynorsk is put in bokmål, as it is when users ask."""
        return searched(self.question, self.language)


def checked_unread(value: object, place: str) -> bool:
    """Whether a line says that its question is unread; QuestionsError for neither yes nor no."""
    if not isinstance(value, bool):
        raise QuestionsError(f"{place}: unread must be true or false.")
    return value
