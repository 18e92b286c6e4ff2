"""Find the names of persons; ``names.txt`` holds those that are common in Norway."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.mask.spans import Span

NAMES = Path(__file__).with_name("names.txt")

TOKEN = re.compile(
    r"\[(?:fødselsnummer|fødselsdato|telefon|e-post|adresse|navn)\]|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
PARTICLES = frozenset("van von de der den del da di al el bin bint ibn abu af av la le".split())
PERSONS = frozenset(
    "elev eleven eleve gutt gutten guten gut jente jenta barnet barn ungen unge mor mora moren far "
    "faren mamma mammaen pappa pappaen søster søsteren søstera bror broren bestemor bestefar "
    "stefar stefaren stemor stemoren fosterfar fostermor fosterfaren fostermoren onkel tante "
    "lillebror lillesøster storebror storesøster sønn sønnen sonen datter datteren dattera dotter "
    "dottera kollega kollegaen saksbehandler saksbehandleren saksbehandlar lærer læreren lærar "
    "læraren kontaktlærer kontaktlæreren helsesykepleier helsesjukepleiar venninne venninnen "
    "kjæreste kjæresten samboer samboeren ektemannen kona mannen naboen ungdommen familien fam fru "
    "frøken herr pasient pasienten pupil student boy girl son daughter mother father mum mom dad "
    "brother sister uncle aunt teacher caseworker child stepfather stepmother grandmother "
    "grandfather mr mrs ms miss colleague friend toåringen treåringen fireåringen femåringen "
    "seksåringen sjuåringen åtteåringen niåringen tiåringen åringen åring tenåringen babyen".split()
)
NAMING = frozenset("heter heiter het hete heitte kalt kalles kalla called named heita".split())
SIGNING = frozenset("mvh hilsen helsing vh regards sincerely hilsning hilser".split())
OWNERS = frozenset("min mi mitt vår hans hennes hennar sin si din vårt deres my our".split())
SUBJECTS = PERSONS | frozenset("jeg eg han hun ho hen vi i he she who hans hennes".split())
NOT_NAMES_BEHIND_NAMING = frozenset(
    "ikke ikkje bare berre også òg egentlig noe noko nå no noe annet det a an by for og som to på "
    "in not just etter opp inn med from the et en jo vel visst faktisk nemlig".split()
)
TELLS_OF_PERSON = re.compile(
    r" (?:sier|seier|forteller|fortel|bor|bur|går i|slår|slo|ruser|trenger|treng|kommer|kjem|gråter"
    r"|nekter|nektar|skulker|sa|fortalte|ble|vart|says|said|tells|told|lives|needs|hits|cries)\b"
    r"|,? \(?\d{1,2}(?: år\b|\)| years)| på \d"
)
NEXT_WORD = re.compile(r" |\. ?")
AFTER_CUE = re.compile(r"[ \t]{0,3}[:,.]?[\s]{1,3}")
SENTENCE_ENDS = re.compile(r"[.?!:;\n\"«»“”•*(–]")
# Titles and holidays that begin with a first name.
NOT_PERSONS = frozenset(("marte meo", "sankt hans", "stine sofies", "stine sofie"))


@dataclass(frozen=True, slots=True)
class Names:
    """``names.txt``: each name with its sign ("", "?" or "!"), and the words that are no names."""

    first: dict[str, str]
    last: dict[str, str]
    never: frozenset[str]

    def sign(self, word: str, kind: str = "first") -> str | None:
        """The sign of a name, also in the genitive or before a hyphen; None if it is none."""
        names = self.first if kind == "first" else self.last
        lowered = word.lower()
        for form in (lowered, bare(lowered), lowered.split("-")[0]):
            if form in names:
                return names[form]
        return None

    def is_never(self, word: str) -> bool:
        """Whether the word is known to be something else than a name."""
        lowered = word.lower()
        return lowered in self.never or lowered.startswith(("barnevern", "tiltak", "kommun"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text and what stands between them."""

    text: str
    tokens: tuple[str, ...]
    spans: tuple[Span, ...]
    shouted: bool  # capitals tell nothing here: a title, or all in capitals

    def gap(self, at: int) -> str:
        """What stands between the word before and this one."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]] if at else "\n"

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital is due here in any case."""
        return at == 0 or SENTENCE_ENDS.search(self.gap(at)) is not None


def find_names(text: str) -> Iterator[Span]:
    """Names of persons: those of the list, and what stands where only a name can."""
    names, words = read_names(), read_words(text)
    at = 0
    while at < len(words.tokens):
        if is_name(words, at, names):
            last = last_of_name(words, at, names)
            yield words.spans[at][0], words.spans[last][1] - len(ending(words.tokens[last], names))
            at = last
        at += 1


def read_words(text: str) -> Words:
    """The words of the text, placeholders as one word each."""
    found = list(TOKEN.finditer(text))
    tokens = tuple(match[0] for match in found)
    capitals = sum(token[0].isupper() for token in tokens)
    return Words(
        text, tokens, tuple(m.span() for m in found), len(tokens) > 3 and capitals > len(tokens) / 2
    )


def is_name(words: Words, at: int, names: Names) -> bool:
    """Whether a name of a person begins with this word."""
    word = words.tokens[at]
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else ""
    if word.startswith("[") or f"{word} {following}".lower() in NOT_PERSONS:
        return False
    introduced = is_introduced(words, at)
    if not word[0].isupper():
        return is_small_name(words, at, names, introduced)
    sign = names.sign(word)
    if sign == "" or (sign is None and names.sign(word, "last") == ""):
        return True
    if introduced and not (sign is None and is_other(word, names)):
        return True
    if sign is None:
        return False
    if has_surname(words, at, names) or TELLS_OF_PERSON.match(words.text, words.spans[at][1]):
        return True
    return sign == "?" and not words.begins_sentence(at) and not words.shouted


def is_introduced(words: Words, at: int) -> str:
    """The kind of cue that stands before this word: "named", "signed", "person" or nothing."""
    if not at or not AFTER_CUE.fullmatch(words.gap(at)):
        return ""
    before = [token.lower() for token in words.tokens[max(0, at - 6) : at]]
    cue, gap = before[-1], words.gap(at)
    two = " ".join(before[-2:])
    if two in ("ved navn", "navnet er", "navn er", "name is", "namn er", "namnet er"):
        return "named"
    if cue in SIGNING:
        return "signed"
    if ("." in gap and cue not in ("fam", "mr", "mrs", "ms")) or "\n" in gap or "," in gap:
        return ""
    if cue in NAMING and not SUBJECTS.isdisjoint(before[-4:-1]):
        return "named"
    if two in ("jeg er", "eg er", "i am", "im") and {"hei", "hello", "hi", "heisann"} & set(before):
        return "signed"
    if cue in PERSONS or (cue in OWNERS and len(before) > 1 and before[-2] in PERSONS):
        return "person"
    return ""


def is_small_name(words: Words, at: int, names: Names, introduced: str) -> bool:
    """Whether a word without a capital is a name: only right after a cue."""
    word = words.tokens[at]
    if not introduced:
        return False
    if names.sign(word) == "" and names.sign(word) is not None:
        return len(word) > 2
    if introduced != "named" or words.tokens[at - 1].lower() in ("called", "kalt", "kalles"):
        return False
    stops = word in NOT_NAMES_BEHIND_NAMING or names.is_never(word)
    return names.sign(word) is not None or not stops


def is_other(word: str, names: Names) -> bool:
    """Whether a word with a capital is known as something else, or an abbreviation such as PMTO."""
    mixed = any(part[1:].lower() != part[1:] for part in re.split("['’-]", word))
    return names.is_never(word) or word.isupper() or (mixed and not word.startswith(("Mc", "De")))


def has_surname(words: Words, at: int, names: Names) -> bool:
    """Whether a surname follows."""
    if at + 1 == len(words.tokens) or words.gap(at + 1) != " ":
        return False
    following = words.tokens[at + 1]
    if not following[0].isupper():
        return False
    if names.sign(following, "last") is not None:
        return True
    return not words.shouted and not is_other(following, names) and len(following) > 2


def last_of_name(words: Words, at: int, names: Names) -> int:
    """Where the name that begins here ends: surnames, initials and "van" belong to it."""
    small = not words.tokens[at][0].isupper()
    last = at
    for place in range(at + 1, min(at + 6, len(words.tokens))):
        word = words.tokens[place]
        initial = len(words.tokens[place - 1]) == 1 and place - 1 > at
        if not NEXT_WORD.fullmatch(words.gap(place)) or ("." in words.gap(place) and not initial):
            break
        if word.lower() in PARTICLES and not word[0].isupper():
            continue
        listed = "" in (names.sign(word), names.sign(word, "last"))
        if small and not listed:
            break
        initial = len(word) == 1 and word.isupper() and not names.is_never(word)
        part_of_name = word[0].isupper() and (listed or not is_other(word, names))
        if not (small or initial or part_of_name):
            break
        last = place
    return last


def ending(word: str, names: Names) -> str:
    """What is no part of the name itself: the genitive, or the noun after a hyphen."""
    lowered = word.lower()
    if lowered.endswith(("'s", "’s")):
        return word[-2:]
    head, hyphen, tail = word.partition("-")
    if hyphen and tail.islower() and names.sign(head) is not None:
        return hyphen + tail
    if lowered in names.first or lowered in names.last or bare(lowered) == lowered:
        return ""
    return word[-1] if bare(lowered) in names.first or bare(lowered) in names.last else ""


def bare(word: str) -> str:
    """The word without the ending of the genitive."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.removesuffix("s")


@cache
def read_names() -> Names:
    """Read ``names.txt`` once."""
    sections: dict[str, dict[str, str]] = {"first": {}, "last": {}, "never": {}}
    section = ""
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.lower().split():
                name = word.rstrip("?!")
                sections[section].setdefault(name, word[len(name) :])
    return Names(sections["first"], sections["last"], frozenset(sections["never"]))
