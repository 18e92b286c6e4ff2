"""The panel at the top: the name of the product, its views, the language, a new conversation."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.answers import Language
from assistant.texts import say
from assistant.ui.icons import icon
from assistant.ui.panel import Value
from assistant.ui.sent import LANGUAGES
from assistant.ui.words import words_under

_SIGN = (
    '<svg class="sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<rect width="32" height="32" rx="7" fill="#17495a"/>'
    '<path d="M8 9l8 15 8-15" fill="none" stroke="#fff" stroke-width="3.4"'
    ' stroke-linecap="round" stroke-linejoin="round"/>'
    '<circle cx="16" cy="9" r="2.3" fill="#f2c14e"/></svg>'
)
_words = words_under("page")


def header(views: Sequence[str], language: Language) -> Value:
    """The value of the panel; the browser shows the view that is chosen."""
    links = "".join(
        f'<li><a href="#{view}" data-view="{view}">{_words(f"views.{view}", language)}</a></li>'
        for view in views
    )
    return {
        "language": language,
        "title": say(language, "page.title"),
        "html": (
            f'<a class="skip" href="#main">{_words("skip", language)}</a>'
            f'<div class="bar">{_SIGN}<p class="name">{_words("title", language)}</p>'
            f'<nav aria-label="{_words("views.label", language)}"><ul>{links}</ul></nav>'
            f'<button type="button" class="quiet new">{icon("new")}'
            f"<span>{_words('new', language)}</span></button>{_languages(language)}</div>"
        ),
    }


def _languages(language: Language) -> str:
    """Each language is named in itself."""
    options = "".join(
        f'<option value="{named}" lang="{named}"{" selected" if named == language else ""}>'
        f"{escape(say(named, 'page.language'))}</option>"
        for named in LANGUAGES
    )
    label = _words("language_label", language)
    return f'<select aria-label="{label}">{options}</select>'
