"""The panel at the top: the name of the product, and a new conversation."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.answers import Language
from assistant.texts import say
from assistant.ui.icons import icon

_SIGN = (
    '<svg class="sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<rect width="32" height="32" rx="7" fill="#17495a"/>'
    '<path d="M8 9l8 15 8-15" fill="none" stroke="#fff" stroke-width="3.4"'
    ' stroke-linecap="round" stroke-linejoin="round"/>'
    '<circle cx="16" cy="9" r="2.3" fill="#f2c14e"/></svg>'
)


def header(language: Language) -> dict[str, Any]:
    """The value of the panel."""
    return {
        "html": (
            f'<a class="skip" href="#question-field">{escape(say(language, "page.skip"))}</a>'
            f'<div class="bar">{_SIGN}'
            f'<p class="name">{escape(say(language, "page.title"))}</p>'
            f'<p class="tagline">{escape(say(language, "page.tagline"))}</p>'
            f'<button type="button" class="quiet new">{icon("new")}'
            f"<span>{escape(say(language, 'page.new'))}</span></button></div>"
        )
    }
