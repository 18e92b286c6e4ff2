"""The panel of the view."""

from __future__ import annotations

from html import escape

from assistant.answers import Language
from assistant.texts import say
from assistant.ui.panel import Value


def about(language: Language) -> Value:
    """The value of the panel."""
    heading = escape(say(language, "page.views.about"))
    return {"html": f'<div class="page"><h1>{heading}</h1></div>'}
