"""Whether a question is about reporting worry for a child, and whether it asks for the duty to."""

from __future__ import annotations

import re

_SAME = re.VERBOSE | re.IGNORECASE
# "Melde seg på" is another thing.
_NOT_FOR_A_COURSE = (
    r"(?!\s+(?:(?:seg|oss|meg|deg|dem|barnet|familien|foreldrene)\s+)?(?:på|av|inn|ut)\b)"
)
_REPORTING = re.compile(
    rf"""\bmeld(?:e|er|ing\w*|te|t|ar|a)?\b{_NOT_FOR_A_COURSE}|bekymringsmeld|bekym(?:ra|ret|ring)
    |si(?:er|eier)?\s+(?:i)?fra|meldeplikt|\bvarsl|\breport(?:ing|ed|s)?\b|\bnotify
    |plikt\s+til\s+å\s+(?:melde|si)""",
    _SAME,
)
# To child welfare: what is reported to others has other rules.
_TO_OTHERS = r"(?!\s+(?:i?fra\s+|frå\s+|\w+\s+)?til\s+(?!barnevern|dere\b|dykk\b))"
_TO_REPORT = rf"""(?:
    melde\b{_NOT_FOR_A_COURSE}{_TO_OTHERS}
    |(?:sende|levere)\s+(?:inn\s+)?(?:e[ni]|ein)?\s*(?:bekymrings)?melding\b{_TO_OTHERS}
    |(?:si|seie)\s+i?(?:fra|frå)\s+til\s+barnevern
    |varsle\s+barnevern
    )"""
_TO_REPORT_IN_ENGLISH = (
    r"(?<!\ba\s)(?<!the\s)report\b(?!\s+(?:back|on|progress|be|contain|include|say)\b)"
    r"(?!\s+to\s+(?!child|barnevern))"
)
# Who must: not the service itself; and what must be done first or written is another question.
_WHO = r"(?:(?!barnevern|gjør|gjer|vite|stå|for\b|før\b|ha\b|få\b|som\b)\w+\s+){0,4}?"
_WHO_IN_ENGLISH = r"(?:(?!child|the\s+service|you\b)\w+\s+){0,4}?"
_DUTY = re.compile(
    rf"""\bmeldeplikt
    |\bplikt\w*[^.?!]{{0,40}}?\b{_TO_REPORT}
    |(?<!hvordan\s)(?<!korleis\s)(?<!hvor\s)(?<!kor\s)
     \b(?:skal|skulle|må|måtte|bør|burde|treng(?:e|er)?|nødt)\s+{_WHO}{_TO_REPORT}
    |\b(?:duty|obligation|obliged|required)\b[^.?!]{{0,40}}?\b{_TO_REPORT_IN_ENGLISH}
    |\bmandatory\s+report
    |(?<!how\s)(?<!where\s)
     \b(?:must|should|shall|do|does|need|have)\s+{_WHO_IN_ENGLISH}{_TO_REPORT_IN_ENGLISH}""",
    _SAME,
)


def about_reporting(question: str) -> bool:
    """Whether reporting is spoken of at all: "What are we told when we have reported?"."""
    return _REPORTING.search(question) is not None


def asks_for_the_duty(question: str) -> bool:
    """Whether it is asked if somebody must report, or when: "Must a teacher report?"."""
    return _DUTY.search(question) is not None
