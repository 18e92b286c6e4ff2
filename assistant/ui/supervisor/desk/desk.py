"""The section "desk": what was asked and not answered, error reports, approvals to look through.

figures.py, plot.py  what is counted, and drawn         alike.py    questions grouped by meaning
questions.py         the parts about questions          reports.py  error reports and their triage
fields.py            choices and their labels           waits.py    what waits for the supervisor
parts.py             how a section is drawn             moments.py  times by the browser's clock
"""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr

from assistant.answers import Language
from assistant.records import (
    ErrorReport,
    JudgedMeanwhile,
    KeptQuestion,
    NoSuchRecord,
    RecordsUnavailable,
    list_approved,
    list_questions,
    list_reports,
    triage_report,
)
from assistant.supervisor import Session
from assistant.texts import say
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, on, panel
from assistant.ui.sent import Sent, sent
from assistant.ui.supervisor import parts as parts_module
from assistant.ui.supervisor.desk.alike import Meanings
from assistant.ui.supervisor.desk.figures import Asked, by_day, by_topic
from assistant.ui.supervisor.desk.plot import plot
from assistant.ui.supervisor.desk.questions import (
    choice,
    filters_part,
    numbers_part,
    topic_of,
    topics_part,
    unanswered,
    unanswered_part,
    used_part,
)
from assistant.ui.supervisor.desk.reports import (
    LONGEST_NOTE,
    meanwhile_words,
    reports_part,
    seen,
    seen_of,
    sought,
    triage,
)
from assistant.ui.supervisor.desk.waits import due_part, waiting_part
from assistant.ui.supervisor.parts import STALE, frame, unavailable, value
from assistant.ui.supervisor.sections import SHUT, Section, session_of
from assistant.ui.views import Visit

# How long questions are compared before the page is drawn; the browser asks again for the rest.
_SECONDS = 0.4
_DESK = "page.supervisor.desk"
# Headings, each with the parts below it.
_PARTS = {
    "": ("waiting",),
    "questions": ("filters", "numbers", "days"),
    "unanswered": ("unanswered",),
    "topics": ("topics",),
    "used": ("used",),
    "reports": ("reports",),
    "approved": ("approved",),
}


def desk_section(backing: Backing, visit: Visit, language: Language) -> Section:  # noqa: ARG001
    """The section, shut until somebody is signed in."""
    meanings = Meanings(backing.knowledge)

    def look(event: gr.EventData, token: str) -> Value:
        return drawn(backing, meanings, sent(event)) if session_of(backing, token) else SHUT

    def judge(event: gr.EventData, token: str) -> Value:
        session = session_of(backing, token)
        return judged(backing, meanings, sent(event), session.name) if session else SHUT

    def shown(language: Language, session: Session) -> Value:  # noqa: ARG001
        return STALE

    shut = panel(parts_module.__file__, SHUT, "desk")
    on(shut.select, look, visit.token, shut)
    on(shut.submit, judge, visit.token, shut)
    return Section(shut, shown)


def drawn(backing: Backing, meanings: Meanings, said: Sent) -> Value:
    """The value of the panel; calm words where the records cannot be read."""
    html = frame("desk", _PARTS, said.language)
    try:
        parts, pending = _parts(backing, meanings, said)
    except RecordsUnavailable as problem:
        return value(html, trouble=unavailable(problem, said.language))
    return value(html, parts, pending=pending)


def judged(backing: Backing, meanings: Meanings, said: Sent, by: str) -> Value:
    """The value after a report was judged, with words that say whether it is kept."""
    report, language = said.text("report"), said.language
    at = f"triage-{report}"
    if len(said.text("note")) > LONGEST_NOTE:
        long = say(language, f"{_DESK}.reports.too_long", limit=LONGEST_NOTE)
        return value(frame("desk", _PARTS, language), problems={f"note-{report}": long})
    try:
        kept = triage_report(report, triage(said), by, seen(said), backing.records)
    except JudgedMeanwhile as meanwhile:
        return _overtaken(backing, meanings, said, meanwhile.report)
    except NoSuchRecord:
        gone = say(language, f"{_DESK}.reports.gone")
        return drawn(backing, meanings, said) | {"trouble": gone}
    except RecordsUnavailable as problem:
        why = say(language, "page.supervisor.not_saved") + " " + unavailable(problem, language)
        return value(frame("desk", _PARTS, language), trouble=why)
    state = "done" if kept.triage.done else "open"
    saved = say(language, f"{_DESK}.reports.saved_{state}")
    return drawn(backing, meanings, said) | {"saved": saved, "at": at}


def _overtaken(backing: Backing, meanings: Meanings, said: Sent, report: ErrorReport) -> Value:
    """The value with the report as somebody else left it, whatever is looked for; and who did."""
    told = meanwhile_words(report, choice(said).zone, said.language)
    newest = {"form": f"triage-{report.id}", "seen": seen_of(report)}
    value = drawn(backing, meanings, Sent(said.values | {"overtaken": report.id}))
    return value | {"problems": {f"meanwhile-{report.id}": told}, "newest": newest}


def _parts(backing: Backing, meanings: Meanings, said: Sent) -> tuple[dict[str, str], int]:
    """The parts of the desk by name, and how many questions are still to be compared."""
    records, index, language = backing.records, backing.knowledge.index, said.language
    chosen, wanted = choice(said), sought(said)
    kept, reports, approved = list_questions(records), list_reports(records), list_approved(records)
    pending = meanings.learn(_without_place(kept, reports), _SECONDS)

    def topic(asked: Asked) -> str:
        return topic_of(asked, meanings, index)

    def is_chosen(asked: Asked) -> bool:
        return chosen.allows(asked) and (not chosen.topic or topic(asked) == chosen.topic)

    everything: list[Asked] = [*kept, *reports]
    offered = {topic(asked) for asked in everything if chosen.allows(asked)}
    allowed = [asked for asked in kept if is_chosen(asked)]
    told = [report for report in reports if is_chosen(report) or report.id == wanted.overtaken]
    refused = unanswered(allowed)
    parts = {
        "waiting": waiting_part(_open(reports), approved, index, language),
        "filters": filters_part(chosen, offered, language),
        "numbers": numbers_part(allowed, len(kept), _open(told), language),
        "days": plot(by_day(allowed, chosen.zone), language),
        "unanswered": unanswered_part(refused, meanings, pending, chosen.zone, language),
        "topics": topics_part(by_topic(allowed, topic), language),
        "used": used_part(allowed, index, language),
        "reports": reports_part(told, len(reports), wanted, chosen.zone, language),
        "approved": due_part(approved, index, language),
    }
    return parts, pending


def _open(reports: Sequence[ErrorReport]) -> int:
    return sum(not report.triage.done for report in reports)


def _without_place(kept: Sequence[KeptQuestion], reports: Sequence[ErrorReport]) -> list[str]:
    """The questions that cite nothing, whose topic is what they mean."""
    reported = [report.question for report in reports if not report.citations]
    return [asked.question for asked in unanswered(kept)] + reported
