"""The panel of the view."""

from __future__ import annotations

from html import escape

from assistant.answers import Language
from assistant.texts import say
from assistant.ui.panel import Value


def report(language: Language) -> Value:
    """The value of the panel."""
    return {
        "html": f'<div class="page"><h1>{escape(say(language, "page.views.report"))}</h1></div>'
    }
