"""Error reports on the desk: which to show, the answer as it was, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import escape
from typing import get_args

from assistant.answers import Citation, Language
from assistant.records import REASONS, Cause, ErrorReport, Importance, Triage
from assistant.texts import find, say
from assistant.ui.markdown import as_html
from assistant.ui.sent import Sent
from assistant.ui.supervisor.desk.approve import approve_button
from assistant.ui.supervisor.fields import Chosen, filters, select
from assistant.ui.supervisor.moments import said_moment
from assistant.ui.words import words_under

# The one that is chosen where nothing else is, first.
IMPORTANCE: tuple[Importance, ...] = ("normal", "high", "low")
CAUSES: tuple[Cause | None, ...] = (None, *get_args(Cause))
LONGEST_NOTE = 5_000
_STATES = ("open", "done", "all")
_MOST = 50
_DESK = "page.supervisor.desk"
_FIELD = f"{_DESK}.field"
_words = words_under(f"{_DESK}.reports")


@dataclass(frozen=True, slots=True)
class Sought:
    """Which reports to look at; what is empty chooses all.

    ``overtaken`` is one to be looked at in any case: somebody else has judged it meanwhile.
    """

    state: str = "open"
    reason: str = ""
    importance: str = ""
    overtaken: str = ""

    def allows(self, report: ErrorReport) -> bool:
        """Whether the report is one of them."""
        return report.id == self.overtaken or (
            self.state in ("all", "done" if report.triage.done else "open")
            and self.importance in ("", report.triage.importance)
            and (not self.reason or self.reason in report.reasons)
        )


def sought(said: Sent) -> Sought:
    """What the browser asked for."""
    return Sought(
        state=said.one_of("state", _STATES),
        reason=said.one_of("reason", ("", *REASONS)),
        importance=said.one_of("importance", ("", *IMPORTANCE)),
        overtaken=said.text("overtaken"),
    )


def triage(said: Sent) -> Triage:
    """What the supervisor makes of a report."""
    return Triage(
        importance=said.one_of("importance_given", IMPORTANCE),
        cause=said.one_of("cause", CAUSES),
        note=said.text("note"),
        done=said.flag("done"),
    )


def seen(said: Sent) -> datetime | None:
    """When the report had been judged last, as the supervisor saw it."""
    try:
        return datetime.fromisoformat(said.text("seen"))
    except ValueError:
        return None


def seen_of(report: ErrorReport) -> str:
    """What the form is to send as ``seen``."""
    return report.judged_at.isoformat() if report.judged_at else ""


def meanwhile_words(report: ErrorReport, zone: tzinfo | None, language: Language) -> str:
    """Who judged the report while somebody else looked at it, when, and what they made of it."""
    given = report.triage
    said = [
        f"{find(language, f'{_FIELD}.{name}')}: {find(language, f'{_FIELD}.{name}_option.{value}')}"
        for name, value in (("importance", given.importance), ("cause", given.cause or "any"))
    ]
    if given.note:
        said.append(f"{say(language, f'{_DESK}.reports.note')}: «{given.note}»")
    if given.done:
        said.append(say(language, f"{_DESK}.reports.done"))
    return say(
        language,
        f"{_DESK}.reports.meanwhile",
        by=report.judged_by,
        when=said_moment(report.judged_at, zone, language) if report.judged_at else "",
        judgement="; ".join(said),
    )


def reports_part(
    reports: Sequence[ErrorReport],
    of: int,
    wanted: Sought,
    zone: tzinfo | None,
    language: Language,
) -> str:
    """The filters, and the reports they leave, open ones first; ``of`` is how many are kept."""
    if not of:
        return f"<p>{_words('none', language)}</p>"
    found = [report for report in reports if wanted.allows(report)]
    listed = "".join(_report(report, zone, language) for report in found[:_MOST])
    count = _words("count", language, count=len(found), all=of)
    more = _words("more", language, shown=_MOST) if len(found) > _MOST else ""
    return f'{_filters(wanted, language)}<p class="count">{count} {more}</p>{listed}'


def _filters(wanted: Sought, language: Language) -> str:
    chosen = (
        Chosen("state", wanted.state, _STATES, every="all"),
        Chosen("reason", wanted.reason, ("", *REASONS)),
        Chosen("importance", wanted.importance, ("", *IMPORTANCE)),
    )
    return filters("reports", chosen, language)


def _report(report: ErrorReport, zone: tzinfo | None, language: Language) -> str:
    said = [say(language, f"{_DESK}.field.reason_option.{reason}") for reason in report.reasons]
    reasons = escape(", ".join(said))
    state = "done" if report.triage.done else "open"
    tags = f'<span class="tag {state}">{_words(f"state.{state}", language)}</span>'
    if report.triage.importance != "normal":
        importance = report.triage.importance
        words = _words(f"importance.{importance}", language)
        tags += f' <span class="tag {importance}">{words}</span>'
    when = escape(said_moment(report.reported_at, zone, language))
    return (
        f'<details class="report" id="report-{escape(report.id)}"><summary>'
        f'<span class="asked" lang="{report.language}">{escape(report.question)}</span>'
        f'<span class="facts">{tags} <span>{reasons}</span> <span>{when}</span></span></summary>'
        f'<div class="inside">{_told(report, language)}{_form(report, zone, language)}</div>'
        "</details>"
    )


def _told(report: ErrorReport, language: Language) -> str:
    quotes = "".join(_quote(citation) for citation in report.citations)
    quoted = f"<h4>{_words('quotes', language)}</h4><ul>{quotes}</ul>" if quotes else ""
    return (
        f"<h4>{_words('comment', language)}</h4>"
        f'<p class="written">{escape(report.comment)}</p>'
        f"<h4>{_words('answer', language)}</h4>"
        f'<div class="text" lang="{report.language}">{as_html(report.answer, lambda _: None)}</div>'
        f'<div class="quotes">{quoted}</div><p class="act">{approve_button(report, language)}</p>'
    )


def _quote(citation: Citation) -> str:
    place = escape(" › ".join((citation.title, *citation.section)))
    return (
        f'<li><p class="place">[{escape(citation.marker)}] {place}</p>'
        f'<blockquote lang="nb">{escape(citation.quote)}</blockquote></li>'
    )


def _form(report: ErrorReport, zone: tzinfo | None, language: Language) -> str:
    id_ = escape(report.id)
    given = report.triage
    said = find(language, f"{_DESK}.field.importance_option")
    importance = Chosen("importance_given", given.importance, IMPORTANCE, said)
    cause = Chosen("cause", given.cause or "", tuple(cause or "" for cause in CAUSES))
    judged = ""
    if report.judged_at:
        when = said_moment(report.judged_at, zone, language)
        words = _words("judged", language, by=report.judged_by, when=when)
        judged = f'<p class="hint">{words}</p>'
    return (
        f'<form class="triage" id="triage-{id_}" data-report="{id_}"'
        f' data-seen="{seen_of(report)}" novalidate>'
        f"<h4>{_words('triage', language)}</h4>{judged}"
        f'<div class="fields">{select(importance, id_, language)}'
        f"{select(cause, id_, language)}</div>"
        f'<label for="note-{id_}">{_words("note", language)}</label>'
        f'<p class="hint" id="note-hint-{id_}">{_words("note_hint", language)}</p>'
        f'<textarea id="note-{id_}" name="note" maxlength="{LONGEST_NOTE}"'
        f' aria-describedby="note-hint-{id_} note-{id_}-problem">{escape(given.note)}</textarea>'
        f'<p class="problem" id="note-{id_}-problem" role="alert" hidden></p>'
        f'<label class="check" for="done-{id_}"><input type="checkbox" id="done-{id_}" name="done"'
        f"{' checked' if given.done else ''}> {_words('done', language)}</label>"
        f'<p class="problem" id="meanwhile-{id_}-problem" role="alert" hidden></p>'
        f'<p class="act"><button type="submit" class="primary" id="save-{id_}">'
        f'{_words("save", language)}</button> <span class="saved"></span></p></form>'
    )
