"""What a section of the supervisor's view is, and the one check that stands before each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from assistant.answers import Language
from assistant.supervisor import Session
from assistant.ui.backing import Backing
from assistant.ui.panel import Value

# What everybody sees who is not signed in: nothing.
SHUT: Value = {"html": "", "shut": True}


@dataclass(frozen=True, slots=True)
class Section:
    """A panel, and its value for a supervisor who is signed in."""

    panel: gr.HTML
    shown: Callable[[Language, Session], Value]


def session_of(backing: Backing, token: str) -> Session | None:
    """Who is signed in; every event of a section asks this first and answers SHUT to nobody."""
    return backing.sign_in.session(token) if token else None
