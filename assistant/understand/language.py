"""Which language a question is asked in: bokmål, nynorsk or English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Language

# Words that one of the three has and the others have not (or hardly).
# "i", "to", "for", "an" and "at" are no English here, since they are Norwegian too.
_TELLING: dict[Language, frozenset[str]] = {
    "nb": frozenset(
        "jeg ikke hva hvem hvor hvordan hvilken hvilke hvilket hvorfor fra noe noen en et mye være"
        " gjøre uten også selv dere deres hvis bare kommer sier se".split()
    ),
    "nn": frozenset(
        "eg ikkje kva kven korleis kvifor kvar kor frå noko nokon ein eit mykje vere gjere dykk"
        " dykkar ho sjølv berre kjem seier nokre kva'n hjå me dei desse tenesta barnevernstenesta"
        " barneverntenesta skule skulen heim høyre korkje anten medan ungdommar foreldra"
        " vert vart veke veker månad kvart dersom saman tiltaka hjelpa utan finst heime gjer treng"
        " seie sjå tek gjeld òg meir halde då setje sjølve kome heile held avgjer bur gje gjev"
        " betre vidare fleire gong gonger anna framleis åleine born borna ungane ungar guten"
        " vaksne vaksen gamal døme brukar eigen eige eiga éin fyrst veit vore fekk trur leggje"
        " følgje spørje velje krev heiter att tilbod tenester tenestene saka lova".split()
    ),
    "en": frozenset(
        "the what how who when where why which is are do does can must should have has of"
        " with and or if a my we they child children parents family from in not be"
        " old long often often's year years school report consent help free you your it it's that"
        " about there was will would been hello hi bye goodbye good morning thank thanks tell give"
        " me on up get gets our one need needs age other only whether own out just new make use"
        " take their right any say says before after together could this still them start into"
        " stop every many too well people money but then than more happens decides pays she he"
        " work without next state measure measures service services support care".split()
    ),
}
# One of these is enough where nothing is Norwegian.
_ENGLISH_QUESTIONS = frozenset("what how who when where why which".split())
# What nynorsk words end with and those of bokmål hardly: "skriftleg", "familiane", "evaluerast".
_NYNORSK_ENDING = re.compile(r".{4,}(?:leg|ane|ast|ingar|leiinga?)")
# A word in capital letters is a measure's name: the CAN of MST-CAN is no English.
_WORD = re.compile(r"\b(?![A-ZÆØÅ]{2,}\b)[a-zæøåéèêòóâôA-ZÆØÅ']+")


def language_of(text: str, history: Sequence[str] = ()) -> Language:
    """The language of ``text``; where its words do not tell, that of what was asked before it
    (``history``, oldest first), else bokmål.
    """
    told = (_told(asked) for asked in (text, *reversed(history)))
    return next((language for language in told if language), "nb")


def _told(text: str) -> Language | None:
    words = [word.lower() for word in _WORD.findall(text.lower() if text.isupper() else text)]
    counts = {name: sum(word in telling for word in words) for name, telling in _TELLING.items()}
    counts["nn"] += sum(_NYNORSK_ENDING.fullmatch(word) is not None for word in words)
    enough = 1 if _ENGLISH_QUESTIONS.intersection(words) else min(2, len(words))
    if counts["en"] > max(counts["nb"], counts["nn"]) and counts["en"] >= enough:
        return "en"
    if counts["nn"] > counts["nb"]:
        return "nn"
    return "nb" if counts["nb"] else None
