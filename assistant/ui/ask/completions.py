"""The panel that brings what was foreseen to the field while somebody writes; it shows nothing.

It is a panel of its own, so that what it brings never takes the place of what the field is told
about the question that is being answered.
"""

from __future__ import annotations

from functools import cache

import gradio as gr

from assistant.knowledge import Knowledge
from assistant.ui.ask.foreseen import Foreseen
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import sent


def completions(field: gr.HTML, knowledge: Knowledge) -> None:
    """Answer the panel ``field`` with questions whenever it says that something was written."""

    @cache  # the page need not wait for it
    def known() -> Foreseen:
        return Foreseen(knowledge)

    def foreseen(event: gr.EventData) -> Value:
        said = sent(event)
        questions = known().like(said.text("text"), said.language)
        return {"number": said.number("number"), "questions": list(questions)}

    on(field.input, foreseen, None, panel(__file__, {"number": 0, "questions": []}))
