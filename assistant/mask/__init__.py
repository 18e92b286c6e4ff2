"""Take personal data out of a text, before anything else sees it.

One file for what finds a kind of data, one line for each kind in ``FINDERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.mask.addresses import find_addresses
from assistant.mask.birth import find_birth_dates
from assistant.mask.contact import find_accounts, find_emails, find_phones
from assistant.mask.identity import find_ids
from assistant.mask.names import find_names
from assistant.mask.spans import Span
from assistant.mask.unseen import MOST_ROUNDS, clean

__all__ = ["FINDERS", "Masked", "clean", "mask"]

Finder = Callable[[str], Iterator[Span]]

FINDERS: dict[str, Finder] = {
    "e-post": find_emails,
    "fødselsnummer": find_ids,
    "fødselsdato": find_birth_dates,
    "kontonummer": find_accounts,
    "telefon": find_phones,
    "adresse": find_addresses,
    "navn": find_names,
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and which kinds were taken out."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Put a placeholder such as ``[navn]`` for each piece of personal data."""
    text = clean(text)
    kinds: list[str] = []
    for _ in range(MOST_ROUNDS):  # a placeholder can uncover what stands beside it
        before = text
        for kind, find in FINDERS.items():
            masked = replace(text, find(text), f"[{kind}]")
            if masked != text and kind not in kinds:
                kinds.append(kind)
            text = masked
        if text == before:
            break
    return Masked(text, tuple(kinds))


def replace(text: str, spans: Iterator[Span], placeholder: str) -> str:
    """The text with the placeholder for each span; spans come in order and don't overlap."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], placeholder]
        done = end
    return "".join([*pieces, text[done:]])
