"""A follow-up and the questions before it in, a question that stands alone out."""

from __future__ import annotations

import re

from assistant.understand.courtesy import is_courtesy
from ingest import stems

# What stands before a question and says nothing of it: "ok takk. Hva er …".
_THANKS = re.compile(
    r"^\W*(?:(?:ok(?:ei|ay)?|takk|skjønner|greit|fint|thanks|thank\s+you|i\s+see)[\s,.!–-]+)+(?=\w)",
    re.IGNORECASE,
)
# "Noe annet: …", "heilt anna sak: …" and the like: the user says that the subject is changed.
_NEW_SUBJECT = re.compile(
    r"^\W*(?:"
    r"(?:(?:et|eit|en|ein|a)\s+)?(?:(?:helt|heilt|completely)\s+)?"
    r"(?:annet|anna|annen|nytt|ny|different|new|another|other)\s+"
    r"(?:tema|emne|spørsmål|sak|ting|question|topic|subject|thing)"
    r"|(?:så\s+(?:til|over\s+til)\s+)?(?:(?:helt|heilt)\s+)?(?:noe|noko)\s+(?:(?:helt|heilt)\s+)?"
    r"(?:annet|anna)|(?:helt|heilt)\s+(?:annet|anna)"
    r"|(?:på\s+)?(?:en|ein)\s+annen?\s+(?:sak|ting)|something\s+else|forresten|by\s+the\s+way"
    r"|(?:bytter|byter|skifter|changing|change\s+of)\s+(?:tema|emne|topic|subject)"
    r")\b[\s:,.–-]*",
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
    r"slik[et]?|samme|same|også|og\s+så|begge|dit|it|that|this|these|those|them|they|then|there|both)\b",
    re.IGNORECASE,
)
# "det" that points forward, not back: "er det", "finnes det", "hva er det som", "i det hele tatt",
# "det offentlige" ("det møtet" points back).
_EMPTY_SUBJECT = re.compile(
    r"\b(?:er|finnes|finst|blir|vert|var|skal|kan|må|bør|har|tar|gjør|gjer|skjer|går|kommer|kjem|is|are)"
    r"\s+(?:det|there|it)\b(?!\s*(?:[?.,]|også|da|for|likevel|$))|\b(?:det|de|den|dei)\s+\w+(?<!en)e\b"
    r"|\bi\s+det\s+hele|\bdet\s+(?:å|at|som)\b|\b(?:de|den|det)\s+som\b|\bthat\s+\w+\b",
    re.IGNORECASE,
)
# "må de samtykke": not adjectives and what they go with ("de ansatte").
_THEY = re.compile(
    r"\b(?:må|skal|kan|vil|bør|får|trenger|treng|must|can|should)\s+(?:de|dei|den|they)\b(?!\s+ansatte)",
    re.IGNORECASE,
)
_CONTENT_WORDS_ALONE = 6
# With no more it can be about anything («er det frivillig for foreldrene?»).
_FEW_CONTENT_WORDS = 2
# What is always of something: where nothing else is said, it is of what was asked before.
_SAYS_LITTLE = frozenset(stems("tiltak hjelp measure help"))
_OF_SOMETHING = frozenset(
    stems(
        "målgruppe målgruppen formål formålet hensikt hensikten mål målet krav kravene vilkår"
        " vilkårene frist fristen alder aldersgrense aldersgrensen varighet kostnad pris unntak"
        " unntaket unntakene eksempel eksempler forskjell forskjellen fordel fordeler ulempe"
        " ulemper resultat resultatet effekt effekten innhold innholdet konkret type typer slags"
        " betingelser grunn grunnen kriterier kriteriene føremål føremålet skilnad skilnaden"
        " kind kinds type types example examples purpose difference requirement requirements"
        " deadline limit limits age exception exceptions reason criteria cost group target"
    )
)


def standalone(question: str, history: tuple[str, ...]) -> str:
    """The question, with the one it leans on before it where it cannot stand alone.

    The wording is the user's own: nothing is invented, only joined ("… – og etterpå?").
    """
    if is_courtesy(question):
        return question
    question = _THANKS.sub("", question)
    changed = _NEW_SUBJECT.match(question)
    if changed:
        return question[changed.end() :].strip() or question
    if not history or not leans(question):
        return question
    return _joined(history, question)


def in_context(question: str, history: tuple[str, ...]) -> str | None:
    """A short question after the one before, which it may be about though it could stand alone
    («får barnet være med?»); None for a long one, the first, and where the subject is changed.
    """
    changed = _NEW_SUBJECT.match(_THANKS.sub("", question))
    if not history or changed or len(stems(question)) > _FEW_CONTENT_WORDS:
        return None
    return _joined(history, question)


def leans(question: str) -> bool:
    """Whether a question needs the one before it to be understood."""
    words = stems(question)
    said = set(words) - _SAYS_LITTLE
    if not words or (said and said <= _OF_SOMETHING):
        return True
    if _LEANS_FIRST.search(question) and len(words) < _CONTENT_WORDS_ALONE:
        return True
    pointing = _THEY.search(question) or _LEANS.search(_EMPTY_SUBJECT.sub(" ", question))
    return pointing is not None and len(words) < _CONTENT_WORDS_ALONE


def _joined(history: tuple[str, ...], question: str) -> str:
    return f"{_anchor(history).rstrip(' ?.!')} – {question[:1].lower()}{question[1:]}"


def _anchor(history: tuple[str, ...]) -> str:
    """The latest question that stands alone, with the follow-ups after it left out."""
    for question in reversed(history):
        changed = _NEW_SUBJECT.match(question)
        if changed:
            return question[changed.end() :].strip() or question
        if not leans(question):
            return question
    return history[0]
