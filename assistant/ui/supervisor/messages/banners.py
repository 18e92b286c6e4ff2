"""Messages to all: the form that posts one, those that are up, those that were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from html import escape

from assistant.answers import Language
from assistant.records import Banner, Signed
from assistant.ui.supervisor.moments import said_moment
from assistant.ui.words import words_under

_TEXT, _REASON, _HISTORY = 500, 500, 50
_words = words_under("page.supervisor.messages")


def post_part(language: Language) -> str:
    """The form that posts a message."""
    return (
        '<form id="post-form" data-act="post" novalidate>'
        f'<label for="text-post">{_words("text", language)}</label>'
        f'<p class="hint" id="text-post-hint">{_words("text_hint", language)}</p>'
        f'<textarea id="text-post" name="text" maxlength="{_TEXT}" required'
        ' aria-describedby="text-post-hint text-post-problem"></textarea>'
        f"{problem('text-post')}"
        f'<div class="fields">{_time("start", language)}{_time("end", language)}</div>'
        f"{reason_field('post', 'reason_hint', language)}"
        f'<p class="act"><button type="submit" class="primary" id="act-post">'
        f'{_words("post", language)}</button> <span class="saved"></span></p></form>'
    )


def up_part(
    banners: Sequence[Banner], now: datetime, zone: tzinfo | None, language: Language
) -> str:
    """The messages that are up or will be, each with a form that takes it down."""
    current = [banner for banner in banners if banner.taken_down is None and now < banner.end]
    if not current:
        return f"<p>{_words('none_up', language)}</p>"
    items = "".join(
        f'<li><p class="written">{escape(banner.text)}</p>'
        f'<p class="facts">{_state(banner, now, language)}'
        f" <span>{_between(banner, zone, language)}</span></p>"
        f'<p class="facts">{_signed("posted_by", banner.posted, zone, language)}</p>'
        f"{_take_down(banner, language)}</li>"
        for banner in current
    )
    return f'<ul class="entries">{items}</ul>'


def past_part(
    banners: Sequence[Banner], now: datetime, zone: tzinfo | None, language: Language
) -> str:
    """The messages that were up, newest first."""
    past = [banner for banner in banners if banner.taken_down is not None or banner.end <= now]
    items = ""
    for banner in past[:_HISTORY]:
        end = _words("expired", language)
        if banner.taken_down is not None:
            end = _signed("taken_down_by", banner.taken_down, zone, language)
        items += (
            f'<li><p class="written">{escape(banner.text)}</p>'
            f'<p class="facts">{_between(banner, zone, language)}</p>'
            f'<p class="facts">{_signed("posted_by", banner.posted, zone, language)}</p>'
            f'<p class="facts">{end}</p></li>'
        )
    said = _words("past", language, count=len(past))
    listed = f'<ul class="entries">{items}</ul>' if past else f"<p>{_words('none', language)}</p>"
    return f'<details id="messages-past"><summary>{said}</summary>{listed}</details>'


def reason_field(of: str, hint: str, language: Language) -> str:
    """The field for a reason; ``of`` tells it from others."""
    id_ = f"reason-{escape(of)}"
    return (
        f'<label for="{id_}">{_words("reason", language)}</label>'
        f'<p class="hint" id="{id_}-hint">{_words(hint, language)}</p>'
        f'<input id="{id_}" name="reason" maxlength="{_REASON}" required autocomplete="off"'
        f' aria-describedby="{id_}-hint {id_}-problem">{problem(id_)}'
    )


def problem(id_: str) -> str:
    """The place for what is wrong with a field."""
    return f'<p class="problem" id="{id_}-problem" role="alert" hidden></p>'


def _time(name: str, language: Language) -> str:
    id_ = f"{name}-post"
    required = " required" if name == "end" else ""
    return (
        f'<div><label for="{id_}">{_words(name, language)}</label>'
        f'<p class="hint" id="{id_}-hint">{_words(f"{name}_hint", language)}</p>'
        f'<input type="datetime-local" id="{id_}" name="{name}"{required}'
        f' aria-describedby="{id_}-hint {id_}-problem">{problem(id_)}</div>'
    )


def _take_down(banner: Banner, language: Language) -> str:
    id_ = escape(banner.id)
    return (
        f'<details id="down-{id_}"><summary>{_words("take_down", language)}</summary>'
        f'<form data-act="take_down" data-banner="{id_}" novalidate>'
        f"{reason_field(banner.id, 'reason_hint', language)}"
        f'<p class="act"><button type="submit" class="quiet" id="act-{id_}">'
        f"{_words('take_down_now', language)}</button></p></form></details>"
    )


def _state(banner: Banner, now: datetime, language: Language) -> str:
    state = "up" if banner.is_up(now) else "to_come"
    return f'<span class="tag {state}">{_words(f"state.{state}", language)}</span>'


def _between(banner: Banner, zone: tzinfo | None, language: Language) -> str:
    start = said_moment(banner.start, zone, language)
    return _words("between", language, start=start, end=said_moment(banner.end, zone, language))


def _signed(key: str, signed: Signed, zone: tzinfo | None, language: Language) -> str:
    when = said_moment(signed.at, zone, language)
    return _words(key, language, by=signed.by, when=when, reason=signed.reason)
