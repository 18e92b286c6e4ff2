"""The switch that stops answering: how it stands, the form that turns it, every turn of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from assistant.answers import Language
from assistant.records import Switched
from assistant.ui.icons import icon
from assistant.ui.supervisor.messages.banners import reason_field
from assistant.ui.supervisor.moments import said_moment
from assistant.ui.words import words_under

_words = words_under("page.supervisor.messages")


def switch_part(switched: Sequence[Switched], zone: tzinfo | None, language: Language) -> str:
    """How the switch stands, and the form that turns it; turning it needs a reason."""
    last = switched[0] if switched else None
    stopped = last is not None and last.stopped
    act = "resume" if stopped else "stop"
    tone, sign = ("caution", "caution") if stopped else ("info", "info")
    state = _words("stands.stopped" if stopped else "stands.answering", language)
    signed = f"<p>{_signed(last, zone, language)}</p>" if last is not None else ""
    return (
        f'<div class="notice {tone}"><div class="point">{icon(sign)}<div>'
        f'<p class="notice-heading">{state}</p>{signed}</div></div></div>'
        f'<form id="{act}-form" data-act="{act}" novalidate>'
        f"{reason_field(act, f'{act}_hint', language)}"
        f'<p class="act"><button type="submit" class="primary {act}" id="act-{act}">'
        f"{_words(act, language)}</button></p></form>"
    )


def turns_part(switched: Sequence[Switched], zone: tzinfo | None, language: Language) -> str:
    """Every turn of the switch, newest first."""
    items = "".join(f"<li><p>{_signed(turn, zone, language)}</p></li>" for turn in switched)
    said = _words("turns", language, count=len(switched))
    listed = f'<ul class="entries">{items}</ul>' if items else f"<p>{_words('none', language)}</p>"
    return f'<details id="messages-turns"><summary>{said}</summary>{listed}</details>'


def _signed(turn: Switched, zone: tzinfo | None, language: Language) -> str:
    return _words(
        "stopped_by" if turn.stopped else "resumed_by",
        language,
        by=turn.signed.by,
        when=said_moment(turn.signed.at, zone, language),
        reason=turn.signed.reason,
    )
