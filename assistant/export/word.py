"""Contents as a Word document, with Word's own styles for headings, lists and quotes.

Control characters and halves of pairs, which the format cannot hold, are shown by number
("[U+0007]"). Whether a character is seen is up to the fonts of the machine that opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.export.blocks import Block, Contents, Heading, Listed, Paragraph
from assistant.export.characters import is_text, visible, with_markers_kept

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Written

_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_DEEPEST = 3  # lists in lists that Word has styles for
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FONT = "Calibri"
_INK, _LINE, _QUIET = "1A1A1A", "1F5C73", "4A5560"
# style: size in points, colour, space before and after in points
_LOOKS = {
    "Normal": (11, _INK, 0, 8),
    "Title": (24, _INK, 0, 14),
    "Heading 1": (16, _INK, 26, 8),
    "Heading 2": (13, _LINE, 16, 6),
    "Heading 3": (11, _INK, 12, 4),
    "Quote": (11, _INK, 2, 10),
    "Caption": (10, _QUIET, 0, 6),
    "Subtitle": (12.5, _INK, 0, 8),
}
_STYLES = {"plain": "Normal", "question": "Subtitle", "facts": "Caption", "quote": "Quote"}


def word(contents: Contents) -> bytes:
    """The file."""
    from docx import Document  # takes a third of a second to import

    document = Document()
    _describe(document, contents)
    _dress(document)
    document.add_paragraph(_clean(contents.title), style="Title")
    _foot(document, contents)
    _add(document, contents.blocks, contents.language)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _describe(document: Document, contents: Contents) -> None:
    """Title, language and time, where programs look for them."""
    from docx.oxml.ns import qn

    known = document.core_properties
    tag = _tag(contents.language)
    known.title, known.author, known.language, known.comments = contents.title, "Veiviser", tag, ""
    known.created = known.modified = contents.saved.astimezone(UTC).replace(tzinfo=None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)


def _dress(document: Document) -> None:
    """One font, colours with enough contrast, A4."""
    from docx.shared import Cm, Pt, RGBColor

    for name, (size, colour, before, after) in _LOOKS.items():
        style: Any = document.styles[name]
        _in_one_font(style)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
        style.font.italic = False
        style.font.bold = name.startswith("Heading") or name in ("Title", "Subtitle")
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    for name in ("Caption", "Subtitle"):
        document.styles[name].paragraph_format.keep_with_next = True
    _beside_a_line(document.styles["Quote"])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)


def _in_one_font(style: Any) -> None:
    """Set the style's font; the theme's, which would win over it, is taken out."""
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _beside_a_line(style: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm

    border = (
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8"'
        f' w:color="{_LINE}"/></w:pBdr>'
    )
    style.paragraph_format.left_indent = Cm(0.6)
    style.element.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing"
    )


def _foot(document: Document, contents: Contents) -> None:
    """Title and number of the page, as fields that Word counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{_clean(contents.title)}\t\t")
    for part in re.split(r"({\w+})", contents.page):
        if part in _FIELDS:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), _FIELDS[part])
            foot._p.append(field)
        else:
            foot.add_run(part)


def _add(document: Document, blocks: Iterable[Block], language: str) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            document.add_heading(_clean(block.text).replace("\n", " "), block.level)
        elif isinstance(block, Listed):
            _add_list(document, block, language, depth=1)
        else:
            paragraph = document.add_paragraph(style=_STYLES[block.look])
            _fill(paragraph, block, language)


def _add_list(document: Document, listed: Listed, language: str, depth: int) -> None:
    level = f" {min(depth, _DEEPEST)}" if depth > 1 else ""
    numbering = None if listed.first is None else _numbering(document, listed.first, level)
    for item in listed.items:
        style = f"List {'Bullet' if numbering is None else 'Number'}{level}"
        for block in item:
            if isinstance(block, Listed):
                _add_list(document, block, language, depth + 1)
            elif isinstance(block, Paragraph):
                paragraph = document.add_paragraph(style=style)
                if numbering is not None and style.startswith("List Number"):
                    _count(paragraph, numbering)
                _fill(paragraph, block, language)
            style = f"List Continue{level}"  # what follows in an item has no sign of its own


def _numbering(document: Document, first: int, level: str) -> int:
    """A count of its own for one list: the style's would go on from the list before."""
    from docx.oxml.ns import qn

    style: Any = document.styles[f"List Number{level}"]
    numberings: Any = document.part.numbering_part.element
    used = style.element.pPr.numPr.numId.val
    abstract = numberings.num_having_numId(used).abstractNumId.val
    number = numberings.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(number.get(qn("w:numId")))


def _count(paragraph: Written, numbering: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = numbering


def _fill(paragraph: Written, block: Paragraph, language: str) -> None:
    for run in block.runs:
        written = paragraph.add_run(_clean(run.text))
        written.bold, written.italic = run.bold or None, run.italic or None
        if block.language != language:
            _say_language(written, block.language)


def _say_language(written: Any, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), _tag(language))
    written._r.get_or_add_rPr().append(mark)


def _tag(language: str) -> str:
    return _TAGS.get(language, language)


def _clean(text: str) -> str:
    return visible(with_markers_kept(text), is_text)
