"""Find street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.mask.spans import Span, merge

STREET = r"(?:gata|gaten|gate|gt|veien|vegen|vei|veg|svingen|allé|alleen|alléen|stien|bakken)"
ROAD = r"(?:gata|gaten|gate|veien|vegen|vei|svingen|allé|alleen|bakken)"
PLACE_IN_STREET = (
    rf"(?:{STREET}|vn|v|alle|plass|plassen|torg|torget|bakke|sti|lia|løkka|haugen|åsen|jordet|tunet"
    r"|tun|kroken|ringen|terrasse|kaia|brygge|bryggen|smauet|grenda|stubben|faret|høgda|høyden|toppen"
    r"|dalen|marka|vangen|løypa|veita|skogen|berget|lunden|hagen|parken|vollen|moen|myra|vika|neset"
    r"|sletta|feltet|brinken|kleiva|geilen|råket|tråkket|gutu|gutua|kvartalet|gårdsvei|ås)"
)
NUMBER = r"[ ]?(?:nr\.? ?)?\d{1,4}(?: ?[A-Za-zÆØÅ](?!\w))?(?![\d.]?\d)"
TOWN = r"(?:,? ?(?:[HUKL]\d{4}))?(?:,?\s{0,2}\d{4} [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)?"
CAPITAL = r"[A-ZÆØÅÁČĐŊŠŦŽ]"
ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{CAPITAL}[\w'.-]{{0,25}} ){{1,3}}"
    rf"(?:{STREET}|plass|allé|terrasse)\.?{NUMBER}{TOWN}"
    rf"|{CAPITAL}[\w'-]{{1,25}}?{PLACE_IN_STREET}\.?{NUMBER}{TOWN}"
    rf"|[a-zæøå][\w'-]{{1,25}}?{STREET}\.?[ ]\d{{1,4}} ?[a-zA-Z]?(?!\w){TOWN}"
    rf"|\d{{1,4}} {CAPITAL}\w{{1,25}} (?:Street|Road|Avenue|Lane|Drive)\b)"
)
LIVES_IN = re.compile(
    r"(?i:\b(?:bor|bur|budde|bodde|adressen?|lives|address)(?: er| is)?(?: i| på| in| at)?:? )"
    rf"((?:{CAPITAL}[\w'.-]{{0,25}} ){{0,2}}(?i:[\w'-]{{2,25}}?{ROAD}|(?<= ){ROAD})\b\.?{TOWN})"
)


def find_addresses(text: str) -> Iterator[Span]:
    """Streets with a number, and streets after "bor i"."""
    spans = [match.span() for match in ADDRESS.finditer(text)]
    return merge([*spans, *(match.span(1) for match in LIVES_IN.finditer(text))])
