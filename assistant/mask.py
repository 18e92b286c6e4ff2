"""Take personal data out of a text, before anything else sees it.

One function of ``FINDERS`` for each kind of data; ``names.txt`` holds the names of persons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAMES = Path(__file__).with_name("names.txt")
Span = tuple[int, int]
Finder = Callable[[str], Iterator[Span]]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and which kinds were taken out."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Put a placeholder such as ``[navn]`` for each piece of personal data."""
    text = clean(text)
    kinds: list[str] = []
    for _ in range(MOST_ROUNDS):  # a placeholder can uncover what stands beside it
        before = text
        for kind, find in FINDERS.items():
            masked = replace(text, find(text), f"[{kind}]")
            if masked != text and kind not in kinds:
                kinds.append(kind)
            text = masked
        if text == before:
            break
    return Masked(text, tuple(kinds))


def replace(text: str, spans: Iterator[Span], placeholder: str) -> str:
    """The text with the placeholder for each span; spans come in order and don't overlap."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], placeholder]
        done = end
    return "".join([*pieces, text[done:]])


# --- What cannot be seen, and what only looks different ---------------------------------------

MOST_ROUNDS = 8
MARKS_ON_DIGITS = re.compile(r"(?<=\d)[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+")
BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800"), " ")


def clean(text: str) -> str:
    """The text in NFKC, digits as 0-9, without control, tag, zero-width and other hidden signs."""
    for _ in range(MOST_ROUNDS):  # taking a sign away can bring two others together
        before = text
        text = unicodedata.normalize("NFKC", text).translate(BLANKS)
        text = "".join(map(plain, text)) if not text.isascii() or not text.isprintable() else text
        text = MARKS_ON_DIGITS.sub("", text)
        if text == before:
            break
    return text


def plain(sign: str) -> str:
    """The sign as ordinary text has it: nothing for a hidden one, 0-9 for any digit."""
    if sign in "\n\t":
        return sign
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.digit(sign))
    hidden = category in ("Cc", "Cf", "Cs") or "\ufe00" <= sign <= "\ufe0f"
    return "" if hidden or "\U000e0000" <= sign <= "\U000e0fff" else sign


# --- Numbers -----------------------------------------------------------------------------------

DIGIT_RUN = re.compile(r"\d(?:[ \t\n.\-–—−‐‑/_,:]{0,3}\d){10,}")
LOOKS_LIKE_ID = re.compile(
    r"(?<!\d)(?:\d{11}|\d{6}[ \t\n.\-–—−‐‑/_:]{1,3}\d{5}|\d{6}[ .\-]\d{3}[ .\-]?\d{2}"
    r"|\d\d([ .\-/])\d\d\1\d\d[ .\-/]{1,3}\d{5})(?!\d)"
)
ID_AFTER_CUE = re.compile(
    r"(?i)\b(?:fødselsnr|fødselsnummer|f\.?nr|personnr|personnummer|d-nummer|dnr|ssn|id number)"
    r"\.?(?: er| is)?[ :]{1,3}(\d[\d \-.]{3,14}\d)(?!\d)"
)
# Added to the month in synthetic numbers (40 also in H-numbers), and to the day in D-numbers.
MONTHS_ADDED = (0, 40, 65, 80)
DAYS_ADDED = (0, 40)


def find_ids(text: str) -> Iterator[Span]:
    """Fødselsnummer, D-number, H-number and synthetic ones, however their digits are spread."""
    spans = [match.span() for match in LOOKS_LIKE_ID.finditer(text) if is_id_shape(match[0])]
    spans += [match.span(1) for match in ID_AFTER_CUE.finditer(text)]
    for run in DIGIT_RUN.finditer(text):
        places = [place for place in range(*run.span()) if text[place].isdigit()]
        digits = "".join(text[place] for place in places)
        for first in range(len(digits) - 10):
            if is_valid_id(digits[first : first + 11]):
                spans.append((places[first], places[first + 10] + 1))
    return merge(spans)


def is_id_shape(written: str) -> bool:
    """Whether eleven digits are an identity number by their look: in one piece, or with a date."""
    return written.isdigit() or has_date("".join(filter(str.isdigit, written)))


def is_valid_id(digits: str) -> bool:
    """Whether date and check digits are those of an identity number."""
    if not has_date(digits):
        return False
    if has_check_digits(digits):
        return True
    for added in MONTHS_ADDED:  # some synthetic series count their check digits before adding
        month = int(digits[2:4]) - added
        if 1 <= month <= 12 and has_check_digits(f"{digits[:2]}{month:02}{digits[4:]}"):
            return True
    return False


def has_check_digits(digits: str) -> bool:
    """Whether the last two digits follow from the others."""
    # Here, since the import costs more than all else in this file and few texts need it.
    from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

    return digits[9:] == f"{calc_check_digit1(digits)}{calc_check_digit2(digits[:10])}"


def has_date(digits: str) -> bool:
    """Whether the digits begin with day and month, with what may be added, or as FH-numbers do."""
    day, month = int(digits[:2]), int(digits[2:4])
    return day >= 80 or (
        any(1 <= day - added <= 31 for added in DAYS_ADDED)
        and any(1 <= month - added <= 12 for added in MONTHS_ADDED)
    )


def merge(spans: list[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last and span[0] < last[1]:
            last = (last[0], max(last[1], span[1]))
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


PHONE = re.compile(
    r"(?<![\d§+])(?<!\d[.,\-/])(?<!\d )"
    r"(?:(?:\(?(?:\+|00) ?47\)?[ .\-]{0,2})(?:\d[ .\-]?){7}\d"
    r"|(?:\+|\b00)[1-9]\d{0,2}[ .\-]?(?:\(0\)[ ]?)?(?:\d[ .\-]?){6,11}\d"
    r"|(?!19|20)[2-9]\d{7}"
    r"|[2-9]\d{2}[ .\-]\d{2}[ .\-]\d{3}"
    r"|[2-9]\d[ .\-]\d{2}[ .\-]\d{2}[ .\-]\d{2}"
    r"|(?<=tlf )[2-9]\d{3} \d{4}|(?<=tlf\. )[2-9]\d{3} \d{4}|(?<=nummer )[2-9]\d{3} \d{4}"
    r"|(?<=mobil )[2-9]\d{3} \d{4}|(?<=telefon )[2-9]\d{3} \d{4}|(?<=ring )[2-9]\d{3} \d{4})"
    r"(?!\d)(?![.,\-/]\d)"
)
EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w+%'-][\w.+%'-]*(?: ?@ ?| ?[(\[](?:at|krøllalfa)[)\]] ?| krøllalfa )"
    r"[\w-]+(?:(?:\.| punktum | dot | ?[(\[](?:dot|punktum)[)\]] ?)[\w-]+)+"
)


def find_phones(text: str) -> Iterator[Span]:
    """Telephone numbers; not the short ones of services (112, 116 111)."""
    return (match.span() for match in PHONE.finditer(text))


# Four, two and five digits, parted as account numbers are; unparted they could be anything.
ACCOUNT = re.compile(r"(?<!\d)\d{4}[ .]\d{2}[ .]\d{5}(?!\d)")


def find_accounts(text: str) -> Iterator[Span]:
    """Bank account numbers."""
    return (match.span() for match in ACCOUNT.finditer(text))


def find_emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also with "krøllalfa" for the sign."""
    if "@" not in text and "(at)" not in text and "[at]" not in text and "krøllalfa" not in text:
        return iter(())
    return (match.span() for match in EMAIL.finditer(text))


MONTH = (
    r"(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mars?|march|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)\.?"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? ?(?:of )?{MONTH}(?:,? ?\d{{4}}|,? '?\d{{2}}(?!\d))?"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}[./\- ]{1,2}\d{1,2}[./\- ]{1,2}(?:\d{4}|\d{2})"
    r"|\d{1,2}[./]\d{1,2}\.?|\d{6}|\d{8})(?![\d])"
)
BIRTH_DATE = re.compile(
    r"(?i)(?:(?<!\w)(?:født|fødd|fødde|fødte|fødsel|fødselsdato|fødselsdag|fødselsdagen|bursdag"
    r"|bursdagen|born|birthday|birth|dob|d\.o\.b|f|fdato|geboren)\b"
    r"(?:[ .:,]{1,3}(?:den|i|på|dato|er|on|the|is|in|dag)\b){0,2}[ .:,(]{0,3}"
    r"|(?<!\w)(?:gutt|gutten|guten|gut|jente|jenta|barn|barnet|elev|eleven|sønn|sønnen|datter"
    r"|datteren|son|daughter|child|boy|girl|pupil|pasient|pasienten|\[navn\])[ ,(:]{1,3})"
    rf"({DATE})"
)
BORN_BEHIND = re.compile(
    rf"(?i)(?<![\d.])({DATE})[ ,)]{{1,3}}(?:er |ble |is )?(?:født|fødd|born)\b"
)
# After a noun alone ("barnet 3. april") only a whole date with figures is a birth date.
ONLY_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{6}")


def find_birth_dates(text: str) -> Iterator[Span]:
    """Dates that a person is born on: after "født", "f." and the like, or after "gutt", "jente"."""
    spans = [
        match.span(1)
        for match in BIRTH_DATE.finditer(text)
        if is_birth_cue(match[0]) or ONLY_FIGURES.fullmatch(match[1])
    ]
    return merge([*spans, *(match.span(1) for match in BORN_BEHIND.finditer(text))])


def is_birth_cue(written: str) -> bool:
    """Whether the words before the date speak of birth."""
    return re.match(r"(?i)fø|f\b|fdato|bursdag|born|birth|dob|d\.o|geb", written) is not None


# --- Addresses ---------------------------------------------------------------------------------

STREET = r"(?:gata|gaten|gate|gt|veien|vegen|vei|veg|svingen|allé|alleen|alléen|stien|bakken)"
ROAD = r"(?:gata|gaten|gate|veien|vegen|vei|svingen|allé|alleen|bakken)"
PLACE_IN_STREET = (
    rf"(?:{STREET}|vn|v|alle|plass|plassen|torg|torget|bakke|sti|lia|løkka|haugen|åsen|jordet|tunet"
    r"|tun|kroken|ringen|terrasse|kaia|brygge|bryggen|smauet|grenda|stubben|faret|høgda|høyden|toppen"
    r"|dalen|marka|vangen|løypa|veita|skogen|berget|lunden|hagen|parken|vollen|moen|myra|vika|neset"
    r"|sletta|feltet|brinken|kleiva|geilen|råket|tråkket|gutu|gutua|kvartalet|gårdsvei|ås)"
)
NUMBER = r"[ ]?(?:nr\.? ?)?\d{1,4}(?: ?[A-Za-zÆØÅ](?!\w))?(?![\d.]?\d)"
TOWN = r"(?:,? ?(?:[HUKL]\d{4}))?(?:,?\s{0,2}\d{4} [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)?"
CAPITAL = r"[A-ZÆØÅÁČĐŊŠŦŽ]"
ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{CAPITAL}[\w'.-]{{0,25}} ){{1,3}}"
    rf"(?:{STREET}|plass|allé|terrasse)\.?{NUMBER}{TOWN}"
    rf"|{CAPITAL}[\w'-]{{1,25}}?{PLACE_IN_STREET}\.?{NUMBER}{TOWN}"
    rf"|[a-zæøå][\w'-]{{1,25}}?{STREET}\.?[ ]\d{{1,4}} ?[a-zA-Z]?(?!\w){TOWN}"
    rf"|\d{{1,4}} {CAPITAL}\w{{1,25}} (?:Street|Road|Avenue|Lane|Drive)\b)"
)
LIVES_IN = re.compile(
    r"(?i:\b(?:bor|bur|budde|bodde|adressen?|lives|address)(?: er| is)?(?: i| på| in| at)?:? )"
    rf"((?:{CAPITAL}[\w'.-]{{0,25}} ){{0,2}}(?i:[\w'-]{{2,25}}?{ROAD}|(?<= ){ROAD})\b\.?{TOWN})"
)


def find_addresses(text: str) -> Iterator[Span]:
    """Streets with a number, and streets after "bor i"."""
    spans = [match.span() for match in ADDRESS.finditer(text)]
    return merge([*spans, *(match.span(1) for match in LIVES_IN.finditer(text))])


# --- Names of persons --------------------------------------------------------------------------

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


FINDERS: dict[str, Finder] = {
    "e-post": find_emails,
    "fødselsnummer": find_ids,
    "fødselsdato": find_birth_dates,
    "kontonummer": find_accounts,
    "telefon": find_phones,
    "adresse": find_addresses,
    "navn": find_names,
}
