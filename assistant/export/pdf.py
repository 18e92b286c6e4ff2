"""Contents as a tagged PDF (PDF/UA-1): headings, lists and languages that a screen reader knows.

Set by Typst in Libertinus Serif, which comes with it and is embedded. What the fonts do not hold
(emoji, Hebrew, Arabic, characters that are not seen) is shown by number: "[U+1F600]". Text is made
NFC, so that a letter and its accent are one character. What ``pdf.typ`` gets is data and never read
as markup. No network and no fonts of the machine are used.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

from assistant.export.blocks import Block, Contents, Heading, Listed, Run
from assistant.export.characters import visible, with_markers_kept

# Latin, Greek, Cyrillic, punctuation, signs: tested against the fonts in all their weights.
_HELD = (
    (0x0020, 0x007E),
    (0x00A0, 0x00AC),  # the soft hyphen after it is not seen
    (0x00AE, 0x02FF),  # accents after it that no letter has taken up (NFC) are lost at times
    (0x0370, 0x0377),
    (0x038E, 0x03A1),
    (0x03A3, 0x0482),
    (0x048A, 0x04FF),
    (0x1E00, 0x1EFF),
    (0x2002, 0x200A),
    (0x2010, 0x2027),
    (0x202F, 0x2040),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x20A0, 0x20A4),
    (0x20A6, 0x20BF),
    (0x2126, 0x2151),
    (0x2153, 0x2184),
    (0x2190, 0x23FF),
    (0x2460, 0x2606),
    (0x270C, 0x2714),
    (0xFB00, 0xFB06),
)
_LONGEST = 40  # characters in a row that a line can take in any size
_UNBROKEN = re.compile(rf"\S{{{_LONGEST}}}(?=\S)")


def held() -> tuple[str, ...]:
    """Every character that is set as it is; all others are shown by number."""
    return tuple(chr(number) for first, last in _HELD for number in range(first, last + 1))


def pdf(contents: Contents) -> bytes:
    """The file."""
    import typst  # takes no time, but room: 80 MB that only this needs

    document = {
        "title": contents.title,
        "language": contents.language,
        "page": contents.page,
        "blocks": [_plain(block) for block in contents.blocks],
    }
    template = resources.files(__package__).joinpath("pdf.typ").read_bytes()
    made = typst.Compiler(template, font_paths=_fonts(), ignore_system_fonts=True).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"document": json.dumps(document)},
        timestamp=contents.saved.replace(microsecond=0),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst made no PDF")
    return made


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False)


@cache
def _held() -> frozenset[str]:
    return frozenset(held())


def _plain(block: Block) -> dict[str, Any]:
    """A block as plain values, its kind named."""
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": _set(block.text)}
    if isinstance(block, Listed):
        items = [[_plain(inner) for inner in item] for item in block.items]
        return {"kind": "list", "first": block.first, "items": items}
    return {
        "kind": block.look,
        "language": block.language,
        "runs": [asdict(Run(_set(run.text), run.bold, run.italic)) for run in block.runs],
    }


def _set(text: str) -> str:
    """The text as it can be set: a long word may be broken anywhere (by a zero-width space)."""
    known = visible(unicodedata.normalize("NFC", with_markers_kept(text)), _held().__contains__)
    return _UNBROKEN.sub("\\g<0>\u200b", known)
