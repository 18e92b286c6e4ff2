"""The view: what it shows in a language, and a source that is opened."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.report import report as report_module
from assistant.ui.report.quoted import opened
from assistant.ui.report.report import gone, report
from assistant.ui.sent import sent
from assistant.ui.views import Turns, View, Visit
from ingest import Reporting


def report_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:  # noqa: ARG001
    """The panel of the view, which remembers nothing; not for a corpus without words for it."""
    knowledge = backing.knowledge
    reporting = backing.reporting if isinstance(backing.reporting, Reporting) else None

    def shown(language: Language) -> Value:
        return report(reporting, knowledge, language) if reporting else gone(knowledge, language)

    def open_source(event: gr.EventData) -> Value:
        asked = sent(event)
        number = asked.number("number")
        said = reporting.said if reporting else ()
        if not 0 <= number < len(said):
            return {}
        html = opened(number, said[number], knowledge, asked.language)
        # "asked" differs each time, so that opening the same source again is seen as a change.
        return {"opened": html, "asked": asked.number("asked")}

    def redrawn(language: Language, _turns: Turns, _token: str) -> tuple[Value, ...]:
        return (shown(language),)

    sheet = panel(report_module.__file__, shown(language))
    on(sheet.select, open_source, None, sheet)
    return View((sheet,), redrawn)
