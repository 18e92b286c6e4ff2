"""The panel where the user writes: the field, what it refuses, the examples."""

from __future__ import annotations

import time
from html import escape
from typing import Any

from assistant.answers import Language
from assistant.texts import find, say
from assistant.ui.ask.choices import choices, unfold
from assistant.ui.icons import icon
from assistant.ui.words import words_under
from ingest import Index

LONGEST = 2000
_EXAMPLES = 4
_SHORT = 80
_words = words_under("page")


def problem(text: str, language: Language) -> str:
    """Why the question cannot be asked, in words for the user; empty if it can."""
    if not text:
        return say(language, "page.question.empty")
    if len(text) > LONGEST:
        return say(
            language,
            "page.question.too_long",
            length=_grouped(len(text)),
            limit=_grouped(LONGEST),
        )
    return ""


def examples(index: Index, language: Language) -> tuple[str, ...]:
    """A few questions that this corpus is known to answer.

    Those that ``page.examples`` names, where somebody has written them for this corpus; otherwise
    a short one of each source.
    """
    known = {asked.question for asked in index.questions}
    named = tuple(example for example in find(language, "page.examples") if example in known)
    if named:
        return named[:_EXAMPLES]
    first_of_source: dict[str, str] = {}
    for asked in index.questions:
        if asked.language == language and len(asked.question) <= _SHORT:
            first_of_source.setdefault(asked.source_id, asked.question)
    return tuple(first_of_source.values())[:_EXAMPLES]


def question(index: Index, keep_days: int, language: Language) -> dict[str, Any]:
    """The first value of the panel; later ones carry only what ``state`` says.

    ``keep_days`` is how many days a question is kept.
    """
    return {
        "html": (
            '<form class="ask" novalidate>'
            f'<label for="question-field">{_words("question.label", language)}</label>'
            '<div class="field">'
            '<textarea id="question-field" rows="1" autocomplete="off" spellcheck="true"'
            f' placeholder="{_words("question.placeholder", language)}"'
            ' aria-describedby="question-problem question-hint" aria-autocomplete="list"'
            ' aria-haspopup="listbox" aria-controls="question-foreseen"></textarea>'
            f'<button type="submit" class="send">{icon("send")}'
            f"<span>{_words('question.send', language)}</span></button>"
            f'<ul id="question-foreseen" class="foreseen" role="listbox" hidden'
            f' aria-label="{_words("question.foreseen", language)}"></ul></div>'
            '<p class="unseen foreseen-said" role="status"></p>'
            '<p id="question-problem" class="problem" role="alert" hidden></p>'
            f'<p id="question-hint" class="hint">{_words("question.hint", language)}'
            f' <span class="keys">{_words("question.keys", language)}</span></p>'
            f'<div class="foot">{unfold(language)}'
            f'<p class="short">{_words("question.short", language)}</p></div>'
            f"{choices(keep_days, language)}</form>"
            f"{_examples(examples(index, language), language)}"
            f'<p class="not-for">{_words("not_for", language)}</p>'
        ),
        "busy_words": say(language, "page.question.busy"),
        "foreseen_words": {
            "one": say(language, "page.question.foreseen_one"),
            "more": say(language, "page.question.foreseen_more", number="{number}"),
        },
    } | state()


def state(
    problem: str = "", *, busy: bool = False, refill: str = "", about: str | None = None
) -> dict[str, Any]:
    """What is wrong with the question, whether one is being answered, what to put back.

    ``about`` is the id of the question that this is about.
    """
    # "told" differs each time, so that the same problem twice running is seen as a change.
    told = time.monotonic_ns() // 1000
    return {"problem": problem, "busy": busy, "refill": refill, "about": about, "told": told}


def _examples(questions: tuple[str, ...], language: Language) -> str:
    if not questions:
        return ""
    items = "".join(
        f'<li><button type="button" class="chip" data-ask="{escape(asked)}">'
        f"{escape(asked)}</button></li>"
        for asked in questions
    )
    return (
        f'<div class="examples"><h2>{_words("examples_heading", language)}</h2>'
        f"<ul>{items}</ul></div>"
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
