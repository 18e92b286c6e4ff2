"""Forms of the desk: choices with their labels, and a button that shows what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from assistant.answers import Language
from assistant.ui.words import words_under

_words = words_under("page.supervisor.desk.field")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field where one of ``options`` is chosen.

    ``said`` has words for options that are no texts of ours; ``every`` is the one that leaves
    nothing out.
    """

    name: str
    value: str
    options: tuple[str, ...]
    said: dict[str, str] = field(default_factory=dict)
    every: str = ""


def select(chosen: Chosen, of: str, language: Language) -> str:
    """The field with its label; ``of`` tells it from others of the same name."""
    options = "".join(
        f'<option value="{escape(option)}"{" selected" if option == chosen.value else ""}>'
        f"{_option(chosen, option, language)}</option>"
        for option in chosen.options
    )
    id_ = f"{chosen.name}-{of}"
    return (
        f'<div><label for="{id_}">{_words(chosen.name, language)}</label>'
        f'<select id="{id_}" name="{chosen.name}" data-all="{escape(chosen.every)}">{options}'
        "</select></div>"
    )


def day(name: str, value: date | None, of: str, language: Language) -> str:
    """A field for a date, with its label."""
    written = value.isoformat() if value else ""
    return (
        f'<div><label for="{name}-{of}">{_words(name, language)}</label>'
        f'<input type="date" id="{name}-{of}" name="{name}" value="{written}"></div>'
    )


def filters(of: str, chosen: Sequence[Chosen], language: Language, before: str = "") -> str:
    """A form of what to look at, with buttons that show it and that show all again."""
    fields = before + "".join(select(one, of, language) for one in chosen)
    return (
        f'<form class="filters" novalidate><div class="fields">{fields}</div>'
        f'<p class="act"><button type="submit" class="quiet" id="show-{of}">'
        f'{_words("show", language)}</button> <button type="button" class="quiet all"'
        f' id="all-{of}">{_words("show_all", language)}</button></p></form>'
    )


def _option(chosen: Chosen, option: str, language: Language) -> str:
    if option in chosen.said:
        return escape(chosen.said[option])
    return _words(f"{chosen.name}_option.{option or 'any'}", language)
