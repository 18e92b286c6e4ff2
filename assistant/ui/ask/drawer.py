"""What is shut under an answer until somebody wants it: the button that opens it."""

from __future__ import annotations

from html import escape

from assistant.ui.icons import icon


def drawer_button(drawer: str, sign: str, words: str) -> str:
    """The button that opens the drawer with this id."""
    return (
        f'<button type="button" class="quiet" aria-expanded="false" aria-controls="{drawer}">'
        f"{icon(sign)}<span>{escape(words)}</span></button>"
    )
