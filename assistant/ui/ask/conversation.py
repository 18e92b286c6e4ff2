"""The panel of the conversation: turns in, HTML out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from assistant.answers import Answer, Citation, Language
from assistant.dates import said_date
from assistant.signed import approved_by
from assistant.texts import say
from assistant.ui.ask.considered import disclosure
from assistant.ui.ask.copied import copied
from assistant.ui.ask.download import download_button, download_menu
from assistant.ui.ask.emergency import card, split_card
from assistant.ui.ask.ground import Ground
from assistant.ui.ask.keeping import lost_line
from assistant.ui.ask.listed import standing
from assistant.ui.ask.new_topic import new_topic_line
from assistant.ui.ask.notices import notice_boxes
from assistant.ui.ask.report_error import report_button, report_form
from assistant.ui.ask.stopped import stopped_box, stopped_words
from assistant.ui.ask.turn import Turn
from assistant.ui.icons import icon
from assistant.ui.markdown import Mark, as_html, without_markers
from assistant.ui.words import words_under

_words = words_under("page")


def conversation(
    turns: Iterable[Turn], ground: Ground, language: Language, *, anew: bool = False, said: str = ""
) -> dict[str, Any]:
    """A value of the panel: the turns to draw or draw again, and what a screen reader says.

    Turns that are not given stay as they are, unless ``anew`` empties the panel first.
    """
    drawn = tuple(turns)
    return {
        "heading": say(language, "page.main"),
        "anew": anew,
        "turns": [
            {
                "id": turn.question_id,
                "number": turn.number,
                "html": turn_html(turn, ground, language),
            }
            for turn in drawn
        ],
        "said": said or (announcement(drawn[-1], language) if drawn else ""),
        "urgent": bool(drawn and _is_emergency(drawn[-1])),
    }


def turn_html(turn: Turn, ground: Ground, language: Language) -> str:
    """One turn: the question, then what is known of the answer."""
    if turn.answer is not None:
        spoken = turn.answer.language
        body = _answered(turn, turn.answer, ground) + stopped_box(turn, ground.settings, spoken)
    elif turn.stopped is not None:
        body = stopped_box(turn, ground.settings, language)
    elif turn.failed:
        body = _outcome("failed", language) + f"<p>{_words('status.failed', language)}</p>"
    else:
        body = _standalone(turn, language) + _under_way(turn)
    return f"{_asked(turn, language)}{body}"


def announcement(turn: Turn, language: Language) -> str:
    """What a screen reader says of the turn: its status while it is under way, then the answer."""
    if turn.failed:
        return say(language, "page.status.failed")
    if turn.answer is not None:
        spoken = turn.answer.language
        notices = (say(spoken, notice.heading) for notice in turn.answer.notices)
        answer = f"{say(spoken, 'page.turn.answer')}: {without_markers(turn.answer.text)}"
        return ". ".join((answer, *notices))
    if turn.stopped is not None:
        return " ".join(stopped_words(turn.stopped, language))
    return turn.status


def _asked(turn: Turn, language: Language) -> str:
    if not turn.question:
        key = "status.failed_question" if turn.ended else "status.searching"
        return f'<h2 class="unseen">{_words(key, language)}</h2>'
    return (
        f'<h2 class="asked"><span class="unseen">{_words("turn.question", language)}: </span>'
        f'<bdi lang="{turn.language}">{escape(turn.question)}</bdi></h2>'
    )


def _standalone(turn: Turn, language: Language) -> str:
    if turn.standalone in ("", turn.question):
        return ""
    return (
        f'<p class="standalone">{_words("turn.standalone", language)}: '
        f'<bdi lang="{turn.language}">{escape(turn.standalone)}</bdi></p>'
    )


def _under_way(turn: Turn) -> str:
    draft = as_html(turn.text, lambda marker: f'<span class="marker">{marker}</span>')
    text = f'<div class="answer" lang="{turn.language}">{draft}</div>' if turn.text else ""
    return f'{text}<p class="status"><span class="dots" aria-hidden="true"></span>{turn.status}</p>'


def _answered(turn: Turn, answer: Answer, ground: Ground) -> str:
    """The answer and the words around it, all in the language that the user asked in."""
    language = answer.language
    mark = _buttons(turn.number, answer.citations, language)
    urgent, text = "", answer.text
    if answer.outcome == "emergency":
        urgent, text = split_card(answer.text)
        urgent = card(urgent, language)
    parts = (
        urgent,
        _standalone(turn, language),
        _outcome(answer.outcome, language),
        _approved(answer),
        f'<div class="answer">{as_html(text, mark)}</div>' if text else "",
        notice_boxes(answer.notices, mark, len(answer.citations), language),
        _sources(turn.number, answer.citations, language),
        _actions(turn, answer, ground, language),
        lost_line(turn, language),
        _suggestions(answer, language),
        disclosure(turn.number, turn.considered, answer.citations, language),
        new_topic_line(turn, language),
    )
    return f'<div class="whole" lang="{language}">{"".join(parts)}</div>'


def _outcome(outcome: str, language: Language) -> str:
    """A word above what is no answer; answers, greetings and emergencies need none."""
    if outcome in ("answered", "about", "emergency"):
        return ""
    return f'<p class="outcome">{_words(f"outcome.{outcome}", language)}</p>'


def _approved(answer: Answer) -> str:
    words = approved_by(answer)
    return (
        f'<p class="approved-by">{icon("approved")}<span>{escape(words)}</span></p>'
        if words
        else ""
    )


def _buttons(number: int, citations: tuple[Citation, ...], language: Language) -> Mark:
    by_marker = {citation.marker: citation for citation in citations}

    def button(marker: str) -> str | None:
        citation = by_marker.get(marker)
        if citation is None:
            return None
        name = escape(_name(citation, language))
        return (
            f'<button type="button" class="marker" data-turn="{number}" data-marker="{marker}"'
            f' title="{name}" aria-label="{name}">{marker}</button>'
        )

    return button


def _name(citation: Citation, language: Language) -> str:
    return say(
        language,
        "page.turn.source_named",
        marker=citation.marker,
        title=citation.title,
        section=_section(citation) or citation.publisher,
    )


def _section(citation: Citation) -> str:
    return citation.section[-1].rstrip(" :") if citation.section else ""


def _sources(number: int, citations: tuple[Citation, ...], language: Language) -> str:
    if not citations:
        return ""
    items = "".join(_source(number, citation, language) for citation in citations)
    return f'<div class="sources"><h3>{_words("turn.sources", language)}</h3><ol>{items}</ol></div>'


def _source(number: int, citation: Citation, language: Language) -> str:
    facts = " · ".join((citation.publisher, said_date(citation.dated, language)))
    section = "" if _section(citation) == citation.title else _section(citation)
    tag = "" if citation.standing == "published" else standing(citation.standing, language)
    return (
        f'<li><button type="button" class="source" data-turn="{number}"'
        f' data-marker="{escape(citation.marker)}">'
        f'<span class="number" aria-hidden="true">{escape(citation.marker)}</span>'
        f'<span class="unseen">{_words("turn.source", language, marker=citation.marker)}: </span>'
        f'<span class="what"><span class="document">{escape(citation.title)}</span>'
        f'<span class="section">{escape(section)}</span>'
        f'<span class="facts">{escape(facts)} {tag}</span></span></button></li>'
    )


def _suggestions(answer: Answer, language: Language) -> str:
    if not answer.suggestions:
        return ""
    items = "".join(
        f'<li><button type="button" class="chip" data-ask="{escape(suggested)}">'
        f"{escape(suggested)}</button></li>"
        for suggested in answer.suggestions
    )
    return (
        f'<div class="suggestions"><h3>{_words("turn.suggestions", language)}</h3>'
        f"<ul>{items}</ul></div>"
    )


def _actions(turn: Turn, answer: Answer, ground: Ground, language: Language) -> str:
    """What can be done with an answer; a greeting is not worth taking along."""
    worth = answer.outcome != "about"
    buttons = (
        _copy(turn, answer, ground, language) if answer.citations else "",
        download_button(turn.number, language) if worth else "",
        report_button(turn.number, language),
    )
    menu = download_menu(turn.number, language) if worth else ""
    form = report_form(turn.number, language)
    return f'<div class="actions">{"".join(buttons)}</div>{menu}{form}'


def _copy(turn: Turn, answer: Answer, ground: Ground, language: Language) -> str:
    text = escape(copied(answer, ground, turn.asked_at, language))
    return (
        f'<button type="button" class="quiet copy" data-copy="{text}"'
        f' data-copied="{_words("turn.copied", language)}"'
        f' data-not-copied="{_words("turn.not_copied", language)}">'
        f"{icon('copy')}<span>{_words('turn.copy', language)}</span></button>"
    )


def _is_emergency(turn: Turn) -> bool:
    return turn.answer is not None and turn.answer.outcome == "emergency"
