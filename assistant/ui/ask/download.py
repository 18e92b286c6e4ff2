"""Taking an answer or the whole conversation along as a file."""

from __future__ import annotations

import base64
import logging
from datetime import datetime

from assistant.answers import Language
from assistant.export import FORMATS, Conversation, export, file_name
from assistant.texts import say
from assistant.ui.ask.drawer import drawer_button
from assistant.ui.ask.turn import Turn
from assistant.ui.panel import Value
from assistant.ui.sent import Sent
from assistant.ui.words import words_under
from ingest import Index

# What most people can open comes first.
_OFFERED = ("word", "pdf", "markdown")
_NAME = "{name}"  # the script puts the file's there
_words = words_under("page.download")


def download_button(number: int, language: Language) -> str:
    """What opens the choices."""
    return drawer_button(f"download-{number}", "download", say(language, "page.download.button"))


def download_menu(number: int, language: Language) -> str:
    """The choices for one turn, shut: this answer or all, in each format."""
    groups = "".join(
        f'<div class="group {which}" role="group" aria-labelledby="download-{number}-{which}">'
        f'<p id="download-{number}-{which}">{_words(which, language)}</p>'
        f"{_choices(which, language)}</div>"
        for which in ("this", "all")
    )
    return (
        f'<div class="drawer download" id="download-{number}" data-turn="{number}"'
        f' data-busy="{_words("making", language)}" data-failed="{_words("failed", language)}"'
        f' data-saved="{_words("saved", language, name=_NAME)}" hidden>{groups}'
        '<p class="told" role="status"></p></div>'
    )


def downloaded(said: Sent, turns: tuple[Turn, ...], index: Index) -> Value:
    """The file that was asked for, for the script to save, or that it could not be made."""
    name = said.one_of("format", _OFFERED)
    number, everything = said.number("turn"), said.flag("all")
    answers = tuple(
        turn.answer for turn in turns if turn.answer and (everything or turn.number == number)
    )
    told: Value = {"turn": number, "asked": said.number("asked")}
    saved = datetime.now().astimezone()
    try:
        if not answers:
            raise LookupError("the visitor has no such turn")
        made = export(Conversation.over(index, answers, said.language, saved), name)
    except Exception as error:  # whichever library it was, the visitor is told
        # The message of the error may hold what the user wrote, so it is not logged.
        logging.getLogger(__name__).error("no %s file: %s", name, type(error).__name__)
        return told | {"failed": True}
    return told | {
        "name": file_name(name, saved),
        "type": FORMATS[name].media_type,
        "data": base64.b64encode(made).decode("ascii"),
    }


def _choices(which: str, language: Language) -> str:
    return "".join(
        f'<button type="button" class="quiet" data-format="{name}" data-which="{which}">'
        f"{_words(name, language)}</button>"
        for name in _OFFERED
    )
