"""What age a yes/no question asks about, and for what: "Er en toåring for liten for PMTO?".

Strict: a question that names two ages, an age that is to come ("blir 18"), a parent's age, or where
the age is only the situation asks about no age.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NORWEGIAN = """ett|eitt to tre fire fem seks sju|syv åtte ni ti elleve tolv tretten fjorten femten
    seksten sytten atten nitten tjue tjueen|tjueett tjueto tjuetre tjuefire tjuefem tjueseks"""
_ENGLISH = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three
    twenty-four twenty-five twenty-six"""
_WORDS = {
    word: value
    for language in (_NORWEGIAN, _ENGLISH)
    for value, said in enumerate(language.split(), start=1)
    for word in said.split("|")
}


def _number(words: str) -> str:
    """Digits or number words; each language its own, for "to" and "ten" mean other things too."""
    longest_first = sorted(re.split(r"[\s|]+", words), key=len, reverse=True)
    return rf"(?P<number>\d{{1,2}}|{'|'.join(longest_first)})"


_NUMBER, _IN_ENGLISH = _number(_NORWEGIAN), _number(_ENGLISH)
_HALF = r"(?P<half>\s*½|\s+og\s+(?:en|et|eit|ei)\s+halvt?|\s+and\s+a\s+half)?"
_UNIT = r"(?P<unit>år|måned\w*|månad\w*|mnd)"
_UNIT_IN_ENGLISH = r"(?P<unit>years?|months?)"
_PERSON = (
    r"(?:en|ei|ein|et|eit|jeg|eg|æ|han|hun|ho|hen|gutt\w*|guten?|jent[ae]\w*|person(?:en)?|sønn\w*|son(?:en)?|datter\w*"
    r"|dotter\w*|barn(?:et)?|ungen?|elev(?:en)?|ungdom(?:men)?|baby\w*|minsten|eldsten|eldstemann"
    r"|minstemann|bror(?:en)?|søster(?:en)?|syster(?:a)?|pasient(?:en)?|i|he|she|boy|girl|child|son"
    r"|daughter|pupil|baby)(?:\s+(?:min|mi|vår|hennes|hans))?"
)
# Not "på to uker", "er to søsken", "is one of".
_NO_COUNT = (
    r"(?!\w|\s*%|[.,]\d|\s+(?:uke|dag|døgn|time|gang|prosent|person|barn|unger|søsken|minutt|week|day"
    r"|hour|minute|time|percent|children|of\b|av\b|som\s+skal))"
)
_AGES = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"(?<![\w–-]){_NUMBER}{_HALF}[\s-]?[åa]ring\w*",
        rf"(?<![\w–-]){_NUMBER}{_HALF}\s+{_UNIT}\s+gam\w+",
        rf"(?<![\w–-]){_IN_ENGLISH}{_HALF}[\s-]+{_UNIT_IN_ENGLISH}[\s-]+olds?\b",
        rf"""\b{_PERSON}\s+(?:(?:som\s+)?(?:er|e|æ)|på)
        \s+(?:(?:bare|berre|kun|nå|no)\s+)?{_NUMBER}{_HALF}(?:\s+{_UNIT}\b)?{_NO_COUNT}""",
        rf"""\b{_PERSON}\s+(?:is|of)
        \s+(?:(?:only|just)\s+)?{_IN_ENGLISH}{_HALF}(?:\s+{_UNIT_IN_ENGLISH}\b)?{_NO_COUNT}""",
        rf"\baged\s+{_IN_ENGLISH}\b",
        rf"\ber\s+(?:han|hun|ho|hen|barnet)\s+{_NUMBER}\b{_NO_COUNT}",
    )
)
# An age to come, gone by, or a bound: nothing is known of the age now.
_OTHER_AGE = re.compile(
    r"\b(?:fyll(?:er|e|t|te)?|blir|bli|vert|før|etter|over|under|fra|frå|mellom|snart|nesten|knapt"
    r"|innen|innan|ikke|ikkje|fram\s+til|opp\s+til|turn(?:s|ing|ed)?|almost|nearly|before|after"
    rf"|until|not)\s+(?:{_NUMBER}|{_IN_ENGLISH.replace('number', 'english')})\b(?!\s*-?\s*[åa]ring)"
)
_PARENT = (
    r"(?:(?:bestem|bestef|stef|stem|fosterm|fosterf)?(?:mor|far)(?:en|a)?|mamma\w*|pappa\w*|foreldr?er?"
    r"|mother|father|mum|dad|parent|gravid\w*|pregnant)"
)
# Others whom the age may or may not belong to, and questions on what is not given.
_SIBLING = re.compile(
    r"\b(?:(?:store|lille|små|halv|tvilling)?(?:bror|brød|søst|syst|søsken|sysken)|venn|kjærest|kusin|fetter"
    r"|brother|sister|sibling|friend)\w*"
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:gutt|gut(?:en)?\b|jent|sønn|son(?:en)?\b|datter|dotter|barn|unge|foreldr|boy|girl|child|kid)\w*"
    rf"|\b{_PARENT}\b"
)
_NOT_GIVEN = re.compile(
    r"\b(?:nekt|avsl|hindr|stopp|stans|unngå|tving|slipp|refus|deny|den[iy]|forc)\w*"
)
_ASKS_FOR_MORE = re.compile(
    r"\b(?:hv(?:orfor|a|ordan|em|or|ilke[nt]?)|kv(?:ifor|a|en)|kor(?:leis)?|why|what|how|who|which|where)\b"
    r"|^\W*(?:når|when)\b"
)
_STILL = r"(?:\s*\b(?:fortsatt|fremdeles|framleis|også|likevel|ennå|still|also)\b)*"
_AGE = "¤"  # what stands for the age while a clause is read
_SOMEBODY = rf"(?:(?:en|ei|ein|et|eit|den|a|an)\s+)?(?:\w+\s+)?(?:(?:på|of)\s+)?{_AGE}"
_BEGIN = r"^\W*(?:(?:og|men|da|så|and|but)\s+)?"
_SMALL = r"liten?|lita|små|unge?|young|small|little"
_BIG = r"gamm?al|gammel|gamle|store?|old|big"
_GET = r"""(?:få|ha|søke\s+om|gi|bruke|prøve|gå\s+(?:i|på)|begynne\s+(?:i|på|med)
    |starte\s+(?:i|på|med)|delta\s+(?:i|på)|komme\s+(?:på|i|til)|være\s+med\s+(?:på|i)|bli\s+tilbudt|tilby
    |henvises?\s+til|get|have|receive|join|start)"""
_GET_IN = r"(?:for|til(?:\s+å\s+(?:få|ha|gå\s+i|gå\s+på))?|to\s+(?:get|have|start|join))"
_ASKED = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"\b(?:for|too)\s+(?:(?P<young>{_SMALL})|(?P<old>{_BIG}))\s+{_GET_IN}\s+(?P<thing>.+)",
        rf"\b(?:(?P<young>{_BIG})|(?P<old>{_SMALL}))\s+(?:nok|enough)\s+{_GET_IN}\s+(?P<thing>.+)",
        rf"""{_BEGIN}(?:kan|can|could)\s+[^{_AGE}]*?(?:{_AGE}(?:\s+som\b.*?|\s+\w+)?)?{_STILL}
        \s*\b{_GET}{_STILL}\s+(?!nei\b|no\b)(?P<thing>.+)""",
        rf"{_BEGIN}får\s+{_SOMEBODY}{_STILL}\s+(?!nei\b)(?P<thing>.+)",
        rf"""{_BEGIN}(?:har|has|does|is)\s+{_SOMEBODY}{_STILL}\s+(?:have\s+)?(?:a\s+)?
        (?:rett|krav|right|entitled)\s+(?:til|på|to)\s+(?:å\s+)?(?P<thing>.+)""",
        rf"""{_BEGIN}(?:gjelder|gjeld|passer|passar|er|does|is)\s+(?P<thing>.+?)
        (?:\s+(?:apply|suitable|noe|noko|aktuelt?|også|òg|egnet|eigna|åpent?|et\s+tilbud))*
        \s+(?:for|to)\s+{_SOMEBODY}\W*$""",
    )
)
_POINTS_BACK = re.compile(r"(?:det|dette|den|it|this|that)(?:\s+(?:også|her|òg))?")
# What the question before was about: "aldersgrensen for MST", "hva er PMTO".
_BEFORE = re.compile(r".*\b(?:for|er|is)\s+(?P<thing>[\w-]+(?:\s+[\w-]+)?)\s*$")
_FOR_SOMEBODY = re.compile(rf"\s*\b(?:for|til|to|på|med)\s+{_SOMEBODY}")


@dataclass(frozen=True, slots=True)
class Age:
    """A person's age, from ``start`` up to ``end`` in years: a two-year-old is not yet three."""

    start: float
    end: float
    months: int | None = None


@dataclass(frozen=True, slots=True)
class AgeAsked:
    """The age that a question asks about, and the user's words for what it asks it of.

    ``too_old`` and ``too_young`` say whether it asks for that one bound.
    """

    age: Age
    thing: str
    too_old: bool = False
    too_young: bool = False


def ages_in(question: str) -> list[Age]:
    """The different ages of persons that a question names, in order of kind."""
    small = _plain(question)
    found = (_age(match) for pattern in _AGES for match in pattern.finditer(small))
    return list(dict.fromkeys(found))


def age_asked(question: str) -> AgeAsked | None:
    """The age that a yes/no question about an age limit asks about; None where it does not."""
    small = _plain(question)
    ages = ages_in(question)
    if len(ages) != 1 or _OTHER_AGE.search(small):
        return None
    marked = small
    for pattern in _AGES:
        marked = pattern.sub(lambda match: _kept(match.group()), marked)
    if _is_a_parents(marked) or _SIBLING.search(marked):
        return None
    before = ""
    for clause in re.split(r"[.,;:?!–—]+(?:\s|$)", marked):
        said = _read(clause)
        if said is not None:
            thing = _FOR_SOMEBODY.sub(" ", said["thing"]).replace(_AGE, " ").strip()
            if _POINTS_BACK.fullmatch(thing):
                earlier = _BEFORE.match(before)
                thing = earlier["thing"] if earlier else ""
            return AgeAsked(
                ages[0], thing, said.get("old") is not None, said.get("young") is not None
            )
        before = clause
    return None


def _read(clause: str) -> dict[str, str] | None:
    """What a clause says of an age limit, if it asks a yes/no question about one."""
    match = next((match for pattern in _ASKED if (match := pattern.search(clause))), None)
    if match is None or _ASKS_FOR_MORE.search(clause) or _NOT_GIVEN.search(clause):
        return None
    before = clause[: match.start("thing")]
    if _AGE not in clause and _SOMEBODY_ELSE.search(before):
        return None
    return match.groupdict()


def _plain(question: str) -> str:
    """Small letters, "aa" and "aaring" as on a keyboard without å put right."""
    return re.sub(r"aa(?=r|tte)", "å", question.casefold())


def _age(match: re.Match[str]) -> Age:
    said = match.groupdict()
    number = int(said["number"]) if said["number"].isdigit() else _WORDS[said["number"]]
    if (said.get("unit") or "").startswith("m"):
        return Age(number / 12, (number + 1) / 12, months=number)
    return Age(number + 0.5, number + 1) if said.get("half") else Age(number, number + 1)


def _kept(words: str) -> str:
    """The age's sign, after the words before it that say whose age it is."""
    whose = re.match(rf"(?:er\s+)?{_PERSON}\s+(?:(?:(?:som\s+)?(?:er|e|æ)|på|is|of)\s)?", words)
    return f"{whose.group() if whose else ''}{_AGE}"


def _is_a_parents(marked: str) -> bool:
    near = r"(?:\s+\w+){0,3}?\s+"
    has_a_child = (
        r"\b(?:har|vent[ae]r|has|expecting)\s+(?:\w+\s+)?"
        r"(?:baby|barn|sønn|son|datter|dotter|child)"
    )
    return (
        re.search(rf"{_AGE}[^.?!]*{has_a_child}", marked) is not None
        or re.search(rf"\b{_PARENT}\b(?!\s+(?:til|av|to|of)\b){near}{_AGE}", marked) is not None
        or re.search(rf"{_AGE}{near}{_PARENT}\b(?!\s+(?:til|av|to|of)\b)", marked) is not None
    )
