"""The view where the documents are read: what happens when somebody opens one."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.ui.backing import Backing
from assistant.ui.documents import documents as documents_module
from assistant.ui.documents import reader as reader_module
from assistant.ui.documents.documents import documents
from assistant.ui.documents.reader import read, reader
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import sent
from assistant.ui.views import Turns, View, Visit


def documents_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:  # noqa: ARG001
    """The panels of the view."""
    index = backing.knowledge.index

    def open_document(event: gr.EventData) -> Value:
        return read(sent(event), index)

    def redrawn(language: Language, _turns: Turns, _token: str) -> tuple[Value, ...]:
        return documents(index, language), reader(language)

    shelf = panel(documents_module.__file__, documents(index, language))
    opened = panel(reader_module.__file__, reader(language))
    on(opened.select, open_document, None, opened)
    return View((shelf, opened), redrawn)
