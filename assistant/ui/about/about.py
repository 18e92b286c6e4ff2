"""The panel of the view: how answers are made, from what, what is kept, what it cannot do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib import metadata

from assistant.answers import Language
from assistant.dates import said_date
from assistant.texts import find, say
from assistant.ui.ask.listed import ordered, standing
from assistant.ui.ask.opening import steps
from assistant.ui.backing import Backing
from assistant.ui.panel import Value
from assistant.ui.words import words_under
from ingest import Index, Source

_COLUMNS = ("title", "publisher", "level", "dated", "standing", "law")
_words = words_under("page.about")


def about(backing: Backing, language: Language) -> Value:
    """The value of the panel."""
    index, days = backing.knowledge.index, backing.settings.keep_days
    kept = "kept_here" if backing.records.file else "kept_elsewhere"
    built = said_date(index.manifest.built, language)
    parts = (
        f"<h1>{escape(say(language, 'page.views.about'))}</h1>",
        f'<p class="lead">{_words("lead", language)}</p>',
        _heading("how", language),
        _list([*find(language, "page.about.how_each"), say(language, "page.about.no_model")]),
        _heading("check", language),
        steps(language),
        _again(language),
        _heading("cannot", language),
        _list([*find(language, "export.limits"), say(language, "page.about.no_channel")]),
        _heading("documents", language),
        _documents(index, language),
        f"<p>{_words('built', language, date=built, version=backing.version)}</p>",
        _heading("privacy", language),
        _list([said.format(days=days) for said in find(language, "page.about.privacy_each")]),
        f"<p>{_words(kept, language)}</p>",
        _heading("wrong", language),
        f"<p>{_words('wrong_whom', language)}</p>",
        f"<p>{_words('version', language, version=version())}</p>",
    )
    return {
        "html": f'<div class="page">{"".join(parts)}</div>',
        "again_done": say(language, "page.about.again_done"),
    }


@cache
def version() -> str:
    """The version of the program that is installed; "?" where it was only copied."""
    try:
        return metadata.version("veiviser")
    except metadata.PackageNotFoundError:
        return "?"


def _again(language: Language) -> str:
    return (
        f'<p><button type="button" class="quiet again">{_words("again", language)}</button>'
        '<span class="again-done" role="status"></span></p>'
    )


def _documents(index: Index, language: Language) -> str:
    """Roles are said again, because the styles of a narrow screen take them away."""
    head = "".join(
        f'<th scope="col" role="columnheader">{_words(column, language)}</th>'
        for column in _COLUMNS
    )
    rows = "".join(_row(source, language) for source in ordered(index))
    return (
        f'<table role="table" aria-label="{_words("documents", language)}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(source: Source, language: Language) -> str:
    facts = {
        "publisher": escape(source.publisher),
        "level": escape(say(language, f"page.level.{source.level}")),
        "dated": escape(said_date(source.dated, language)),
        "standing": standing(source.standing, language),
        "law": escape(source.law) if source.law else _words("no_law", language),
    }
    cells = "".join(
        f'<td role="cell"><span class="label" aria-hidden="true">{_words(column, language)}</span>'
        f"<span>{fact}</span></td>"
        for column, fact in facts.items()
    )
    title = f'<span lang="{escape(source.language)}">{escape(source.title)}</span>'
    return f'<tr role="row"><th scope="row" role="rowheader">{title}</th>{cells}</tr>'


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"


def _heading(key: str, language: Language) -> str:
    return f"<h2>{_words(key, language)}</h2>"
