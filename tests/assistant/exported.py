"""What a reader of a file that was taken along sees: its text, its headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdf
import pypdfium2
import pytest
from docx import Document
from markdown_it import MarkdownIt
from seen import LANGUAGES

from assistant.export import FORMATS
from assistant.export.pdf import held
from assistant.texts import find, say

SAVED = datetime(2026, 11, 22, 14, 5, 33, 123456, timezone(timedelta(hours=1)))


def markdown_text(made: bytes) -> str:
    """What a reader of the rendered Markdown sees."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(made.decode())
    said = []
    for token in tokens:
        inner = token.children or ()
        said += ["\n" if child.type.endswith("break") else child.content for child in inner]
        said.append("\n")
    return "".join(said)


def word_text(made: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(made)).paragraphs)


def pdf_text(made: bytes) -> str:
    pages = pypdfium2.PdfDocument(made)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    return FOOT.sub("", text)


FOOT = re.compile(
    "|".join(
        re.escape(say(language, "export.title"))
        + r"\s+"
        + find(language, "export.page").format(page=r"\d+", pages=r"\d+")
        for language in LANGUAGES
    )
)

TEXTS: dict[str, Callable[[bytes], str]] = {
    "markdown": markdown_text,
    "word": word_text,
    "pdf": pdf_text,
}

every_format = pytest.mark.parametrize("name", FORMATS)


# A reader of PDF gives the letters of a ligature one by one.
LIGATURES = str.maketrans(
    {chr(number): unicodedata.normalize("NFKC", chr(number)) for number in range(0xFB00, 0xFB07)}
    | {"ſ": "s"}
)


def dense(text: str) -> str:
    """Without white space and what may break a long word; letter and accent one character."""
    plain = unicodedata.normalize("NFC", text).translate(LIGATURES)
    return "".join(plain.replace("\u200b", "").split())


def shown(text: str, name: str) -> str:
    """The text as the format shows it: what it cannot hold by number."""
    known = set(held())

    def hold(character: str) -> bool:
        if character.isspace():
            return True
        if name == "pdf":
            return character in known
        odd = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
        return not odd and unicodedata.category(character) not in ("Cc", "Cs")

    text = unicodedata.normalize("NFC", text) if name == "pdf" else text
    return "".join(c if hold(c) else f"[U+{ord(c):04X}]" for c in text)


def word_headings(made: bytes) -> list[tuple[int, str]]:
    paragraphs = Document(BytesIO(made)).paragraphs
    return [
        (int(p.style.name[-1]), p.text) for p in paragraphs if p.style.name.startswith("Heading")
    ]


def markdown_headings(made: bytes) -> list[tuple[int, str]]:
    tokens = MarkdownIt("commonmark").parse(made.decode())
    return [
        (int(opened.tag[1]) - 1, "".join(c.content for c in said.children or ()))
        for opened, said in pairwise(tokens)
        if opened.type == "heading_open"
    ][1:]


def pdf_headings(made: bytes) -> list[tuple[int, str]]:
    def walk(outline: Sequence[Any], level: int) -> Iterator[tuple[int, str]]:
        for entry in outline:
            if isinstance(entry, list):
                yield from walk(entry, level + 1)
            else:
                yield level, entry.title

    return list(walk(pypdf.PdfReader(BytesIO(made)).outline, 1))


HEADINGS = {"markdown": markdown_headings, "word": word_headings, "pdf": pdf_headings}

EVIL = (
    "# Overskrift\n## To\n- punkt\n1. en\n> sitat\n```\nkode\n```\n===\n---\n    innrykk\n"
    "<img src=x onerror=alert(1)> <!-- x --> [lenke](javascript:alert(1)) ![b](x) <http://a.no>"
    " **fet** _kursiv_ `kode` &lt; $x$ ~~gammel~~ https://a.no www.a.no\n| a | b |\n|---|---|\n"
    "[1]: http://a.no\n[1](http://a.no) #let x = 1 #emph[a] \\ @ref <label> *stjerne*"
)
