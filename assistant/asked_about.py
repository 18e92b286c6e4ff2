"""What the reader must know that follows from the question, not from the sources."""

from __future__ import annotations

import re

from assistant.answers import Language, Notice, Role
from assistant.duty_asked import about_reporting, asks_for_the_duty
from assistant.texts import say

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


def about_the_question(
    question: str,
    masked: bool,
    language: Language,
    role: Role = "caseworker",
    *,
    rule_told: bool = True,
) -> tuple[Notice, ...]:
    """The duty to report is asked for (partners: reporting), masked data, one child described.

    Of the last only where a rule is told: nothing else can be the general one.
    """
    found: list[Notice] = []
    if asks_for_the_duty(question) or (role == "partner" and about_reporting(question)):
        text = say(language, "notice.duty_to_report")
        found.append(Notice("partial", text, case="duty_to_report"))
    if masked:
        found.append(Notice("personal_data", say(language, "notice.personal_data")))
    if rule_told and _describes_one_child(question):
        found.append(Notice("general_guidance", say(language, "notice.general_guidance")))
    return tuple(found)


def _describes_one_child(question: str) -> bool:
    patterns = (_FIRST_PERSON, _ONE_CHILD, _SOMETHING_HAPPENS)
    return len(question.split()) >= 8 and all(p.search(question) for p in patterns)
