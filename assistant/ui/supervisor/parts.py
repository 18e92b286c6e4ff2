"""How a section is drawn that has several parts: a frame, and what stands in it.

The script beside this draws only the parts that changed, so that what a supervisor has opened or
half written elsewhere stays. A section is ``stale`` until the browser asks for it: only the browser
knows whether it is seen, what was chosen in it, and the time zone.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from html import escape

from assistant.answers import Language
from assistant.records import RecordsUnavailable
from assistant.texts import find, say
from assistant.ui.icons import icon
from assistant.ui.panel import Value

STALE: Value = {"stale": True}


def frame(section: str, headings: Mapping[str, Sequence[str]], language: Language) -> str:
    """The headings of a section and an empty place for each part below them."""

    def words(key: str) -> str:
        return escape(say(language, f"page.supervisor.{section}.{key}"))

    intros = find(language, f"page.supervisor.{section}.intro")
    places = ""
    for heading, parts in headings.items():
        if heading:
            places += (
                f'<h3 id="{section}-heading-{heading}" tabindex="-1">'
                f"{words(f'heading.{heading}')}</h3>"
            )
        if heading in intros:
            places += f'<p class="hint">{words(f"intro.{heading}")}</p>'
        places += "".join(f'<div class="part" data-part="{part}"></div>' for part in parts)
    again = escape(say(language, "page.supervisor.again"))
    return (
        f'<div class="page"><h2 tabindex="-1">{words("title")}</h2>'
        f'<p class="lead">{words("lead")}</p><p class="told unseen" role="status"></p>'
        '<div class="notice caution trouble" hidden><div class="point">'
        f'{icon("caution")}<p role="alert"></p></div><p class="act">'
        f'<button type="button" class="quiet again">{again}</button></p></div>'
        f'<div class="rest">{places}</div></div>'
    )


def value(
    html: str,
    parts: Mapping[str, str] | None = None,
    *,
    pending: int = 0,
    trouble: str = "",
    problems: Mapping[str, str] | None = None,
) -> Value:
    """A value of the panel.

    ``parts`` are those to draw, by name; ``pending`` says that more is to come; ``problems`` are
    words for fields, by their id. ``saved`` and ``at``, words and the form they stand in, and
    ``standing``, that what holds for all users changed, are added where something was kept.
    """
    return {
        "html": html,
        "parts": dict(parts or {}),
        "pending": pending,
        "trouble": trouble,
        "problems": dict(problems or {}),
        # Differs each time, so that the same value twice running is seen as a change.
        "drawn": time.monotonic_ns() // 1000,
    }


def unavailable(problem: RecordsUnavailable, language: Language) -> str:
    """Why nothing can be read or kept, in words for the supervisor."""
    return say(language, f"page.supervisor.unavailable.{problem.why}")
