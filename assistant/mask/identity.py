"""Find identity numbers: fødselsnummer, D-number, H-number, FH-number and synthetic ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.mask.spans import Span, merge

DIGIT_RUN = re.compile(r"\d(?:[ \t\n.\-–—−‐‑/_,:]{0,3}\d){10,}")
LOOKS_LIKE_ID = re.compile(
    r"(?<!\d)(?:\d{11}|\d{6}[ \t\n.\-–—−‐‑/_:]{1,3}\d{5}|\d{6}[ .\-]\d{3}[ .\-]?\d{2}"
    r"|\d\d([ .\-/])\d\d\1\d\d[ .\-/]{1,3}\d{5})(?!\d)"
)
ID_AFTER_CUE = re.compile(
    r"(?i)\b(?:fødselsnr|fødselsnummer|f\.?nr|personnr|personnummer|d-nummer|dnr|ssn|id number)"
    r"\.?(?: er| is)?[ :]{1,3}(\d[\d \-.]{3,14}\d)(?!\d)"
)
# Added to the month in synthetic numbers (40 also in H-numbers), and to the day in D-numbers.
MONTHS_ADDED = (0, 40, 65, 80)
DAYS_ADDED = (0, 40)


def find_ids(text: str) -> Iterator[Span]:
    """Fødselsnummer, D-number, H-number and synthetic ones, however their digits are spread."""
    spans = [match.span() for match in LOOKS_LIKE_ID.finditer(text) if is_id_shape(match[0])]
    spans += [match.span(1) for match in ID_AFTER_CUE.finditer(text)]
    for run in DIGIT_RUN.finditer(text):
        places = [place for place in range(*run.span()) if text[place].isdigit()]
        digits = "".join(text[place] for place in places)
        for first in range(len(digits) - 10):
            if is_valid_id(digits[first : first + 11]):
                spans.append((places[first], places[first + 10] + 1))
    return merge(spans)


def is_id_shape(written: str) -> bool:
    """Whether eleven digits are an identity number by their look: in one piece, or with a date."""
    return written.isdigit() or has_date("".join(filter(str.isdigit, written)))


def is_valid_id(digits: str) -> bool:
    """Whether date and check digits are those of an identity number."""
    if not has_date(digits):
        return False
    if has_check_digits(digits):
        return True
    for added in MONTHS_ADDED:  # some synthetic series count their check digits before adding
        month = int(digits[2:4]) - added
        if 1 <= month <= 12 and has_check_digits(f"{digits[:2]}{month:02}{digits[4:]}"):
            return True
    return False


def has_check_digits(digits: str) -> bool:
    """Whether the last two digits follow from the others."""
    # Here, since the import costs more than all else in this file and few texts need it.
    from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

    return digits[9:] == f"{calc_check_digit1(digits)}{calc_check_digit2(digits[:10])}"


def has_date(digits: str) -> bool:
    """Whether the digits begin with day and month, with what may be added, or as FH-numbers do."""
    day, month = int(digits[:2]), int(digits[2:4])
    return day >= 80 or (
        any(1 <= day - added <= 31 for added in DAYS_ADDED)
        and any(1 <= month - added <= 12 for added in MONTHS_ADDED)
    )
