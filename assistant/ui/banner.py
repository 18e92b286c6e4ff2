"""The panel under the header: messages to all, and that answering is stopped."""

from __future__ import annotations

from html import escape

import gradio as gr

from assistant.answers import Language
from assistant.dates import date_and_time
from assistant.records import Banner, Standing
from assistant.texts import say
from assistant.ui.ask.emergency import calls
from assistant.ui.backing import Backing
from assistant.ui.icons import icon
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import LANGUAGES
from ingest import Settings


def banner(standing: Standing, settings: Settings) -> Value:
    """The value of the panel: what to say in each language; empty when there is nothing."""
    return {language: _messages(standing, settings, language) for language in LANGUAGES}


def banner_panel(page: gr.Blocks, backing: Backing) -> gr.HTML:
    """The panel, drawn anew whenever somebody opens the page, or a script says it has changed.

    A script says so with the event ``veiviser:standing`` on the document.
    """

    def now() -> Value:
        return banner(backing.last_known.standing(), backing.settings)

    shown = panel(__file__, now())
    on(page.load, now, None, shown)
    on(shown.select, now, None, shown)
    return shown


def _messages(standing: Standing, settings: Settings, language: Language) -> str:
    messages = [_message("info", "info", _dated(banner, language)) for banner in standing.banners]
    if standing.stopped is not None:
        when = date_and_time(standing.stopped.signed.at, language)
        stopped = escape(say(language, "page.banner.stopped", **when))
        words = f"<p>{stopped}</p>{calls(settings, language)}"
        messages.insert(0, _message("caution", "caution", words))
    return "".join(messages)


def _dated(banner: Banner, language: Language) -> str:
    """The message, and since when it is shown."""
    date = escape(date_and_time(banner.start, language)["date"])
    return f'<p><span class="since">{date}:</span> {escape(banner.text)}</p>'


def _message(tone: str, sign: str, html: str) -> str:
    """A box; ``html`` is what it says, escaped."""
    return (
        f'<div class="notice {tone}"><div class="point">{icon(sign)}<div>{html}</div></div></div>'
    )
