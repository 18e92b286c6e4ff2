"""The frame: the header, messages to all, and the views; one of them is seen at a time."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.texts import say
from assistant.ui import header
from assistant.ui.about.view import about_view
from assistant.ui.ask.view import ask_view
from assistant.ui.backing import Backing
from assistant.ui.banner import banner_panel
from assistant.ui.documents.view import documents_view
from assistant.ui.panel import Value, on, panel
from assistant.ui.report.view import report_view
from assistant.ui.sent import LANGUAGE, sent
from assistant.ui.supervisor.view import supervisor_view
from assistant.ui.views import Talk, Visit

# In the order of the header's links; the names are in the address after #, and in the styles.
VIEWS = {
    "ask": ask_view,
    "report": report_view,
    "documents": documents_view,
    "supervisor": supervisor_view,
    "about": about_view,
}


def views_for(backing: Backing) -> tuple[str, ...]:
    """The names of the views that this corpus has something for."""
    return tuple(name for name in VIEWS if name != "report" or backing.reporting)


def build_page(backing: Backing, language: Language = LANGUAGE) -> gr.Blocks:
    """The page; what a visitor asked and wrote rests in that visitor's session only."""
    names = views_for(backing)
    page = gr.Blocks(title=say(language, "page.title"), analytics_enabled=False, fill_width=True)
    with page:
        visit = Visit(talk=gr.State(Talk()), token=gr.State(""))
        head = panel(header.__file__, header.header(names, language))
        banner_panel(page, backing)
        views = []
        for name in names:
            with gr.Column(elem_id=f"view-{name}", elem_classes="view"):
                views.append(VIEWS[name](backing, visit, head, language))
        panels = [head, *(panel for view in views for panel in view.panels)]

        def speak(event: gr.EventData, talk: Talk, token: str) -> list[Value]:
            chosen = sent(event).language
            redrawn = [header.header(names, chosen)]
            for view in views:
                redrawn.extend(view.redrawn(chosen, talk.turns, token))
            return redrawn

        on(head.select, speak, [visit.talk, visit.token], panels)
    return page
