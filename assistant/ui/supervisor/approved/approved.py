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
from assistant.ui.supervisor.approved.form import entered, form, problem
from assistant.ui.supervisor.approved.lines import WHATS, lines
from assistant.ui.supervisor.approved.list import listed
from assistant.ui.supervisor.approved.quoting import passages, quoted
from assistant.ui.supervisor.sections import SHUT, Section, session_of
from assistant.ui.views import Visit

_ACTIONS = ("none", "passages", "quote", "withdraw", "lines")


def approved_section(backing: Backing, visit: Visit, language: Language) -> Section:  # noqa: ARG001
    """The section, shut until somebody is signed in."""
    knowledge, records = backing.knowledge, backing.records
    index = knowledge.index

    def shown(language: Language, session: Session, told: Value | None = None) -> Value:  # noqa: ARG001
        """The list and the empty form, and what came of the last event."""
        try:
            kept = list_approved(records)
        except RecordsUnavailable:
            return _value(
                f'<div class="page"><p class="problem">{_unavailable(language)}</p></div>'
            )
        states = [(one, state_of(one, index.texts)) for one in kept]
        html = f'<div class="page">{listed(states, language)}{form(index, language)}</div>'
        return _value(html, told)

    def save(event: gr.EventData, token: str) -> Value:
        session, said = session_of(backing, token), sent(event)
        if session is None:
            return SHUT
        language = said.language
        try:
            approval = entered(said, session.name)
            if said.text("id"):
                renew_approval(said.text("id"), approval, index.texts, records)
            else:
                approve_answer(approval, index.texts, records)
        except RecordRefused as refused:
            return _told({"kind": "problem", **problem(refused, language)})
        except (NoSuchRecord, RecordsUnavailable) as error:
            return _told({"kind": "problem", "field": "", "words": _trouble(error, language)})
        backing.approvals.forget()
        return shown(language, session, {"kind": "saved", "words": _words("saved", language)})

    def act(event: gr.EventData, token: str) -> Value:
        session, said = session_of(backing, token), sent(event)
        if session is None:
            return SHUT
        match said.one_of("action", _ACTIONS):
            case "passages":
                return _told({"kind": "passages", **passages(said, knowledge)})
            case "quote":
                return _told({"kind": "quote", **quoted(said, index)})
            case "withdraw":
                return withdrawn(said, session)
            case "lines":
                return _told({"kind": "lines", "id": said.text("id"), **made(said)})
        return shown(said.language, session)

    def withdrawn(said: Sent, session: Session) -> Value:
        try:
            withdraw_approval(said.text("id"), records)
        except (NoSuchRecord, RecordsUnavailable) as error:
            words = _trouble(error, said.language)
            return shown(said.language, session, {"kind": "saved", "words": words})
        backing.approvals.forget()
        words = _words("withdrawn", said.language)
        return shown(said.language, session, {"kind": "saved", "words": words})

    def made(said: Sent) -> Value:
        try:
            one = _found(said.text("id"), list_approved(records))
        except (NoSuchRecord, RecordsUnavailable) as error:
            return {"html": "", "words": _trouble(error, said.language)}
        known = [asked.question for asked in index.questions]
        return {"html": lines(one, said.one_of("what", WHATS), known, said.language), "words": ""}

    drawn = panel(__file__, SHUT)
    on(drawn.submit, save, visit.token, drawn)
    on(drawn.select, act, visit.token, drawn)
    return Section(drawn, shown)


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
