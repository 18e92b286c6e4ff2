"""The panel of the view: one sheet that can be read from top to bottom, and hung up on paper."""

from __future__ import annotations

from html import escape
from itertools import groupby

from assistant import Knowledge
from assistant.answers import Language
from assistant.dates import said_date
from assistant.emergency import card as emergency_card
from assistant.texts import say
from assistant.ui.ask.emergency import card
from assistant.ui.icons import icon
from assistant.ui.panel import Value
from assistant.ui.report.quoted import cautions, figure
from assistant.ui.words import words_under
from ingest import WORKPLACES, Reporting

# In the order of the sheet; what concerns one place of work comes before them.
TOPICS = ("signs", "before", "how", "after", "feedback", "cooperation")
# The second reference is for health personnel: not for those who are known to be none.
_HEALTH = ("none", "health_station", "gp", "other")
_QUESTIONS = 4
_words = words_under("page.report")


def report(reporting: Reporting, knowledge: Knowledge, language: Language) -> Value:
    """The value of the panel; the browser shows what is for the chosen place of work."""
    built = said_date(knowledge.index.manifest.built, language)
    topics = "".join(
        f'<section id="report-{topic}"><h2 tabindex="-1">{_words(f"topics.{topic}", language)}</h2>'
        f"{_said(topic, reporting, knowledge, language)}</section>"
        for topic in TOPICS
    )
    return {
        "label": say(language, "page.passage.label"),
        "html": (
            f'<div class="page"><h1>{escape(say(language, "page.views.report"))}</h1>'
            f'<p class="lead">{_words("intro", language)}</p>'
            f"{card(emergency_card(knowledge.settings, language), language)}"
            f"{_workplace(language)}{_law(language)}"
            f"{_contents(language)}{_for_roles(reporting, knowledge, language)}{topics}"
            '<section id="report-sources">'
            f'<h2 tabindex="-1">{_words("topics.sources", language)}</h2>'
            f"{cautions(reporting, knowledge, language)}</section>"
            f"{_asking(questions(reporting, knowledge, language), language)}"
            f'<p class="made">{_words("made", language, date=built)}</p></div>'
        ),
    }


def gone(knowledge: Knowledge, language: Language) -> Value:
    """The value where the corpus cannot be found: what is missing, and what holds without it."""
    heading, *words = (_words(f"gone.{key}", language) for key in ("heading", "what", "mend"))
    told = "".join(f"<p>{said}</p>" for said in words)
    return {
        "label": say(language, "page.passage.label"),
        "html": (
            f'<div class="page"><h1>{escape(say(language, "page.views.report"))}</h1>'
            f"{card(emergency_card(knowledge.settings, language), language)}"
            f'<div class="notice caution"><div class="point">{icon("caution")}<div>'
            f'<p class="notice-heading">{heading}</p>{told}</div></div></div>'
            f"{_law(language)}{_asking((), language)}</div>"
        ),
    }


def _workplace(language: Language) -> str:
    choices = "".join(
        f'<label><input type="radio" name="workplace" value="{role}" data-said="'
        f'{_words("shown", language, heading=_heading(role, language))}">'
        f"<span>{_words(f'workplaces.{role}', language)}</span></label>"
        for role in WORKPLACES
    )
    return (
        f"<fieldset><legend>{_words('workplace', language)}</legend>"
        f'<div class="choices">{choices}</div><p class="unseen said" role="status"></p></fieldset>'
    )


def _law(language: Language) -> str:
    """The two references, and nothing more about the law."""
    return (
        f'<section class="law"><h2>{_words("law.heading", language)}</h2>'
        f"<p>{_words('law.not_said', language)}</p><ul><li>{_words('law.duty', language)}</li>"
        f'<li data-roles="{" ".join(_HEALTH)}">{_words("law.health", language)}</li></ul>'
        f"<p>{_words('law.ask', language)}</p></section>"
    )


def _contents(language: Language) -> str:
    label = _words("contents", language)
    links = "".join(
        f'<li><a href="#report" data-to="report-{topic}">'
        f"{_words(f'topics.{topic}', language)}</a></li>"
        for topic in (*TOPICS, "sources", "asking")
    )
    return (
        f'<div class="contents"><nav aria-label="{label}"><h2>{label}</h2><ul>{links}</ul></nav>'
        f'<button type="button" class="quiet print">{icon("print")}'
        f"<span>{_words('print', language)}</span></button></div>"
    )


def _for_roles(reporting: Reporting, knowledge: Knowledge, language: Language) -> str:
    return "".join(
        f'<section data-roles="{role}" hidden><h2>{escape(_heading(role, language))}</h2>'
        f"{_said('role', reporting, knowledge, language, only=role)}</section>"
        for role in WORKPLACES
    )


def _heading(role: str, language: Language) -> str:
    return say(language, f"page.report.especially.{role}")


def _said(
    topic: str, reporting: Reporting, knowledge: Knowledge, language: Language, only: str = ""
) -> str:
    """The quotes on a topic and what the documents do not say of it; ``only`` those for a role."""
    html = []
    chosen = [
        (number, said)
        for number, said in enumerate(reporting.said)
        if said.topic == topic and (not only or only in said.roles)
    ]
    for (_, roles), of_source in groupby(
        chosen, lambda one: (one[1].source_id, () if only else one[1].roles)
    ):
        html.append(_for(roles, figure(tuple(of_source), knowledge, language)))
    for unsaid in reporting.unsaid:
        if unsaid.topic == topic and (not only or only in unsaid.roles):
            told = escape(unsaid.says[language])
            html.append(
                _for(() if only else unsaid.roles, f'<p class="unsaid">{icon("info")}{told}</p>')
            )
    if not html:
        html.append(f'<p class="unsaid">{_words("nothing", language)}</p>')
    return "".join(html)


def _for(roles: tuple[str, ...], html: str) -> str:
    """What is for some places of work alone; without any it is for all."""
    return html if not roles else f'<div data-roles="{" ".join(roles)}" hidden>{html}</div>'


def _asking(examples: tuple[str, ...], language: Language) -> str:
    chips = "".join(
        f'<li><button type="button" class="chip" data-ask="{escape(asked)}">{escape(asked)}'
        "</button></li>"
        for asked in examples
    )
    chosen = f"<p>{_words('examples', language)}</p><ul>{chips}</ul>" if chips else ""
    return (
        '<section id="report-asking" class="asking">'
        f'<h2 tabindex="-1">{_words("topics.asking", language)}</h2>'
        f"<p>{_words('where', language)}</p>"
        f'<button type="button" class="primary go">{_words("go", language)}</button>'
        f"{chosen}</section>"
    )


def questions(reporting: Reporting, knowledge: Knowledge, language: Language) -> tuple[str, ...]:
    """A few anticipated questions about reporting, in the language."""
    known = {asked.question for asked in knowledge.index.questions}
    named = (said.ask[language] for said in reporting.said if said.ask)
    return tuple(question for question in named if question in known)[:_QUESTIONS]
