"""The view."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.ui.backing import Backing
from assistant.ui.documents import documents as documents_module
from assistant.ui.documents.documents import documents
from assistant.ui.panel import Value, panel
from assistant.ui.views import Turns, View, Visit


def documents_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:  # noqa: ARG001
    """The panels of the view."""

    def redrawn(language: Language, _turns: Turns, _token: str) -> tuple[Value, ...]:
        return (documents(language),)

    return View((panel(documents_module.__file__, documents(language)),), redrawn)
