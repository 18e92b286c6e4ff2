"""A question that asks for two things in, each of them out."""

from __future__ import annotations

import re

from ingest import sentences

_VERB = (
    r"(?:kan|skal|må|bør|får|er|har|blir|vil|trenger|gjelder|finnes|fins|kommer|går|gjør|tar|finst|gjeld"
    r"|treng|vert|kjem|gjer|tek|can|may|must|should|do|does|will|is|are)"
)
# Who may stand behind the verb of a question. Behind that of half a sentence («mor er syk og kan
# ikke …», «far er sint og har flyttet») stands something else.
_SUBJECT = (
    r"(?:vi|jeg|eg|man|en|ein|de|dei|det|den|han|hun|ho|hen|du|dere|dykk|noen|nokon|mor|far|alle"
    r"|barn|ungdom|foreldre|we|i|they|it|he|she|there|the|parents|\w{3,}(?:en|ene|a|ane)"
    r"|\w*(?:barn|vern|tiltak|vedtak|råd)et)"
)
_ASKS_FOR = (
    r"(?:(?:fra|frå|i|på|til|av|med|for|innen|etter|from|to|in|at|by)\s+)?"
    r"(?:hva|hvem|hvor\w*|hvilke[nt]?|kva|kven|kor\w*|what|who|how|which|why)\b"
)
# "når" and "when" also join half a sentence («når foreldrene er uenige»)
_BEGINS = rf"(?:{_ASKS_FOR}|(?:når|when|where)\s+{_VERB}\b|{_VERB}\s+{_SUBJECT}\b)"
_ANOTHER = re.compile(rf"(?:[?.!]\s+|,?\s+(?:og|and|samt)\s+)(?={_BEGINS})", re.IGNORECASE)
_BEGIN = re.compile(rf"(?:^|[:,–-]\s+){_BEGINS}", re.IGNORECASE)
_OF_A_QUESTION = re.compile(rf"(?:når|when|{_VERB})\b", re.IGNORECASE)
MOST = 3
_FEWEST_WORDS = 2


def parts_of(question: str) -> tuple[str, ...]:
    """What is asked, one by one, in order and with or without a question mark; nothing where only
    one thing is.
    """
    asking = [
        part.strip(" ,")
        for sentence in sentences(question)
        for part in _ANOTHER.split(sentence)
        if len(part.split()) >= _FEWEST_WORDS and _asks(part, sentence)
    ]
    return tuple(asking[:MOST]) if len(asking) > 1 else ()


def _asks(part: str, sentence: str) -> bool:
    """Whether a part of a sentence asks: by its end, its beginning, or that of a question."""
    begun = sentence.endswith("?") and _OF_A_QUESTION.match(part)
    return part.endswith("?") or bool(begun or _BEGIN.search(part))
