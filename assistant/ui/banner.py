"""The panel under the header: messages to all, and that answering is stopped."""

from __future__ import annotations

from html import escape

import gradio as gr

from assistant.answers import Language
from assistant.dates import said_date
from assistant.records import Standing
from assistant.texts import say
from assistant.ui.backing import Backing
from assistant.ui.icons import icon
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import LANGUAGES


def banner(standing: Standing) -> Value:
    """The value of the panel: what to say in each language; empty when there is nothing."""
    return {language: _messages(standing, language) for language in LANGUAGES}


def banner_panel(page: gr.Blocks, backing: Backing) -> gr.HTML:
    """The panel, drawn anew whenever somebody opens the page, or a script says it has changed.

    A script says so with the event ``veiviser:standing`` on the document.
    """

    def now() -> Value:
        return banner(backing.last_known.standing())

    shown = panel(__file__, now())
    on(page.load, now, None, shown)
    on(shown.select, now, None, shown)
    return shown


def _messages(standing: Standing, language: Language) -> str:
    messages = [_message("info", "info", escape(banner.text)) for banner in standing.banners]
    if standing.stopped is not None:
        when = said_date(standing.stopped.signed.at.date().isoformat(), language)
        stopped = escape(say(language, "page.banner.stopped", date=when))
        messages.insert(0, _message("caution", "caution", stopped))
    return "".join(messages)


def _message(tone: str, sign: str, words: str) -> str:
    return f'<div class="notice {tone}"><div class="point">{icon(sign)}<p>{words}</p></div></div>'
