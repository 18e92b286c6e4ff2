"""The section "approved": answers that a supervisor vouches for, written, renewed, withdrawn.

What is being written rests in the browser; whoever drew the panel anew finds it there.
"""

from __future__ import annotations

import time

import gradio as gr

from assistant.answers import Language
from assistant.records import (
    ApprovedAnswer,
    NoSuchRecord,
    RecordRefused,
    RecordsUnavailable,
    approve_answer,
    list_approved,
    renew_approval,
    state_of,
    withdraw_approval,
)
from assistant.supervisor import Session
from assistant.texts import say
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import Sent, sent
from assistant.ui.supervisor.approved.files import WHATS, files, listed_files
from assistant.ui.supervisor.approved.form import entered, form, problem
from assistant.ui.supervisor.approved.list import listed
from assistant.ui.supervisor.approved.quoting import passages, quoted
from assistant.ui.supervisor.sections import SHUT, Section, session_of
from assistant.ui.views import Visit

_ACTIONS = ("none", "passages", "quote", "withdraw", "files")


def approved_section(backing: Backing, visit: Visit, language: Language) -> Section:  # noqa: ARG001
    """The section, shut until somebody is signed in."""

    def shown(language: Language, session: Session) -> Value:  # noqa: ARG001
        return _drawn(backing, language)

    def save(event: gr.EventData, token: str) -> Value:
        session = session_of(backing, token)
        return _saved(backing, sent(event), session.name) if session else SHUT

    def act(event: gr.EventData, token: str) -> Value:
        return _acted(backing, sent(event)) if session_of(backing, token) else SHUT

    drawn = panel(__file__, SHUT)
    on(drawn.submit, save, visit.token, drawn)
    on(drawn.select, act, visit.token, drawn)
    return Section(drawn, shown)


def _drawn(backing: Backing, language: Language, told: Value | None = None) -> Value:
    """The list and the empty form, and what came of the last event."""
    index = backing.knowledge.index
    try:
        kept = list_approved(backing.records)
    except RecordsUnavailable:
        return _value(f'<div class="page"><p class="problem">{_unavailable(language)}</p></div>')
    states = [(one, state_of(one, index.texts)) for one in kept]
    html = f'<div class="page">{listed(states, language)}{form(index, language)}</div>'
    return _value(html, told)


def _saved(backing: Backing, said: Sent, by: str) -> Value:
    texts, language = backing.knowledge.index.texts, said.language
    try:
        approval = entered(said, by)
        if said.text("id"):
            renew_approval(said.text("id"), approval, texts, backing.records)
        else:
            approve_answer(approval, texts, backing.records)
    except RecordRefused as refused:
        return _told({"kind": "problem", **problem(refused, language)})
    except (NoSuchRecord, RecordsUnavailable) as error:
        return _told({"kind": "problem", "field": "", "words": _trouble(error, language)})
    backing.approvals.forget()
    return _drawn(backing, language, {"kind": "saved", "words": _words("saved", language)})


def _acted(backing: Backing, said: Sent) -> Value:
    match said.one_of("action", _ACTIONS):
        case "passages":
            return _told({"kind": "passages", **passages(said, backing.knowledge)})
        case "quote":
            return _told({"kind": "quote", **quoted(said, backing.knowledge.index)})
        case "withdraw":
            words = _withdrawn(backing, said)
            return _drawn(backing, said.language, {"kind": "saved", "words": words})
        case "files":
            return _told({"kind": "files", "id": said.text("id"), **_files(backing, said)})
    return _drawn(backing, said.language)


def _withdrawn(backing: Backing, said: Sent) -> str:
    """Withdraw it, and say what came of that."""
    try:
        withdraw_approval(said.text("id"), backing.records)
    except (NoSuchRecord, RecordsUnavailable) as error:
        return _trouble(error, said.language)
    backing.approvals.forget()
    return _words("withdrawn", said.language)


def _files(backing: Backing, said: Sent) -> Value:
    try:
        one = _found(said.text("id"), list_approved(backing.records))
    except (NoSuchRecord, RecordsUnavailable) as error:
        return {"html": "", "words": _trouble(error, said.language)}
    made = files(one, said.one_of("what", WHATS), backing.knowledge.index)
    return {"html": listed_files(made, said.one_of("what", WHATS), said.language), "words": ""}


def _found(id_: str, kept: tuple[ApprovedAnswer, ...]) -> ApprovedAnswer:
    for one in kept:
        if one.id == id_:
            return one
    raise NoSuchRecord("There is no such approved answer.")


def _value(html: str, told: Value | None = None) -> Value:
    return {"html": html} | _told(told or {"kind": ""})


def _told(told: Value) -> Value:
    # "at" differs each time, so that the same twice running is seen as a change.
    return {"told": told, "at": time.monotonic_ns() // 1000}


def _trouble(error: Exception, language: Language) -> str:
    gone = isinstance(error, NoSuchRecord)
    return _words("gone", language) if gone else _unavailable(language)


def _unavailable(language: Language) -> str:
    return _words("unavailable", language)


def _words(key: str, language: Language) -> str:
    return say(language, f"page.supervisor.approved.{key}")
