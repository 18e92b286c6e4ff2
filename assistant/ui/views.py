"""What a view of the page is: panels, and what they show a visitor in a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from assistant.answers import Language
from assistant.ui.ask.turn import Turn
from assistant.ui.panel import Value

Turns = tuple[Turn, ...]


@dataclass(slots=True)
class Talk:
    """A conversation that grows in place; to begin anew is to take another one.

    So an answer that ends just then goes into the one that was left, whoever is first.
    """

    turns: Turns = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """What the server remembers of one visitor, for as long as the page is open."""

    talk: gr.State  # of Talk
    token: gr.State  # of str: that of the supervisor's session, "" for everybody else


@dataclass(frozen=True, slots=True)
class View:
    """The panels of a view, and the values that show them in another language.

    ``redrawn(language, turns, token)`` gives one value a panel, in their order.
    """

    panels: tuple[gr.HTML, ...]
    redrawn: Callable[[Language, Turns, str], tuple[Value, ...]]
