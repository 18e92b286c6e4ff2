"""The panel that is shown before the first question: what this is, and how to check a source."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.answers import Language
from assistant.texts import find, say
from assistant.ui.icons import icon


def opening(language: Language) -> dict[str, Any]:
    """The value of the panel; the steps stay away where somebody has hidden them."""

    def words(key: str) -> str:
        return escape(say(language, f"page.steps.{key}"))

    return {
        "html": (
            f"<h1>{escape(say(language, 'page.heading'))}</h1>"
            f'<p class="lead">{escape(say(language, "page.intro"))}</p>'
        ),
        "steps": (
            '<section class="steps" aria-labelledby="steps-heading">'
            f'<details><summary><h2 id="steps-heading">{words("heading")}</h2></summary>'
            f"{steps(language)}</details>"
            f'<button type="button" class="quiet hide">{icon("close")}'
            f"<span>{words('hide')}</span>"
            f'<span class="unseen"> {words("hide_what")}</span></button></section>'
        ),
    }


def steps(language: Language) -> str:
    """How to ask and to check a source, as a numbered list."""
    items = "".join(f"<li>{escape(step)}</li>" for step in find(language, "page.steps.each"))
    return f"<ol>{items}</ol>"
