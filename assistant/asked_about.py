"""What the reader must know that follows from the question, not from the sources."""

from __future__ import annotations

import re

from assistant.answers import Language, Notice, Role
from assistant.texts import find, say

# A concrete child: an age or a grade with "my pupil", "a boy I follow", in the first person.
_FIRST_PERSON = re.compile(
    r"\b(?:jeg|eg|vi|me|min|mi|mitt|vår|vårt|oss|i|my|our|we)\b", re.IGNORECASE
)
_ONE_CHILD = re.compile(
    r"\b(?:gutt(?:en)?|guten|jent[ae]|elev(?:en)?|barnet|ungen|tenåring(?:en)?|søsken(?:e)?|\w+åring(?:en)?"
    r"|babyen|mor(?:en)?|far(?:en)?|familien?|pupil|boy|girl|child|teenager|mother|father|\[navn\])\b",
    re.IGNORECASE,
)
_SOMETHING_HAPPENS = re.compile(
    r"\b(?:har|hadde|er|ble|vart|vil|sier|seier|kommer|kjem|går|sitter|følger|fyller|sover|slår|drikker"
    r"|has|had|is|was|says|wants|comes)\b",
    re.IGNORECASE,
)


_REPORTING = re.compile(
    r"""\bmeld(?:e|er|ing\w*|te|t|ar|a)?\b|bekymringsmeld|bekym(?:ra|ret|ring)|si(?:er|eier)?\s+(?:i)?fra
    |meldeplikt|\bvarsl|\breport(?:ing|ed|s)?\b|\bnotify|plikt\s+til\s+å\s+(?:melde|si)""",
    re.VERBOSE | re.IGNORECASE,
)


def about_the_question(
    question: str, masked: bool, language: Language, role: Role = "caseworker"
) -> tuple[Notice, ...]:
    """Something was masked, one child is described, or a partner asks about reporting."""
    found: list[Notice] = []
    if role == "partner" and _REPORTING.search(question):
        found.append(Notice("partial", say(language, "notice.duty_to_report")))
    if masked:
        found.append(Notice("personal_data", str(find(language, "notice.personal_data"))))
    if _describes_one_child(question):
        found.append(Notice("general_guidance", str(find(language, "notice.general_guidance"))))
    return tuple(found)


def _describes_one_child(question: str) -> bool:
    patterns = (_FIRST_PERSON, _ONE_CHILD, _SOMETHING_HAPPENS)
    return len(question.split()) >= 8 and all(p.search(question) for p in patterns)
