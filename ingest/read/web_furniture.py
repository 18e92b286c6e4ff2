"""Rules for what surrounds the text of a web page, and for lines that carry no text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.read.lines import SHORT, Line, Sheet, ended, is_short

# Whole lines that Norwegian public web pages put around their text, without end mark.
PHRASES = frozenset(
    {
        "gå til hovedinnhold",
        "gå til hovudinnhald",
        "hopp til hovedinnhold",
        "hopp til hovudinnhald",
        "hopp til innhold",
        "til hovedinnhold",
        "skip to main content",
        "fant du det du lette etter",
        "fant du det du lette etter? ja nei",
        "fann du det du leita etter",
        "takk for din tilbakemelding",
        "takk for tilbakemeldingen",
        "takk for tilbakemeldinga",
        "hva forsøkte du å finne",
        "kva prøvde du å finne",
        "hva lette du etter",
        "var denne siden nyttig",
        "var denne sida nyttig",
        "ga siden deg svar på det du lurte på",
        "skriv ut",
        "skriv ut siden",
        "skriv ut side",
        "del på facebook",
        "del på twitter",
        "del på linkedin",
        "del denne siden",
        "tips en venn",
        "til toppen",
        "til toppen av siden",
        "tilbake til toppen",
        "lytt til teksten",
        "les opp teksten",
        "åpne meny",
        "lukk meny",
        "meny",
        "godta alle informasjonskapsler",
        "vi bruker informasjonskapsler",
        "vi bruker informasjonskapsler (cookies)",
        "klikk for stort bilde",
        "tekststørrelse",
    }
)
BYLINE = re.compile(
    r"(forfatter|forfattar|skrevet av|skrive av|publisert av|tekst og foto)\s*:\s*\S.*"
    r"|(publisert|sist endret|sist endra|sist oppdatert|oppdatert|endret|opprettet)\s*:?\s*\d.*",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"(tekst|tittel|overskrift|ingress|bilde)\s*\?|\W*(sett|skriv) inn (tekst|tittel|bilde)\W*"
    r"|\W*(todo|tbd|xxx+)\W*|lorem ipsum\b.*",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r".*\bklikk (for|på) (stort|større|å forstørre)( bildet?)?|!\[[^\]]*\]\([^)]*\)", re.IGNORECASE
)
ADDRESS = re.compile(r"<?(https?://|www\.)\S+>?", re.IGNORECASE)
LONGEST_PICTURE_TEXT = 160
LINES_OF_A_PAGE_HEAD = 12


def ornaments(sheet: Sheet) -> Iterable[Line]:
    """A line without a letter or digit, or a code fence, only divides what stands around it."""
    return (
        line
        for line in sheet.lines
        if not any(map(str.isalnum, line.body)) or line.body.startswith(("```", "~~~"))
    )


def phrases(sheet: Sheet) -> Iterable[Line]:
    """A line that is one of the set phrases of public web pages belongs to the page."""
    return (
        line
        for line in sheet.lines
        if " ".join(line.body.split()).rstrip("?!. ").casefold() in PHRASES
    )


def bylines(sheet: Sheet) -> Iterable[Line]:
    """A line that names the author or the day of publishing belongs to the page."""
    return (line for line in sheet.lines if len(line.body) <= SHORT and BYLINE.fullmatch(line.body))


def placeholders(sheet: Sheet) -> Iterable[Line]:
    """A line that stands where a text was to be written says nothing."""
    return (line for line in sheet.lines if PLACEHOLDER.fullmatch(line.body))


def picture_texts(sheet: Sheet) -> Iterable[Line]:
    """A line that is only a picture, or a picture's text with an invitation to click on it."""
    return (
        line
        for line in sheet.lines
        if len(line.body) <= LONGEST_PICTURE_TEXT and PICTURE.fullmatch(line.body)
    )


def lone_addresses(sheet: Sheet) -> Iterable[Line]:
    """A web address alone on its line belongs to no sentence."""
    return (line for line in sheet.lines if ADDRESS.fullmatch(line.body))


def page_head(sheet: Sheet) -> Iterable[Line]:
    """Short lines above the page's title are the trail to it; below it they may repeat parts."""
    head: list[Line] = []
    for line in sheet.lines[:LINES_OF_A_PAGE_HEAD]:
        if not is_short(line) or line.body.startswith("#"):
            break
        head.append(line)
    titles = [i for i, line in enumerate(head) if is_title(line, sheet.title)]
    if not titles:
        return ()
    words = set(re.findall(r"\w+", head[titles[0]].body.casefold()))
    repeats = (
        line
        for line in head[titles[0] + 1 :]
        if words.issuperset(re.findall(r"\w+", line.body.casefold()))
    )
    return (*head[: titles[0]], *repeats)


def is_title(line: Line, title: str) -> bool:
    """Tell whether a line is the document's title, or begins as the title does."""
    known = re.findall(r"\w+", title.casefold())
    words = re.findall(r"\w+", line.body.casefold())
    if not known or not words or (ended(line) and not line.body.endswith(("?", ":"))):
        return False
    return words == known or (len(known) > 2 and len(words) > 2 and words[:3] == known[:3])
