"""The panel that is shown before the first question: what this is."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.answers import Language
from assistant.texts import say


def opening(language: Language) -> dict[str, Any]:
    """The value of the panel."""
    return {
        "html": (
            f"<h1>{escape(say(language, 'page.heading'))}</h1>"
            f'<p class="lead">{escape(say(language, "page.intro"))}</p>'
        )
    }
