"""The list of the documents that answers are drawn from."""

from __future__ import annotations

from html import escape

from assistant.answers import Language
from assistant.dates import said_date
from assistant.texts import say
from assistant.ui.documents.contents import address
from ingest import Index, Source


def documents(index: Index, language: Language) -> str:
    """Each source with its publisher, date and standing, the most trusted first."""
    items = "".join(_item(source, language) for source in ordered(index))
    built = say(language, "page.documents.built", date=said_date(index.manifest.built, language))
    return (
        f"<h2>{escape(say(language, 'page.documents.heading'))}</h2>"
        f'<p class="aside-intro">{escape(say(language, "page.documents.intro"))}</p>'
        f'<ul class="documents">{items}</ul><p class="built">{escape(built)}</p>'
    )


def ordered(index: Index) -> list[Source]:
    """The sources: published before unfinished, national before local, then as listed."""
    return sorted(
        index.sources.values(),
        key=lambda source: (source.standing != "published", source.level != "national"),
    )


def standing(value: str, language: Language) -> str:
    """A standing in words, as a tag that stands out where the source is not simply published."""
    kind = "tag" if value == "published" else "tag unfinished"
    return f'<span class="{kind}">{escape(say(language, f"page.standing.{value}"))}</span>'


def fact(key: str, html: str, language: Language, *, label_shown: bool = False) -> str:
    """One thing that is known of a document, for a ``dl``; ``key`` names it."""
    label = "" if label_shown else ' class="unseen"'
    named = escape(say(language, f"page.passage.{key}"))
    return f"<div><dt{label}>{named}</dt><dd>{html}</dd></div>"


def replaced_by(index: Index, source: Source, language: Language) -> str:
    """Which source has taken this one's place, and the way there; empty where none has."""
    newer = index.sources.get(source.superseded_by or "")
    if newer is None:
        return ""
    words = escape(say(language, "page.reader.newer"))
    title = f"{newer.title} ({said_date(newer.dated, language)})"
    return (
        f'<p class="newer">{words}: <a href="{escape(address(newer.id))}">{escape(title)}</a></p>'
    )


def _item(source: Source, language: Language) -> str:
    facts = " · ".join(
        (
            source.publisher,
            say(language, f"page.level.{source.level}"),
            said_date(source.dated, language),
        )
    )
    tag = "" if source.standing == "published" else standing(source.standing, language)
    return (
        f'<li lang="{escape(source.language)}"><a class="document" '
        f'href="{escape(address(source.id))}">{escape(source.title)}</a>'
        f'<span class="facts">{escape(facts)}</span>{tag}</li>'
    )
