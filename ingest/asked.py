"""What answered and unanswered questions have in common: how they are compared, and their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file that are not blank, each after where it stands, for messages.

    Raises QuestionsError where the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"{path} cannot be read: {error}. It must be UTF-8 text.") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{path}, line {number}", line


def checked_unread(value: object, place: str) -> bool:
    """Whether a line says that its question is unread; QuestionsError for neither yes nor no."""
    if not isinstance(value, bool):
        raise QuestionsError(f"{place}: unread must be true or false.")
    return value
