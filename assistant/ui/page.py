"""The layout, and what happens when the user does something."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant import Knowledge
from assistant import ask as ask_assistant
from assistant.answers import Answered, Event, Found, Language, Question, Understood, Wrote
from assistant.texts import say
from assistant.ui.conversation import Turn, conversation
from assistant.ui.documents import documents
from assistant.ui.header import header
from assistant.ui.opening import opening
from assistant.ui.panel import panel
from assistant.ui.passage import passage
from assistant.ui.question import cleaned, problem, question, state
from ingest import Index

LANGUAGE: Language = "nb"
Ask = Callable[[Question, Knowledge], Iterator[Event]]
Turns = tuple[Turn, ...]

_AT_ONCE = 16
# The browser draws the growing answer no more often than this, however fast it is written.
_SECONDS_BETWEEN_DRAWINGS = 0.05
_log = logging.getLogger(__name__)


def build_page(
    knowledge: Knowledge, ask: Ask = ask_assistant, language: Language = LANGUAGE
) -> gr.Blocks:
    """The chat page over ``knowledge``; a visitor's turns rest in that visitor's session only."""
    index = knowledge.index
    built = index.manifest.built

    def converse(event: gr.EventData, turns: Turns) -> Iterator[tuple[Any, Any, Turns]]:
        text = cleaned(event._data.get("text"))
        trouble = problem(text, language)
        if trouble:
            yield gr.skip(), state(trouble), turns
            return
        for turn in answering(text, turns, knowledge, ask, language):
            ended = turn.failed or turn.answer is not None
            yield (
                conversation((turn,), built, language),
                state(busy=not ended, refill=text if turn.failed else ""),
                (*turns, turn) if ended else turns,
            )

    def open_passage(event: gr.EventData, turns: Turns) -> dict[str, Any]:
        return opened(event._data, turns, index, language)

    def begin_anew() -> tuple[Any, Any, Any, Turns]:
        said = say(language, "page.new_said")
        emptied = conversation((), built, language, anew=True, said=said)
        return emptied, state(), {"html": "", "asked": 0}, ()

    page = gr.Blocks(title=say(language, "page.title"), analytics_enabled=False, fill_width=True)
    with page:
        turns = gr.State(())
        head = panel("header", header(language))
        with gr.Row(elem_id="room"):
            with gr.Column(elem_id="chat"):
                panel("opening", opening(language))
                talk = panel("conversation", conversation((), built, language))
                field = panel("question", question(index, language))
            beside = panel(
                "passage",
                {
                    "documents": documents(index, language),
                    "label": say(language, "page.passage.label"),
                    "html": "",
                    "asked": 0,
                },
            )
        asking = field.submit(
            converse,
            turns,
            [talk, field, turns],
            show_progress="hidden",
            concurrency_limit=_AT_ONCE,
            api_visibility="private",
        )
        talk.select(
            open_passage,
            turns,
            beside,
            show_progress="hidden",
            queue=False,
            trigger_mode="multiple",
            api_visibility="private",
        )
        head.clear(
            begin_anew,
            None,
            [talk, field, beside, turns],
            show_progress="hidden",
            queue=False,
            cancels=[asking],
            api_visibility="private",
        )
    return page


def answering(
    text: str, turns: Turns, knowledge: Knowledge, ask: Ask, language: Language
) -> Iterator[Turn]:
    """The turn of a question as it grows; the last one has an answer or has failed."""
    turn = Turn(number=len(turns) + 1, status=say(language, "page.status.searching"))
    yield turn
    asked = Question(text, tuple(past.question for past in turns if past.answer is not None))
    drawn = 0.0
    try:
        for event in ask(asked, knowledge):
            turn = grown(turn, event, language)
            if isinstance(event, Wrote) and time.monotonic() - drawn < _SECONDS_BETWEEN_DRAWINGS:
                continue
            drawn = time.monotonic()
            yield turn
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        # The message of the error may hold what the user wrote, so it is not logged.
        _log.error("%s in %s, line %s", type(error).__name__, place.filename, place.lineno)
    if turn.answer is None:
        yield replace(turn, failed=True, text="", status="")


def grown(turn: Turn, event: Event, language: Language) -> Turn:
    """The turn with what the event says."""
    match event:
        case Understood():
            return replace(
                turn,
                question=event.question,
                standalone=event.standalone_question,
                language=event.language,
            )
        case Found():
            return replace(turn, status=say(language, "page.status.writing"))
        case Wrote():
            return replace(turn, text=turn.text + event.piece)
        case Answered():
            return replace(
                turn,
                question=event.answer.question,
                standalone=event.answer.standalone_question,
                language=event.answer.language,
                answer=event.answer,
            )


def opened(event: dict[str, Any], turns: Turns, index: Index, language: Language) -> dict[str, Any]:
    """The value of the passage panel for the marker that the user opened."""
    found = (
        (citation, turn.answer.language)
        for turn in turns
        if turn.number == event.get("turn") and turn.answer is not None
        for citation in turn.answer.citations
        if citation.marker == event.get("marker")
    )
    citation, spoken = next(found, (None, language))
    html = passage(index, citation, spoken) if citation else ""
    # "asked" differs each time, so that opening the same source again is seen as a change.
    return {"html": html, "asked": event.get("asked", 0)}
