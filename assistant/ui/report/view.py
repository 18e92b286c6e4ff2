"""The view."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, panel
from assistant.ui.report import report as report_module
from assistant.ui.report.report import report
from assistant.ui.views import Turns, View, Visit


def report_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:  # noqa: ARG001
    """The panels of the view."""

    def redrawn(language: Language, _turns: Turns, _token: str) -> tuple[Value, ...]:
        return (report(language),)

    return View((panel(report_module.__file__, report(language)),), redrawn)
