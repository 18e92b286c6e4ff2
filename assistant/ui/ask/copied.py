"""An answer as plain text to paste elsewhere, with everything needed to check it."""

from __future__ import annotations

from datetime import datetime

from assistant.answers import Answer, Citation, Language
from assistant.dates import date_and_time, said_date
from assistant.signed import approved_by
from assistant.texts import say
from assistant.ui.ask.ground import Ground
from assistant.ui.markdown import as_plain


def copied(answer: Answer, ground: Ground, asked_at: datetime, language: Language) -> str:
    """All that is needed to check the answer: quotes, when and from what, what Veiviser is not."""

    def words(key: str) -> str:
        return say(language, f"page.copied.{key}")

    lines = [f"{words('question')}: {answer.question}"]
    if answer.standalone_question not in ("", answer.question):
        lines.append(f"{words('standalone')}: {answer.standalone_question}")
    if approved := approved_by(answer):
        lines += ["", approved]
    lines += ["", as_plain(answer.text)]
    for notice in answer.notices:
        heading = say(language, notice.heading)
        lines += ["", f"{heading}: {as_plain(notice.text)}"]
    if answer.citations:
        lines += ["", f"{words('sources')}:"]
        lines += [_source(citation, language) for citation in answer.citations]
    made = say(
        language,
        "page.copied.made",
        **date_and_time(asked_at, language),
        built=said_date(ground.built, language),
        version=ground.version,
    )
    return "\n".join([*lines, "", made, say(language, "page.not_for")])


def _source(citation: Citation, language: Language) -> str:
    facts = ", ".join(
        (
            citation.publisher,
            said_date(citation.dated, language),
            say(language, f"page.standing.{citation.standing}").lower(),
        )
    )
    place = " > ".join((citation.title, *citation.section))
    quote = " ".join(citation.quote.split())
    return (
        f"[{citation.marker}] {place} ({facts}).\n"
        f"    {say(language, 'page.copied.quote')}: «{quote}»"
    )
