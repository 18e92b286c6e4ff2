"""The form that an approved answer is written in, and what was entered in it."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape

from assistant.answers import ROLES, Language, Role
from assistant.records import NewApproval, Quoted, RecordRefused
from assistant.texts import say
from assistant.ui.panel import Value
from assistant.ui.sent import LANGUAGES, Sent
from assistant.ui.words import words_under
from ingest import Index

_MONTHS = 6
# The fields that a problem can be told at; anything else is told above the form.
_FIELDS = ("question", "wordings", "answer", "quotes", "review_on")
_EVERYBODY = ""
_KEY = "page.supervisor.approved"
_words = words_under(_KEY)


def entered(said: Sent, name: str) -> NewApproval:
    """The approval that was written; RecordRefused for a date that is none."""
    role = said.one_of("role", (_EVERYBODY, *ROLES))
    try:
        review_on = date.fromisoformat(said.text("review_on"))
    except ValueError:
        raise RecordRefused("review_on", "The review date is no date.") from None
    pairs = zip(said.texts("source_ids"), said.texts("quotes"), strict=False)
    return NewApproval(
        question=said.text("question"),
        answer=said.text("answer"),
        quotes=tuple(Quoted(source_id, quote) for source_id, quote in pairs),
        name=name,
        review_on=review_on,
        language=said.one_of("answer_language", LANGUAGES),
        role=_role(role),
        wordings=tuple(filter(None, map(str.strip, said.text("wordings").split("\n")))),
    )


def problem(refused: RecordRefused, language: Language) -> Value:
    """What is wrong, and at which field."""
    field = refused.field if refused.field in _FIELDS else ""
    return {"field": field, "words": say(language, f"{_KEY}.problem.{field or 'other'}")}


def in_six_months(today: date) -> date:
    """The same day half a year later, or the last of a month that is shorter."""
    years, month = divmod(today.month - 1 + _MONTHS, 12)
    year = today.year + years
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def form(index: Index, language: Language) -> str:
    """The empty form; the browser fills it in with what was being written."""
    review_on = in_six_months(datetime.now(UTC).date()).isoformat()
    sources = "".join(
        f'<option value="{escape(source.id)}" lang="{escape(source.language)}">'
        f"{escape(source.title)}</option>"
        for source in index.sources.values()
    )
    languages = _options({code: f"language.{code}" for code in LANGUAGES}, language)
    who = {_EVERYBODY: "whom.everybody"} | {role: f"whom.{role}" for role in ROLES}
    roles = _options(who, language)
    return (
        f'<form novalidate hidden data-remove="{_words("remove", language)}"'
        f' data-busy="{_words("busy", language)}">'
        f'<h2 tabindex="-1" class="for-new">{_words("new", language)}</h2>'
        f'<h2 tabindex="-1" class="for-old" hidden>{_words("old", language)}</h2>'
        '<p class="problem" data-for="" role="alert" hidden></p>'
        + _field(
            "question", '<textarea id="{id}" name="{name}" rows="2"{more}></textarea>', language
        )
        + _field(
            "wordings", '<textarea id="{id}" name="{name}" rows="3"{more}></textarea>', language
        )
        + _field("answer", '<textarea id="{id}" name="{name}" rows="5"{more}></textarea>', language)
        + f"<fieldset><legend>{_words('quotes', language)}</legend>"
        f'<p class="hint">{_words("hint.quotes", language)}</p>'
        '<p class="problem" data-for="quotes" role="alert" hidden></p><ol class="chosen"></ol>'
        f'<p><button type="button" class="quiet find">{_words("find", language)}</button></p>'
        '<p class="found-none" role="status"></p><ul class="found"></ul>'
        f'<details class="paste"><summary>{_words("paste", language)}</summary>'
        f'<label for="approved-source">{_words("source", language)}</label>'
        f'<select id="approved-source">{sources}</select>'
        f'<label for="approved-quote">{_words("quote", language)}</label>'
        '<textarea id="approved-quote" rows="3" aria-describedby="approved-quote-problem">'
        "</textarea>"
        '<p class="problem" id="approved-quote-problem" data-for="quote" role="alert" hidden></p>'
        f'<p><button type="button" class="quiet add">{_words("add", language)}</button></p>'
        "</details></fieldset>"
        + _field(
            "review_on",
            f'<input type="date" id="{{id}}" name="{{name}}" value="{review_on}"{{more}}>',
            language,
        )
        + _field(
            "answer_language", f'<select id="{{id}}" name="{{name}}">{languages}</select>', language
        )
        + _field("role", f'<select id="{{id}}" name="{{name}}">{roles}</select>', language)
        + '<p class="end"><button type="submit" class="primary">'
        f"{_words('save', language)}</button> "
        f'<button type="button" class="quiet cancel">{_words("no", language)}</button></p></form>'
    )


def _field(name: str, control: str, language: Language) -> str:
    id_ = f"approved-{name}"
    if name not in _FIELDS:
        return f'<label for="{id_}">{_words(name, language)}</label>' + control.format(
            id=id_, name=name
        )
    more = f' aria-describedby="{id_}-hint {id_}-problem"'
    return (
        f'<label for="{id_}">{_words(name, language)}</label>'
        f'<p class="hint" id="{id_}-hint">{_words(f"hint.{name}", language)}</p>'
        + control.format(id=id_, name=name, more=more)
        + f'<p class="problem" id="{id_}-problem" data-for="{name}" role="alert" hidden></p>'
    )


def _options(named: Mapping[str, str], language: Language) -> str:
    return "".join(
        f'<option value="{value}">{_words(key, language)}</option>' for value, key in named.items()
    )


def _role(chosen: str) -> Role | None:
    return next((role for role in ROLES if role == chosen), None)
