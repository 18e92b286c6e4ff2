"""Which language a question is asked in: bokmål, nynorsk or English."""

from __future__ import annotations

import re

from assistant.answers import Language

# Words that one of the three has and the others have not (or hardly), the most common first:
# "i", "to", "for" and "at" are no English here, since they are Norwegian too.
_TELLING: dict[Language, frozenset[str]] = {
    "nb": frozenset(
        "jeg ikke hva hvem hvor hvordan hvilken hvilke hvilket hvorfor fra noe noen en et mye være"
        " gjøre barnet uten også selv dere deres hvis bare kommer sier se".split()
    ),
    "nn": frozenset(
        "eg ikkje kva kven korleis kvifor kvar kor frå noko nokon ein eit mykje vere gjere dykk"
        " dykkar ho sjølv berre kjem seier nokre kva'n hjå me dei desse tenesta barnevernstenesta"
        " barneverntenesta skule skulen heim høyre korkje anten medan ungdommar foreldra"
        " vert vart veke veker månad kvart dersom saman tiltaka hjelpa utan".split()
    ),
    "en": frozenset(
        "the what how who when where why which is are do does can must should have has of"
        " with and or if a an my we they child children parents family from in not be"
        " old long often often's year years school report consent help free you your it it's that"
        " about there was will would been hello hi bye goodbye good morning thank thanks tell give"
        " me".split()
    ),
}
_WORD = re.compile(r"[a-zæøåéèêòóâôA-ZÆØÅ']+")


def language_of(text: str) -> Language:
    """The language of ``text``; bokmål where the words do not tell."""
    words = _WORD.findall(text.casefold())
    counts = {name: sum(word in telling for word in words) for name, telling in _TELLING.items()}
    if counts["en"] > max(counts["nb"], counts["nn"]) and counts["en"] >= min(2, len(words)):
        return "en"
    return "nn" if counts["nn"] > counts["nb"] else "nb"
