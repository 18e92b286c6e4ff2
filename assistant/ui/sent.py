"""What a panel's script sent to the server, which anybody could have written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

import gradio as gr

from assistant.answers import Language

LANGUAGE: Language = "nb"
LANGUAGES: tuple[Language, ...] = get_args(Language)
Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Sent:
    """The values of an event, each read as what it must be."""

    values: dict[str, Any]

    @property
    def language(self) -> Language:
        """The language that the page is in."""
        return self.one_of("language", LANGUAGES)

    def text(self, key: str) -> str:
        """A text, cleaned; empty if there is none."""
        return cleaned(self.values.get(key))

    def number(self, key: str) -> int:
        """A whole number; -1 if there is none."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else -1

    def flag(self, key: str) -> bool:
        """Whether it is set."""
        return self.values.get(key) is True

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, cleaned; whatever is no text is left out."""
        value = self.values.get(key)
        given = value if isinstance(value, list) else []
        return tuple(cleaned(text) for text in given if isinstance(text, str))

    def one_of(self, key: str, choices: tuple[Choice, ...]) -> Choice:
        """One of the choices; the first if it is none of them."""
        value = self.values.get(key)
        return next((choice for choice in choices if choice == value), choices[0])


def sent(event: gr.EventData) -> Sent:
    """What came with the event."""
    values = event._data
    return Sent(values if isinstance(values, dict) else {})


def cleaned(text: object) -> str:
    """What the user wrote, without control characters and halves of characters."""
    written = text if isinstance(text, str) else ""
    written = written.replace("\r\n", "\n").replace("\r", "\n")
    written = written.encode("utf-8", "ignore").decode("utf-8")
    return "".join(
        letter for letter in written if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    ).strip()
