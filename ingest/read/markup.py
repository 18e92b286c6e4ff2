"""Text made readable: white space evened out, emphasis, links and escapes taken away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.documents import Span, Text
from ingest.read.lines import INVISIBLE, is_blank

# Stands for a character that is taken away, so that offsets stay and no other rule sees it.
GONE = "\0"

SIGNS = frozenset("\\`*_[")
ESCAPE = re.compile(r"\\[\\`*_{}\[\]()#+\-.!|>~]")
CODE = re.compile(r"(`+)([^`]+)\1")
# The target must look like an address: "[se her](vedlegg)" is prose.
LINK = re.compile(
    r"!?\[([^\[\]]*)\](\((?:[#/.][^()\s]*|[^()\s]*[./:#](?:[^()\s]|\([^()\s]*\))*)?"
    r"(?:\s+\"[^\"]*\")?\))"
)
# The bound keeps a text full of lone marks from taking quadratic time.
EMPHASIS = (
    re.compile(r"(\*\*\*|\*\*)(?=[^\s*])(.{1,1000}?)(?<=\S)\1"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*]+)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<!\w)(___|__|_)(?=[^\s_])(.{1,1000}?)(?<=\S)\1(?!\w)"),
)


def clean(
    file: str,
    stretches: Sequence[Span],
    omitted: frozenset[int] = frozenset(),
    literal: bool = False,
) -> Text:
    """Read stretches of the file as one text, each character knowing its place."""
    raw = gather(file, stretches, omitted)
    if literal:
        return raw
    # What is nothing but markup is kept as it stands rather than lost.
    return even_out(raw, markup(raw.value)) or gather(file, stretches, frozenset())


def gather(file: str, stretches: Sequence[Span], omitted: frozenset[int]) -> Text:
    """Collect the characters of the stretches, each run of white space made one space."""
    value: list[str] = []
    places: list[int] = []
    space: int | None = None
    for stretch in stretches:
        for place in range(*stretch):
            character = file[place]
            if place in omitted or character in INVISIBLE:
                continue
            if is_blank(character):
                space = place if space is None else space
                continue
            if value and space is not None:
                value.append(" ")
                places.append(space)
            space = None
            value.append(character)
            places.append(place)
        space = stretch.end if space is None else space
    return Text("".join(value), tuple(places))


def even_out(text: Text, gone: frozenset[int]) -> Text:
    """Take characters out of a text and the doubled spaces that this leaves."""
    kept: list[int] = []
    for i, character in enumerate(text.value):
        doubled = character == " " and (not kept or text.value[kept[-1]] == " ")
        if i not in gone and not doubled:
            kept.append(i)
    if kept and text.value[kept[-1]] == " ":
        kept.pop()
    return Text("".join(text.value[i] for i in kept), tuple(text.places[i] for i in kept))


def markup(value: str) -> frozenset[int]:
    """Find the characters that are Markdown's and not the text's."""
    gone: set[int] = set()
    if not SIGNS.intersection(value):
        return frozenset()
    for match in ESCAPE.finditer(value):
        gone.add(match.start())
    value = ESCAPE.sub(GONE * 2, value)
    for match in CODE.finditer(value):
        gone.update(edges(match, 2))
    value = CODE.sub(lambda match: GONE * len(match[0]), value)
    for match in LINK.finditer(value):
        gone.update(edges(match, 1))
    value = hide(value, gone)
    for emphasis in EMPHASIS:
        for match in emphasis.finditer(value):
            gone.update(edges(match, 2))
        value = hide(value, gone)
    return frozenset(gone)


def edges(match: re.Match[str], inner: int) -> Iterable[int]:
    """Return the positions of a match that lie outside its inner group."""
    return (*range(match.start(), match.start(inner)), *range(match.end(inner), match.end()))


def hide(value: str, gone: set[int]) -> str:
    """Put the sign for "taken away" at these positions."""
    return "".join(GONE if i in gone else character for i, character in enumerate(value))
