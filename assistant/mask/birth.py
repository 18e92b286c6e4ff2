"""Find dates of birth; other dates stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.mask.spans import Span, merge

MONTH = (
    r"(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mars?|march|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)\.?"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? ?(?:of )?{MONTH}(?:,? ?\d{{4}}|,? '?\d{{2}}(?!\d))?"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}[./\- ]{1,2}\d{1,2}[./\- ]{1,2}(?:\d{4}|\d{2})"
    r"|\d{1,2}[./]\d{1,2}\.?|\d{6}|\d{8})(?![\d])"
)
BIRTH_DATE = re.compile(
    r"(?i)(?:(?<!\w)(?:født|fødd|fødde|fødte|fødsel|fødselsdato|fødselsdag|fødselsdagen|bursdag"
    r"|bursdagen|born|birthday|birth|dob|d\.o\.b|f|fdato|geboren)\b"
    r"(?:[ .:,]{1,3}(?:den|i|på|dato|er|on|the|is|in|dag)\b){0,2}[ .:,(]{0,3}"
    r"|(?<!\w)(?:gutt|gutten|guten|gut|jente|jenta|barn|barnet|elev|eleven|sønn|sønnen|datter"
    r"|datteren|son|daughter|child|boy|girl|pupil|pasient|pasienten|\[navn\])[ ,(:]{1,3})"
    rf"({DATE})"
)
BORN_BEHIND = re.compile(
    rf"(?i)(?<![\d.])({DATE})[ ,)]{{1,3}}(?:er |ble |is )?(?:født|fødd|born)\b"
)
# After a noun alone ("barnet 3. april") only a whole date with figures is a birth date.
ONLY_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{6}")


def find_birth_dates(text: str) -> Iterator[Span]:
    """Dates that a person is born on: after "født", "f." and the like, or after "gutt", "jente"."""
    spans = [
        match.span(1)
        for match in BIRTH_DATE.finditer(text)
        if is_birth_cue(match[0]) or ONLY_FIGURES.fullmatch(match[1])
    ]
    return merge([*spans, *(match.span(1) for match in BORN_BEHIND.finditer(text))])


def is_birth_cue(written: str) -> bool:
    """Whether the words before the date speak of birth."""
    return re.match(r"(?i)fø|f\b|fdato|bursdag|born|birth|dob|d\.o|geb", written) is not None
