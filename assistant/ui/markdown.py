"""An answer's Markdown as HTML, with its markers made into what opens a source."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.markdown import READER

_MARKER = re.compile(r"(\s?)\[(\d{1,3})\]")

Mark = Callable[[str], str | None]


def as_html(text: str, mark: Mark) -> str:
    """Paragraphs and lists; each ``[n]`` becomes what ``mark`` says, or stays if that is None."""
    return _marked(READER.render(text), mark)


def as_line(text: str, mark: Mark) -> str:
    """The same without paragraphs, for a short text."""
    return _marked(READER.renderInline(text), mark)


def as_plain(text: str) -> str:
    """The text without emphasis, markers kept."""
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)


def without_markers(text: str) -> str:
    """The text as a screen reader should say it."""
    return re.sub(r"\s*\[\d{1,3}\]", "", as_plain(text))


def _marked(html: str, mark: Mark) -> str:
    def shown(found: re.Match[str]) -> str:
        button = mark(found[2])
        # A marker never stands alone at the start of a line.
        return ("&nbsp;" * bool(found[1]) + button) if button else found[0]

    return _MARKER.sub(shown, html)
