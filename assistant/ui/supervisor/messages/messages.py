"""The section "messages": what is said to all who use the page, and the switch of answering."""

from __future__ import annotations

from datetime import UTC, datetime

import gradio as gr

from assistant.answers import Language
from assistant.records import (
    NoSuchRecord,
    RecordRefused,
    RecordsUnavailable,
    list_banners,
    list_switched,
    post_banner,
    resume_answering,
    stop_answering,
    take_down_banner,
)
from assistant.supervisor import Session
from assistant.texts import say
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import Sent, sent
from assistant.ui.supervisor import parts as parts_module
from assistant.ui.supervisor.messages.banners import past_part, post_part, up_part
from assistant.ui.supervisor.messages.switch import switch_part, turns_part
from assistant.ui.supervisor.moments import written_moment, zone_of
from assistant.ui.supervisor.parts import STALE, frame, unavailable, value
from assistant.ui.supervisor.sections import SHUT, Section, session_of
from assistant.ui.views import Visit

_MESSAGES = "page.supervisor.messages"
# Headings, each with the parts below it.
_PARTS = {
    "switch": ("switch",),
    "post": ("post",),
    "up": ("up",),
    "history": ("past", "turns"),
}
_ACTS = ("none", "post", "take_down", "stop", "resume")


def messages_section(backing: Backing, visit: Visit, language: Language) -> Section:  # noqa: ARG001
    """The section, shut until somebody is signed in."""

    def look(event: gr.EventData, token: str) -> Value:
        return drawn(backing, sent(event)) if session_of(backing, token) else SHUT

    def act(event: gr.EventData, token: str) -> Value:
        session = session_of(backing, token)
        return acted(backing, session, sent(event)) if session else SHUT

    def shown(language: Language, session: Session) -> Value:  # noqa: ARG001
        return STALE

    shut = panel(parts_module.__file__, SHUT, "messages")
    on(shut.select, look, visit.token, shut)
    on(shut.submit, act, visit.token, shut)
    return Section(shut, shown)


def drawn(backing: Backing, said: Sent) -> Value:
    """The value of the panel; calm words where the records cannot be read."""
    language, zone = said.language, zone_of(said.text("zone"))
    html = frame("messages", _PARTS, language)
    try:
        banners, switched = list_banners(backing.records), list_switched(backing.records)
    except RecordsUnavailable as problem:
        return value(html, trouble=unavailable(problem, language))
    now = datetime.now(UTC)
    parts = {
        "switch": switch_part(switched, zone, language),
        "post": post_part(language),
        "up": up_part(banners, now, zone, language),
        "past": past_part(banners, now, zone, language),
        "turns": turns_part(switched, zone, language),
    }
    return value(html, parts)


def acted(backing: Backing, session: Session, said: Sent) -> Value:
    """The value after something was posted, taken down, stopped or resumed, or why it was not."""
    language, act = said.language, said.one_of("act", _ACTS)
    html = frame("messages", _PARTS, language)
    of = said.text("banner") if act == "take_down" else act
    problems = _problems(act, of, said)
    if problems:
        return value(html, problems=problems)
    try:
        _do(act, backing, session, said)
    except RecordRefused as refused:
        key = f"{_MESSAGES}.problem.{refused.field}_refused"
        return value(html, problems={f"{refused.field}-{of}": say(language, key)})
    except NoSuchRecord:
        return drawn(backing, said) | {"trouble": say(language, f"{_MESSAGES}.gone")}
    except RecordsUnavailable as problem:
        why = say(language, "page.supervisor.not_saved") + " " + unavailable(problem, language)
        return value(html, trouble=why)
    if act == "none":
        return drawn(backing, said)
    kept = {"saved": say(language, f"{_MESSAGES}.saved.{act}"), "at": f"{act}-form"}
    return drawn(backing, said) | kept | {"standing": True}


def _problems(act: str, of: str, said: Sent) -> dict[str, str]:
    """What is missing, in words by the id of its field; the first field first."""
    zone = zone_of(said.text("zone"))
    wanted = ("text", "start", "end", "reason") if act == "post" else ("reason",)
    missing = {field for field in wanted if field != "start" and not said.text(field)}
    times = {field for field in ("start", "end") if field in wanted and said.text(field)}
    missing |= {field for field in times if written_moment(said.text(field), zone) is None}
    return {
        f"{field}-{of}": say(said.language, f"{_MESSAGES}.problem.{field}")
        for field in wanted
        if field in missing
    }


def _do(act: str, backing: Backing, session: Session, said: Sent) -> None:
    records, zone = backing.records, zone_of(said.text("zone"))
    by, reason = session.name, said.text("reason")
    now = datetime.now(UTC)
    if act == "post":
        start = written_moment(said.text("start"), zone) or now
        end = written_moment(said.text("end"), zone) or now
        post_banner(said.text("text"), start, end, by, reason, records)
    elif act == "take_down":
        take_down_banner(said.text("banner"), by, reason, records)
    elif act == "stop":
        stop_answering(by, reason, records)
    elif act == "resume":
        resume_answering(by, reason, records)
