"""The panel with the list of the documents."""

from __future__ import annotations

from html import escape

from assistant.answers import Language
from assistant.dates import said_date
from assistant.texts import say
from assistant.ui.ask.listed import fact, ordered, replaced_by, standing
from assistant.ui.documents.contents import address
from assistant.ui.documents.reader import whereabouts
from assistant.ui.panel import Value
from ingest import Index, Source


def documents(index: Index, language: Language) -> Value:
    """The value of the panel: each document, the most trusted first."""
    items = "".join(_item(index, source, language) for source in ordered(index))
    built = say(language, "page.documents.built", date=said_date(index.manifest.built, language))
    return {
        "html": (
            f'<div class="page"><h1>{escape(say(language, "page.views.documents"))}</h1>'
            f'<p class="lead">{escape(say(language, "page.reader.lead"))}</p>'
            f'<ul class="shelf">{items}</ul><p class="built">{escape(built)}</p></div>'
        )
    }


def _item(index: Index, source: Source, language: Language) -> str:
    facts = [
        fact("publisher", escape(source.publisher), language),
        fact("level", escape(say(language, f"page.level.{source.level}")), language),
        fact("dated", escape(said_date(source.dated, language)), language),
        fact("standing", standing(source.standing, language), language),
    ]
    if source.law:
        facts.append(fact("law", escape(source.law), language, label_shown=True))
    return (
        f'<li><h2 lang="{escape(source.language)}">'
        f'<a href="{escape(address(source.id))}">{escape(source.title)}</a></h2>'
        f'<dl class="facts">{"".join(facts)}</dl>{replaced_by(index, source, language)}'
        f"{whereabouts(source, language)}</li>"
    )
