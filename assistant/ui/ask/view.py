"""The view where one asks: what happens when the user asks, opens a source, or begins anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.answers import ROLES, Language
from assistant.texts import say
from assistant.ui.ask import conversation as talk_module
from assistant.ui.ask import download as download_module
from assistant.ui.ask import opening as opening_module
from assistant.ui.ask import passage as passage_module
from assistant.ui.ask import question as question_module
from assistant.ui.ask import report_error as report_module
from assistant.ui.ask.answering import answering
from assistant.ui.ask.completions import completions
from assistant.ui.ask.conversation import conversation
from assistant.ui.ask.download import downloaded
from assistant.ui.ask.ground import Ground
from assistant.ui.ask.keeping import kept, lost
from assistant.ui.ask.listed import documents
from assistant.ui.ask.opening import opening
from assistant.ui.ask.passage import opened
from assistant.ui.ask.question import problem, question, state
from assistant.ui.ask.report_error import reported
from assistant.ui.ask.turn import Turn
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import Sent, sent
from assistant.ui.views import Talk, Turns, View, Visit

_AT_ONCE = 16


def ask_view(backing: Backing, visit: Visit, head: gr.HTML, language: Language) -> View:
    """The panels of the view; a new conversation begins from the header."""
    index = backing.knowledge.index
    ground = Ground.of(index, backing.settings)

    def beside_chat(language: Language) -> Value:
        label = say(language, "page.passage.label")
        return {"language": language, "documents": documents(index, language), "label": label}

    def converse(event: gr.EventData, talk: Talk) -> Iterator[tuple[Any, Any]]:
        said = sent(event)
        trouble = problem(said.text("text"), said.language)
        if trouble:
            yield gr.skip(), state(trouble)
        else:
            yield from _conversed(said, talk, backing)

    def open_passage(event: gr.EventData, talk: Talk) -> Value:
        return opened(sent(event), talk.turns, index)

    def take_along(event: gr.EventData, talk: Talk) -> Value:
        return downloaded(sent(event), talk.turns, index)

    def report(event: gr.EventData, talk: Talk) -> Value:
        return reported(sent(event), talk.turns, backing)

    def begin_anew(event: gr.EventData) -> tuple[Value, Value, Value, Talk]:
        language = sent(event).language
        words = say(language, "page.new_said")
        emptied = conversation((), ground, language, anew=True, said=words)
        return emptied, state(), {"html": "", "asked": 0}, Talk()

    def redrawn(language: Language, turns: Turns, _token: str) -> tuple[Value, ...]:
        return (
            opening(language),
            conversation(turns, ground, language),
            question(index, backing.settings.keep_days, language),
            beside_chat(language),
        )

    with gr.Row(elem_id="room"):
        with gr.Column(elem_id="chat"):
            top = panel(opening_module.__file__, opening(language))
            written = panel(talk_module.__file__, conversation((), ground, language))
            field = panel(
                question_module.__file__, question(index, backing.settings.keep_days, language)
            )
            files = panel(download_module.__file__, {}, "conversation-download")
            reports = panel(report_module.__file__, {}, "conversation-report")
        beside = panel(passage_module.__file__, beside_chat(language))
    completions(field, backing.knowledge)
    asking = on(
        field.submit,
        converse,
        visit.talk,
        [written, field],
        queue=True,
        concurrency_limit=_AT_ONCE,
    )
    on(written.select, open_passage, visit.talk, beside)
    on(beside.select, open_passage, visit.talk, beside)  # in another language
    on(files.submit, take_along, visit.talk, files)
    on(reports.submit, report, visit.talk, reports)
    on(head.clear, begin_anew, None, [written, field, beside, visit.talk], cancels=[asking])
    return View((top, written, field, beside), redrawn)


def _conversed(said: Sent, talk: Talk, backing: Backing) -> Iterator[tuple[Value, Value]]:
    """What the conversation and the field show while a question is answered and then kept."""
    ground = Ground.of(backing.knowledge.index, backing.settings)
    turn, shown = Turn(number=0), conversation((), ground, said.language)
    text, role = said.text("text"), said.one_of("role", ROLES)
    for turn in answering(text, talk.turns, backing, said.language, role):
        shown = conversation((turn,), ground, said.language)
        if turn.ended:  # once: later the visitor may have begun a new conversation
            talk.turns = (*talk.turns, turn)
        yield shown, state(busy=True, about=turn.question_id)
    # Only now that the answer is seen: keeping takes its time, and may fail.
    turn = turn if said.flag("no_keep") else kept(turn, backing)
    words = lost(turn, said.language)
    if words:
        shown = conversation((turn,), ground, said.language, said=words)
    refill = text if turn.failed else ""
    # Gradio makes a panel that it is told to skip anew; one that is the same costs nothing.
    yield shown, state(refill=refill, about=turn.question_id)
