"""A follow-up and the questions before it in, a question that stands alone out."""

from __future__ import annotations

import re

from assistant.understand.courtesy import is_courtesy
from ingest import stems

# "Noe annet: …" and the like: the user says that the subject is changed.
_NEW_SUBJECT = re.compile(
    r"^\W*(?:(?:helt\s+)?(?:noe|noko)\s+(?:helt\s+)?(?:annet|anna)|(?:et|eit)\s+(?:annet|anna|nytt)"
    r"\s+spørsmål|nytt\s+(?:tema|spørsmål)|(?:på\s+)?(?:en|ein)\s+annen?\s+(?:sak|ting)|something"
    r"\s+else|another\s+question|new\s+(?:question|topic)|different\s+(?:question|topic))\b[\s:,.–-]*",
    re.IGNORECASE,
)
# How a question begins or what it holds when it leans on the one before.
_LEANS_FIRST = re.compile(
    r"^\W*(?:og|men|eller|enn|så|da|hva\s+(?:med|om)|kva\s+(?:med|om)|gjelder|gjeld|også|and|but|or|"
    r"what\s+(?:about|if)|how\s+about|does\s+(?:that|it|this)|do\s+they|is\s+(?:it|that|this))\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:det|den|dette|denne|disse|desse|dem|dei|de|da|der|deretter|etterpå|han|hun|ho|hen|"
    r"slik[et]?|samme|same|også|og\s+så|it|that|this|these|those|them|they|then|there)\b",
    re.IGNORECASE,
)
# "det" that points forward, not back: "er det", "finnes det", "hva er det som", "i det hele tatt".
_EMPTY_SUBJECT = re.compile(
    r"\b(?:er|finnes|finst|blir|vert|var|skal|kan|må|bør|har|tar|gjør|gjer|skjer|går|kommer|kjem|is|are)"
    r"\s+(?:det|there|it)\b(?!\s*(?:[?.,]|også|da|for|likevel|$))|\b(?:det|de|den|dei)\s+\w+(?:e|en|et"
    r"|a|ene|ane)\b|\bi\s+det\s+hele|\bdet\s+(?:å|at|som)\b|\b(?:de|den|det)\s+som\b|\bthat\s+\w+\b",
    re.IGNORECASE,
)
_CONTENT_WORDS_ALONE = 6


def standalone(question: str, history: tuple[str, ...]) -> str:
    """The question, with the one it leans on before it where it cannot stand alone.

    The wording is the user's own: nothing is invented, only joined ("… – og etterpå?").
    """
    changed = _NEW_SUBJECT.match(question)
    if changed:
        return question[changed.end() :].strip() or question
    if not history or is_courtesy(question) or not leans(question):
        return question
    return f"{_anchor(history).rstrip(' ?.!')} – {question[:1].lower()}{question[1:]}"


def leans(question: str) -> bool:
    """Whether a question needs the one before it to be understood."""
    words = stems(question)
    if not words:
        return True
    if _LEANS_FIRST.search(question) and len(words) < _CONTENT_WORDS_ALONE:
        return True
    pointing = _LEANS.search(_EMPTY_SUBJECT.sub(" ", question)) is not None
    return pointing and len(words) < _CONTENT_WORDS_ALONE


def _anchor(history: tuple[str, ...]) -> str:
    """The latest question that stands alone, with the follow-ups after it left out."""
    for question in reversed(history):
        changed = _NEW_SUBJECT.match(question)
        if changed:
            return question[changed.end() :].strip() or question
        if not leans(question):
            return question
    return history[0]
