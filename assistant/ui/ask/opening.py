"""The panel that is shown before the first question: what this is, and how to check a source."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.answers import Language
from assistant.texts import find
from assistant.ui.icons import icon
from assistant.ui.words import words_under

_words = words_under("page")


def opening(language: Language) -> dict[str, Any]:
    """The value of the panel; the steps stay away where somebody has hidden them."""
    return {
        "html": (
            f'<h1>{_words("heading", language)}</h1><p class="lead">{_words("intro", language)}</p>'
        ),
        "steps": (
            '<section class="steps" aria-labelledby="steps-heading">'
            f'<details><summary><h2 id="steps-heading">{_words("steps.heading", language)}</h2>'
            f"</summary>{steps(language)}</details>"
            f'<button type="button" class="quiet hide">{icon("close")}'
            f"<span>{_words('steps.hide', language)}</span>"
            f'<span class="unseen"> {_words("steps.hide_what", language)}</span></button></section>'
        ),
    }


def steps(language: Language) -> str:
    """How to ask and to check a source, as a numbered list."""
    items = "".join(f"<li>{escape(step)}</li>" for step in find(language, "page.steps.each"))
    return f"<ol>{items}</ol>"
