"""How it went, as a table that can be read on a narrow screen too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from assistant.answers import Language
from assistant.training import Progress
from assistant.ui.words import words_under

_COLUMNS = ("answered", "knew", "partly", "did_not_know")
Actions = Callable[[Progress, Language], str]
_words = words_under("page.supervisor.training")


def table(
    rows: Sequence[Progress],
    caption: str,
    first: str,
    language: Language,
    actions: Actions | None = None,
) -> str:
    """A row for each topic or session; ``actions`` gives the buttons of a row."""
    names = [first, *_COLUMNS, *(["actions"] if actions else [])]
    head = "".join(f'<th scope="col">{_words(f"column.{name}", language)}</th>' for name in names)
    body = "".join(_row(row, language, actions) for row in rows)
    return (
        f'<table class="progress"><caption>{_words(caption, language)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: Progress, language: Language, actions: Actions | None) -> str:
    cells = "".join(
        f'<td data-label="{_words(f"column.{name}", language)}">{getattr(row, name)}</td>'
        for name in _COLUMNS
    )
    last = f'<td class="row-actions">{actions(row, language)}</td>' if actions else ""
    return f'<tr><th scope="row">{escape(row.name)}</th>{cells}{last}</tr>'
