"""What kind of answer a question asks for, and whether a statement has one of that kind.

The table has, for each kind, how a question asks for it and what a statement that answers it has
(None where any statement may). ``needed`` kinds cannot be answered by a statement without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = (
    r"\d+|null|en|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten"
    r"|seksten|sytten|atten|nitten|tjue|tjuefem|halvt?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half"
)
_UNIT = (
    r"(?:minutt|time|dag|døgn|uke|veke|måned|månad|kvartal|år|sesong"
    r"|minute|hour|day|week|month|year)\w*"
)
# "How much may the child decide" asks for no number.
_NOT_A_SAY = r"(?!\s+(?:får|kan|skal|må|bør)\b[^.?!]*\b(?:bestemm|si\b|seie\b|vite\b|medv))"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer; capitals make no difference to either pattern."""

    name: str
    asked: re.Pattern[str]
    answered: re.Pattern[str] | None = None
    needed: bool = False


def _kind(name: str, asked: str, answered: str | None = None, *, needed: bool = False) -> Kind:
    flags = re.VERBOSE | re.IGNORECASE
    return Kind(
        name,
        re.compile(asked, flags),
        re.compile(answered, flags) if answered else None,
        needed,
    )


_AGE_SPAN = (
    r"\b\d+\s*(?:–|-|til|og|to)\s*\d+\s*år|\d+-åring|\b\d+\s*år|fyl(?:le|t|ler)\s*\w*\s*\d+"
    r"|myndig(?!het(?!salder))|aldersgrupper"
)

KINDS: tuple[Kind, ...] = (
    _kind(
        "phone",
        r"""telefon|\btlf|\bnummer(?:et)?\s+til|ringe?\s+(?:til\s+)?hv|hvor\s+ringer|e-?post
        |epost|adresse|åpningstid|opningstid|phone|opening\s+hours|address\b|nettside|lenke""",
        r"(?:\d[\s]?){6,}|https?://|www\.|@",
        needed=True,
    ),
    _kind(
        "price",
        r"""\bkoste?r?\b|\bpris(?:en)?\b|\bkroner\b|\bgratis\b|egenandel|hvor\s+mye\s+betal
        |kor\s+mykje\s+betal|betal(?:e|er|t|ing)\b|honorar|godtgjør|lønn\b|\bløn\b|satse?ne?\b
        |(?:hvor\s+mye|kor\s+mykje)\s+får\b[^.?!]*\b(?:per|pr|timen|døgnet|måneden|månaden|året)\b
        |how\s+much\s+(?:money|is\b|are\b|(?:do|does)\b[^.?!]*\b(?:get|receive|earn)\b)
        |\bcosts?\b|\bpay(?:s|ment)?\b|\bfee\b|\bfree\b""",
        r"kron|gratis|betal|finansier|egenandel|utgift|kostnad",
        needed=True,
    ),
    _kind(
        "legal_basis",
        r"""§|paragraf|lovhjemm|\bhjemmel|hjemla|hjemlet|hvilken\s+lov|kva\s+lov|lovgrunnlag
        |hvor\s+i\s+loven|står\s+i\s+lov|section\s+of|which\s+(?:act|law)|legal\s+basis""",
        r"§|\blov|konvensjon|artikkel|prop\.?\s|rundskriv",
        needed=True,
    ),
    _kind(
        "how_often",
        r"""hvor\s+(?:ofte|tit|hyppig)|kor\s+ofte|how\s+often|hyppighet|hvor\s+mange\s+ganger
        |kor\s+mange\s+gonger|how\s+(?:frequent|many\s+times)|\bintervall|frekvens
        |hver\s+(?:uke|måned|3|tredje|sjette|\d)""",
        r"""jevnlig|regelmessig|kvartal|hvert\s+\w+|hver\s+\w+|kontinuerlig|løpende|underveis|årlig
        |månedlig|ukentlig|hyppig|systematisk|hele\s+tiden|når\s+tiltaket""",
        needed=True,
    ),
    _kind(
        "age",
        r"""alder|hvor\s+(?:gamm|ung)|kor\s+(?:gam|ung)|\bgam(?:mel|le|al)\b|åring|fyll(?:e|er|t)\b
        |\b\d+\s*år\b|\bårs?gam|how\s+old|\bage[sd]?\b|year[-\s]old|aldersgrens|for\s+(?:ung|gammel)
        |myndig|hvilke\s+aldersgrupp|for\s+(?:liten|lita|små|stor|tidlig|sei?nt?)\b
        |\b(?:ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tjue)\b""",
        _AGE_SPAN,
    ),
    _kind(
        "deadline",
        rf"""\bfrist|hvor\s+(?:lenge|lang\s+tid|raskt|fort|mange\s+{_UNIT})
        |kor\s+(?:lenge|lang\s+tid|raskt|fort|mange\s+{_UNIT})|innen\s+(?:når|hvor)|innan\s+(?:når|kor)
        |how\s+(?:long|soon|quick|fast|many\s+(?:days|weeks|months|years|hours))|deadline|time\s+limit
        |varighet|varer\b|\bvare\b|varar\b|ventetid|saksbehandlingstid|until\s+when""",
        rf"""\b(?:{_NUMBER})\s+{_UNIT}|\bfylte?\s+\d+|\d+\s+år|periode|raskt|straks|umiddelbar|så\s+lenge
        |over\s+tid|ut\s+20\d\d|til\s+rett\s+tid|i\s+god\s+tid|midlertidig|for\s+en\s+stund|akutt
        |fra\s+\d+\.\s+\w+|langvarig|kvartal""",
        needed=True,
    ),
    _kind(
        "date",
        r"""\bnår\s+(?:ble|vart|kom|gjelder|gjeld|trådte|tredde|er\s+\w+\s+fra|begynn|sist)
        |hvilken\s+dato|hvilket\s+år|kva\s+år|fra\s+(?:hvilken\s+dato|når)|frå\s+når|what\s+(?:date|year)
        |when\s+(?:was|did|does)|hvor\s+(?:ny|gammelt|oppdatert)""",
        r"\b(?:19|20)\d\d\b|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november",
    ),
    _kind(
        "quantity",
        rf"""hvor\s+mange|kor\s+mange|how\s+many|\bantall|\bantal\b|prosent
        |hvor\s+stor\s+(?:del|andel)|(?:hvor\s+mye|kor\s+mykje){_NOT_A_SAY}|percent|proportion""",
        rf"\d|\b(?:{_NUMBER}|flere|begge)\b|prosent",
        needed=True,
    ),
    _kind(
        "who",
        r"""\bhvem|\bkven|\bwho(?:se|m)?\b|hvilke[nt]?\s+(?:instans|organ|etat|tjeneste|myndighet)
        |ansvar(?:et|lig)?\s+for|er\s+ansvarlig""",
    ),
    _kind(
        "list",
        r"""\bhvilke\b|\bkva\s+(?:for|slags)|\bkva\s+(?!tyder|meiner|gjer|skjer|heiter|kostar|inneber|seier)\w+(?:ar|er|or)\b|hva\s+slags|eksempl|\bliste\b
        |\bwhich\s+\w+s\b|what\s+(?:kinds?|types?|sort|are)|nevn|ramse?\s+opp|består\s+av|inneholde""",
    ),
    _kind(
        "definition",
        r"""hva\s+(?:er|betyr|menes|vil\s+det\s+si|går\s+\w+\s+ut\s+på)|kva\s+(?:er|tyder|meiner)
        |what\s+(?:is|does\s+\w+\s+mean)|forklar|definisjon|betydning|står\s+\w+\s+for""",
    ),
    _kind("why", r"\bhvorfor|\bkvifor|\bwhy\b|hensikt|formål|\bmål(?:et)?\s+med|begrunn"),
    _kind(
        "steps",
        r"\bhvordan|\bkorleis|\bhow\b|hva\s+skjer|kva\s+skjer|fremgangsm|steg|what\s+happens",
    ),
    _kind(
        "yes_no",
        r"""^(?:\W*\w+,)?\W*(?:må|kan|skal|bør|er|har|får|gjelder|gjeld|trenger|treng|finnes|finst|blir
        |vert|vil|is|are|can|must|should|do|does|may|has|have|will)\b""",
    ),
)
# The user has met two answers and asks which of them holds.
DISAGREEMENT = re.compile(
    r"""(?:hvem|kven)\s+(?:har\s+rett|skal\s+jeg\s+tro)|(?:hva|kva|hvilket?n?)\s+(?:stemmer|er\s+riktig)
    |begge\s+deler|(?:ett|en|ein|eit)\s+(?:annet|annan|annen|anna)?\s*(?:sted|stad|plass)\b
    |et\s+annet\s+sted|(?:annen|kollega|andre)\s+sier|mots(?:ier|tri|igelse|eiing)|sprik
    |u(?:enige?|einige?)\s+om|går?\s+ikk(?:e|je)\s+(?:i\s+hop|opp)|til\s+å\s+gå\s+opp
    |(?:to|forskjellige?|ulike?)\s+(?:forskjellige?|ulike?|svar|grenser|tall|aldre)
    |contradict|conflicting|which\s+is\s+(?:right|correct)|who\s+is\s+right|disagree
    |two\s+different|one\s+place""",
    re.VERBOSE | re.IGNORECASE,
)
BY_NAME = {kind.name: kind for kind in KINDS}


def kinds_of(question: str) -> tuple[str, ...]:
    """The names of the kinds that a question asks for, the most telling first."""
    small = question.casefold()
    return tuple(kind.name for kind in KINDS if kind.asked.search(small))


def fits(kind: str, statement: str) -> bool:
    """Whether a statement has an answer of that kind."""
    pattern = BY_NAME[kind].answered
    return pattern is None or pattern.search(statement.casefold()) is not None


def asked_spans(kinds: tuple[str, ...], statement: str) -> list[tuple[int, int]]:
    """Where in a statement the asked-for kind of answer stands, in whole words and in order.

    The first kind that is there counts.
    """
    for kind in kinds:
        pattern = BY_NAME[kind].answered
        if pattern and (found := list(pattern.finditer(statement))):
            spans = [_whole_words(statement, *match.span()) for match in found]
            return [s for i, s in enumerate(spans) if i == 0 or s[0] >= spans[i - 1][1]]
    return []


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the rest of its first and last word, and without white space at its ends."""
    end = start + len(text[start:end].rstrip())
    while start > 0 and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return start, end
