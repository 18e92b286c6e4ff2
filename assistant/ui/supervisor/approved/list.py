"""The list of the approved answers: what holds, what is to be looked through, what can be done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape

from assistant.answers import Language
from assistant.dates import said_date
from assistant.records import ApprovalState, ApprovedAnswer
from assistant.ui.icons import icon
from assistant.ui.markdown import as_plain
from assistant.ui.words import words_under

_SIGNS: dict[ApprovalState, str] = {"active": "approved", "due": "info", "stale": "caution"}
_words = words_under("page.supervisor.approved")


def listed(kept: Sequence[tuple[ApprovedAnswer, ApprovalState]], language: Language) -> str:
    """Those that need somebody first."""
    order = ("stale", "due", "active")
    items = "".join(
        _item(one, state, language) for one, state in sorted(kept, key=lambda k: order.index(k[1]))
    )
    none = "" if kept else f"<p>{_words('none', language)}</p>"
    search = (
        f'<div class="search"><label for="approved-search">{_words("search", language)}</label>'
        '<input id="approved-search" type="search" autocomplete="off"></div>'
        f'<p class="no-match" role="status" hidden>{_words("no_match", language)}</p>'
    )
    return (
        f'<div class="overview"><h2 tabindex="-1">{_words("heading", language)}</h2>'
        f'<p class="lead">{_words("intro", language)}</p>'
        f'<p class="said" role="status"></p>'
        f'<p><button type="button" class="primary begin">{_words("begin", language)}</button></p>'
        f"{search if kept else none}<ul>{items}</ul></div>"
    )


def _item(one: ApprovedAnswer, state: ApprovalState, language: Language) -> str:
    approval = one.approval
    by = _words(
        "by",
        language,
        name=approval.name,
        date=said_date(one.approved_on.isoformat(), language),
        review=said_date(approval.review_on.isoformat(), language),
    )
    wordings = "".join(f"<li>{escape(wording)}</li>" for wording in approval.wordings)
    quotes = "".join(f"<li>«{escape(quoted.quote)}»</li>" for quoted in approval.quotes)
    also = f"<h4>{_words('wordings', language)}</h4><ul>{wordings}</ul>" if wordings else ""
    role = "" if approval.role is None else f" · {_words(f'whom.{approval.role}', language)}"
    return (
        f'<li class="item-approved" data-id="{escape(one.id)}" data-approval="{_data(one)}">'
        f'<p class="state {state}">{icon(_SIGNS[state])}{_words(f"state.{state}", language)}</p>'
        f'<h3 lang="{approval.language}">{escape(approval.question)}</h3>'
        f'<p class="words" lang="{approval.language}">{escape(as_plain(approval.answer))}</p>'
        f'<p class="by">{by}{role}</p>'
        f"<details><summary>{_words('details', language, count=len(approval.quotes))}</summary>"
        f'<div lang="{approval.language}">{also}<h4>{_words("quotes", language)}</h4>'
        f"<ul>{quotes}</ul></div></details>"
        f'<div class="actions">{_buttons(one, state, language)}</div>'
        f'<div class="sure" hidden><p>{_words("sure", language)}</p>'
        f'<button type="button" class="quiet yes">{_words("yes", language)}</button> '
        f'<button type="button" class="quiet no">{_words("no", language)}</button></div>'
        '<div class="files" role="region" tabindex="-1" hidden'
        f' aria-label="{_words("files.label", language)}"></div></li>'
    )


def _buttons(one: ApprovedAnswer, state: ApprovalState, language: Language) -> str:
    about = escape(one.approval.question)

    def button(css: str, key: str, data: str = "") -> str:
        return (
            f'<button type="button" class="quiet {css}" {data}>{_words(key, language)}'
            f'<span class="unseen">: {about}</span></button>'
        )

    return (
        button("edit", "edit" if state == "active" else "renew")
        + button("withdraw", "withdraw")
        + button("make", "make.question", 'data-what="question"')
        + button("make", "make.case", 'data-what="case"')
        + button("make", "make.both", 'data-what="both"')
    )


def _data(one: ApprovedAnswer) -> str:
    """What the form is filled in with when the answer is changed."""
    approval = one.approval
    return escape(
        json.dumps(
            {
                "id": one.id,
                "question": approval.question,
                "wordings": "\n".join(approval.wordings),
                "answer": approval.answer,
                "quotes": [asdict(quoted) for quoted in approval.quotes],
                "answer_language": approval.language,
                "role": approval.role or "",
            },
            ensure_ascii=False,
        )
    )
