"""Reporting an error: a form under each answer, and what comes of sending it."""

from __future__ import annotations

from assistant.answers import Answer, Language
from assistant.records import REASONS, Reason, RecordRefused, RecordsUnavailable, report_error
from assistant.texts import say
from assistant.ui.ask.drawer import drawer_button
from assistant.ui.ask.keeping import why
from assistant.ui.ask.turn import Turn
from assistant.ui.backing import Backing
from assistant.ui.panel import Value
from assistant.ui.sent import Sent
from assistant.ui.words import words_under

_LONGEST = 5_000  # characters, as the records hold
_words = words_under("page.report_error")


def report_button(number: int, language: Language) -> str:
    """What opens the form."""
    return drawer_button(f"report-{number}", "flag", say(language, "page.report_error.button"))


def report_form(number: int, language: Language) -> str:
    """The form for one turn, shut."""
    reasons = "".join(
        f'<label class="choice"><input type="checkbox" name="reasons" value="{reason}">'
        f"<span>{_words(f'reasons.{reason}', language)}</span></label>"
        for reason in REASONS
    )
    about_reasons, about_comment = f"report-{number}-reasons", f"report-{number}-comment"
    return (
        f'<div class="drawer report" id="report-{number}" hidden>'
        f'<form novalidate data-turn="{number}" data-busy="{_words("sending", language)}"'
        f' data-failed="{_words("failed", language)}">'
        f'<fieldset aria-describedby="{about_reasons}">'
        f"<legend>{_words('heading', language)}</legend>"
        f'<div class="choices">{reasons}</div></fieldset>'
        f'<p class="problem" id="{about_reasons}" role="alert" hidden></p>'
        f'<label class="above" for="report-{number}-field">{_words("comment", language)}</label>'
        f'<textarea id="report-{number}-field" name="comment" rows="3" maxlength="{_LONGEST}"'
        f' required aria-describedby="{about_comment} report-{number}-privacy"></textarea>'
        f'<p class="problem" id="{about_comment}" role="alert" hidden></p>'
        f'<p class="hint" id="report-{number}-privacy">{_words("privacy", language)}</p>'
        '<p class="problem trouble" role="alert" hidden></p>'
        f'<div class="actions"><button type="submit" class="primary">'
        f"{_words('send', language)}</button>"
        f'<button type="button" class="quiet" data-shut="">{_words("cancel", language)}</button>'
        "</div></form></div>"
    )


def reported(said: Sent, turns: tuple[Turn, ...], backing: Backing) -> Value:
    """What the script is told of a report that was sent: thanks, or what is wrong with it.

    ``asked`` is given back, so that the script knows which sending this is about.
    """
    number, language = said.number("turn"), said.language
    told: Value = {"turn": number, "asked": said.number("asked"), "problems": {}}
    reasons = tuple(reason for reason in REASONS if reason in said.texts("reasons"))
    comment = said.text("comment")
    missing = [name for name, given in (("reasons", reasons), ("comment", comment)) if not given]
    if missing:
        problems = {name: _plain(f"missing_{name}", language) for name in missing}
        return told | {"problems": problems}
    turn = next((turn for turn in turns if turn.number == number and turn.answer), None)
    if turn is None or turn.answer is None:
        return told | {"trouble": _plain("failed", language)}
    return told | _sent_in(turn.answer, reasons, comment, turn.question_id, backing, language)


def _sent_in(
    answer: Answer,
    reasons: tuple[Reason, ...],
    comment: str,
    question_id: str | None,
    backing: Backing,
    language: Language,
) -> Value:
    try:
        report_error(answer, reasons, comment, backing.version, backing.records, question_id)
    except RecordsUnavailable as error:
        return {"trouble": _plain("lost", language, why=why(error.why, language))}
    except RecordRefused:
        limit = f"{_LONGEST:,}".replace(",", "\u00a0")
        return {"problems": {"comment": _plain("too_long", language, limit=limit)}}
    return {"thanks": _plain("thanks", language, days=backing.records.keep_days)}


def _plain(key: str, language: Language, **values: object) -> str:
    return say(language, f"page.report_error.{key}", **values)
