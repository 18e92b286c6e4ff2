"""The view."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.ui.about import about as about_module
from assistant.ui.about.about import about
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, panel
from assistant.ui.views import Turns, View, Visit


def about_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:  # noqa: ARG001
    """The panels of the view."""

    def redrawn(language: Language, _turns: Turns, _token: str) -> tuple[Value, ...]:
        return (about(backing, language),)

    return View((panel(about_module.__file__, about(backing, language)),), redrawn)
