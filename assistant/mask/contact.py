"""Find telephone numbers, e-mail addresses and account numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.mask.spans import Span

PHONE = re.compile(
    r"(?<![\d§+])(?<!\d[.,\-/])(?<!\d )"
    r"(?:(?:\(?(?:\+|00) ?47\)?[ .\-]{0,2})(?:\d[ .\-]?){7}\d"
    r"|(?:\+|\b00)[1-9]\d{0,2}[ .\-]?(?:\(0\)[ ]?)?(?:\d[ .\-]?){6,11}\d"
    r"|(?!19|20)[2-9]\d{7}"
    r"|[2-9]\d{2}[ .\-]\d{2}[ .\-]\d{3}"
    r"|[2-9]\d[ .\-]\d{2}[ .\-]\d{2}[ .\-]\d{2}"
    r"|(?<=tlf )[2-9]\d{3} \d{4}|(?<=tlf\. )[2-9]\d{3} \d{4}|(?<=nummer )[2-9]\d{3} \d{4}"
    r"|(?<=mobil )[2-9]\d{3} \d{4}|(?<=telefon )[2-9]\d{3} \d{4}|(?<=ring )[2-9]\d{3} \d{4})"
    r"(?!\d)(?![.,\-/]\d)"
)
EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w+%'-][\w.+%'-]*(?: ?@ ?| ?[(\[](?:at|krøllalfa)[)\]] ?| krøllalfa )"
    r"[\w-]+(?:(?:\.| punktum | dot | ?[(\[](?:dot|punktum)[)\]] ?)[\w-]+)+"
)


def find_phones(text: str) -> Iterator[Span]:
    """Telephone numbers; not the short ones of services (112, 116 111)."""
    return (match.span() for match in PHONE.finditer(text))


# Four, two and five digits, parted as account numbers are; unparted they could be anything.
ACCOUNT = re.compile(r"(?<!\d)\d{4}[ .]\d{2}[ .]\d{5}(?!\d)")


def find_accounts(text: str) -> Iterator[Span]:
    """Bank account numbers."""
    return (match.span() for match in ACCOUNT.finditer(text))


def find_emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also with "krøllalfa" for the sign."""
    if "@" not in text and "(at)" not in text and "[at]" not in text and "krøllalfa" not in text:
        return iter(())
    return (match.span() for match in EMAIL.finditer(text))
