"""The emergency card: large, first, with numbers that can be tapped."""

from __future__ import annotations

import re
from html import escape

from assistant.answers import Language
from assistant.emergency import numbers
from assistant.texts import say
from assistant.ui.icons import icon
from assistant.ui.markdown import as_html
from ingest import Settings

_HEADING = re.compile(r"\s*\*\*([^*\n]+)\*\*\s*(?:\n\n|$)")
_MARKER = re.compile(r"\[\d{1,3}\]")
# Norwegian numbers: 112, 116 111, 5 digits, and 8 digits in pairs or as 3-2-3.
_NUMBER = re.compile(
    r"(?<![\w§.,-])(?:\+47\s?)?(?:11[0-9]|116\s?\d{3}|\d{2}(?:\s\d{2}){3}|\d{3}\s\d{2}\s\d{3}|\d{8}"
    r"|0\d{4})(?!\d|[\s ]\d)"
    # The municipality's own may be written in any way; it stands alone in bold.
    r"|(?<=<strong>)\+?\d(?: ?\d){2,14}(?=</strong>)"
)


def split_card(text: str) -> tuple[str, str]:
    """The card, and what the documents say below it.

    That begins at the first paragraph with a marker, or at the line that announces it.
    """
    blocks = text.split("\n\n")
    cited = next((place for place, block in enumerate(blocks) if _MARKER.search(block)), None)
    if not cited:
        return text, ""
    if cited > 1 and blocks[cited - 1].rstrip().endswith(":"):
        cited -= 1
    return "\n\n".join(blocks[:cited]), "\n\n".join(blocks[cited:])


def card(text: str, language: Language) -> str:
    """The card as HTML; every telephone number in it is a link that calls.

    A first paragraph that is all in bold is its heading.
    """
    bold = _HEADING.match(text)
    heading = bold[1] if bold else say(language, "page.turn.emergency")
    html = as_html(text[bold.end() :] if bold else text, lambda _: None)
    return (
        f'<div class="card"><p class="card-heading">{icon("phone")}'
        f"<span>{escape(heading)}</span></p>"
        f"{_NUMBER.sub(lambda found: _call(found[0], language), html)}</div>"
    )


def calls(settings: Settings, language: Language) -> str:
    """The numbers of the card as a list of links that call, for where the card itself is not."""
    items = "".join(
        f"<li>{_call(number.phone, language)} {escape(number.whom)}</li>"
        if number.phone
        else f"<li>{escape(number.whom)}</li>"
        for number in numbers(settings, language)
    )
    return f'<ul class="calls">{items}</ul>'


def _call(number: str, language: Language) -> str:
    name = escape(say(language, "page.turn.call", number=number))
    dialled = "".join(number.split())
    return f'<a href="tel:{dialled}" aria-label="{name}">{number}</a>'
