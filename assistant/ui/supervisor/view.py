"""The supervisor's view: signing in and out, and the sections that are shut until then."""

from __future__ import annotations

import gradio as gr

from assistant.answers import Language
from assistant.records import RecordRefused
from assistant.supervisor import NoPassword, Session, TooSoon
from assistant.texts import say
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import Sent, sent
from assistant.ui.supervisor import door as door_module
from assistant.ui.supervisor.approved.approved import approved_section
from assistant.ui.supervisor.desk.desk import desk_section
from assistant.ui.supervisor.door import door
from assistant.ui.supervisor.messages.messages import messages_section
from assistant.ui.supervisor.sections import SHUT, session_of
from assistant.ui.supervisor.training.training import training_section
from assistant.ui.views import Turns, View, Visit

# In the order of the links; the names are in the styles.
SECTIONS = {
    "training": training_section,
    "approved": approved_section,
    "desk": desk_section,
    "messages": messages_section,
}


def supervisor_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:  # noqa: ARG001
    """The panels of the view; every section asks on the server who is signed in."""
    names = tuple(SECTIONS)
    way_in = panel(door_module.__file__, door(names, None, language))
    sections = []
    for name, section in SECTIONS.items():
        with gr.Column(elem_id=f"section-{name}", elem_classes="supervised"):
            sections.append(section(backing, visit, language))
    panels = (way_in, *(section.panel for section in sections))

    def shown(session: Session | None, language: Language, trouble: str = "") -> tuple[Value, ...]:
        inside = [section.shown(language, session) if session else SHUT for section in sections]
        return (door(names, session, language, trouble), *inside)

    def sign_in(event: gr.EventData) -> tuple[str | Value, ...]:
        said = sent(event)
        session, trouble = _let_in(backing, said)
        return (session.token if session else "", *shown(session, said.language, trouble))

    def sign_out(event: gr.EventData, token: str) -> tuple[str | Value, ...]:
        said = sent(event)
        backing.sign_in.sign_out(token)
        trouble = say(said.language, "page.supervisor.ended") if said.flag("ended") else ""
        return ("", *shown(None, said.language, trouble))

    def redrawn(language: Language, _turns: Turns, token: str) -> tuple[Value, ...]:
        return shown(session_of(backing, token), language)

    on(way_in.submit, sign_in, None, [visit.token, *panels])
    on(way_in.clear, sign_out, visit.token, [visit.token, *panels])
    return View(panels, redrawn)


def _let_in(backing: Backing, said: Sent) -> tuple[Session | None, str]:
    """The session of who may come in, or why nobody does."""
    try:
        session = backing.sign_in.sign_in(said.text("password"), said.text("name"))
    except TooSoon as wait:
        return None, say(said.language, "page.supervisor.too_soon", seconds=wait.seconds)
    except NoPassword:
        return None, say(said.language, "page.supervisor.no_password")
    except RecordRefused:
        return None, say(said.language, "page.supervisor.no_name")
    return session, "" if session else say(said.language, "page.supervisor.wrong")
