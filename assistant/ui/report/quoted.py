"""What the documents say on reporting: each quote with its source, and the notices about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from assistant import Knowledge
from assistant.answers import Citation, Language, NoticeKind
from assistant.cite import citation
from assistant.dates import said_date
from assistant.notices import about_sources
from assistant.texts import say
from assistant.ui.ask.listed import standing
from assistant.ui.ask.notices import notice_boxes
from assistant.ui.ask.passage import passage
from ingest import Reporting, Said, Statement, overlap


def figure(numbered: Sequence[tuple[int, Said]], knowledge: Knowledge, language: Language) -> str:
    """Quotes of one source below its name; each with its number among all that is said."""
    number, said = numbered[0]
    cited = cited_by(number, said, knowledge)
    facts = " · ".join(
        (
            cited.publisher,
            said_date(cited.dated, language),
            say(language, f"page.level.{cited.level}"),
        )
    )
    tags = "" if cited.standing == "published" else standing(cited.standing, language)
    tags += _tag("old_law", cited, knowledge, language)
    spoken = escape(knowledge.index.sources[said.source_id].language)
    quotes = "".join(_quote(n, one, spoken, knowledge, language) for n, one in numbered)
    return (
        f'<figure><figcaption><cite lang="{spoken}">{escape(cited.title)}</cite>'
        f'<span class="facts">{escape(facts)}</span>{tags}</figcaption>{quotes}</figure>'
    )


def _quote(number: int, said: Said, spoken: str, knowledge: Knowledge, language: Language) -> str:
    cited = cited_by(number, said, knowledge)
    section = cited.section[-1].rstrip(" :") if cited.section else ""
    name = say(language, "page.report.open_named", title=cited.title, section=section)
    return (
        f'<blockquote lang="{spoken}">{_words(said, knowledge)}</blockquote>'
        f'<div class="place"><p><span lang="{spoken}">{escape(section)}</span>'
        f"{_tag('old_name', cited, knowledge, language)}</p>"
        f'<button type="button" class="quiet open" data-number="{number}"'
        f' aria-label="{escape(name)}">{escape(say(language, "page.report.open"))}</button></div>'
    )


def opened(number: int, said: Said, knowledge: Knowledge, language: Language) -> str:
    """The passage that a quote stands in, with the quote marked, and the notices about it."""
    cited = cited_by(number, said, knowledge)
    about = [n for n in about_sources((cited,), knowledge, language) if n.kind != "local_only"]
    boxes = notice_boxes(about, lambda _: "", 1, language)
    return passage(knowledge.index, cited, language) + boxes


def cautions(reporting: Reporting, knowledge: Knowledge, language: Language) -> str:
    """What is to be known of the sources of all that is said, once, with their titles."""
    cited = [cited_by(n, said, knowledge) for n, said in enumerate(reporting.said)]
    titles = {citation.marker: f"«{citation.title}»" for citation in cited}
    notices = []
    for notice in about_sources(cited, knowledge, language):
        named = ", ".join(dict.fromkeys(titles[marker] for marker in notice.markers))
        told = say(language, "page.report.concerns", text=notice.text, titles=named)
        notices.append(replace(notice, text=told, markers=()))
    boxes = notice_boxes(notices, lambda _: "", 0, language)
    local = escape(say(language, "page.report.local"))
    return boxes + (f"<p>{local}</p>" if any(c.level == "local" for c in cited) else "")


def cited_by(number: int, said: Said, knowledge: Knowledge) -> Citation:
    """The quote as a citation, as an answer would have it."""
    return citation(str(number + 1), _statement(said, knowledge), said.span, knowledge.index)


def _statement(said: Said, knowledge: Knowledge) -> Statement:
    """The statement that the quote begins with."""
    return next(
        statement
        for statement in knowledge.index.statements
        if statement.source_id == said.source_id
        and any(overlap(span, said.span) for span in statement.spans)
    )


def _words(said: Said, knowledge: Knowledge) -> str:
    """The lines of the quote, below what introduces it in the document."""
    statement = _statement(said, knowledge)
    heading = statement.path[-1] if statement.path else ""  # shown below the quote
    before = [part for part in (statement.lead_in, *statement.parents) if part not in ("", heading)]
    html = "".join(f'<p class="before">{escape(part)}</p>' for part in before)
    first, *rest = said.lines
    html += f"<p>{escape(first)}</p>"
    if any(line.startswith("•") for line in rest) or first.endswith(":"):
        items = "".join(f"<li>{escape(line.lstrip('• '))}</li>" for line in rest)
        return f"{html}<ul>{items}</ul>"
    return html + "".join(f"<p>{escape(line)}</p>" for line in rest)


def _tag(kind: NoticeKind, cited: Citation, knowledge: Knowledge, language: Language) -> str:
    """A tag for each notice of this kind about what is cited."""
    return "".join(
        f'<span class="tag unfinished">{escape(words)}</span>'
        for notice in about_sources((cited,), knowledge, language)
        if notice.kind == kind
        for words in [say(language, f"page.report.tag.{notice.case or kind}")]
    )
