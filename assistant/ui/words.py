"""The words of one part of the page, ready to stand in its HTML."""

from __future__ import annotations

from html import escape
from typing import Protocol

from assistant.answers import Language
from assistant.texts import say


class Words(Protocol):
    """Says what stands at a key, with ``{name}`` filled in from ``values``, escaped for HTML."""

    def __call__(self, key: str, language: Language, **values: object) -> str:
        """The words at the key, in the language."""
        ...


def words_under(path: str) -> Words:
    """The words whose keys begin with this path."""

    def words(key: str, language: Language, **values: object) -> str:
        return escape(say(language, f"{path}.{key}", **values))

    return words
