"""What a Word file and a PDF know of themselves, and their lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest
import typst
from docx import Document
from docx.oxml.ns import qn
from exported import pdf_text
from markdown_it import MarkdownIt

from assistant.answers import Language
from assistant.export import Conversation, export
from assistant.export.pdf import held
from assistant.texts import say


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_word_knows_its_language_title_lists_and_emphasis(
    taken: Conversation, language: Language, tag: str
) -> None:
    document = Document(BytesIO(export(replace(taken, language=language), "word")))
    known = document.core_properties
    assert (known.title, known.language) == (say(language, "export.title"), tag)
    assert known.created.isoformat() == "2026-11-22T13:05:33+00:00"
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert [lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))] == [tag]
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "List Bullet"} <= styles
    bold = {run.text for p in document.paragraphs for run in p.runs if run.bold}
    assert {"jevnlig", "112"} <= bold
    quoted = next(p for p in document.paragraphs if p.style.name == "Quote")
    marks = [mark.get(qn("w:val")) for mark in quoted._p.iter(qn("w:lang"))]
    assert marks == ([] if language == "nb" else ["nb-NO"])  # the quote stays in bokmål
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_pdf_is_tagged_and_knows_its_language_and_title(
    taken: Conversation, language: Language, tag: str
) -> None:
    reader = pypdf.PdfReader(BytesIO(export(replace(taken, language=language), "pdf")))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == tag
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == say(language, "export.title")
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in root["/Metadata"].get_data()
    kinds = {(e["/S"], e.get("/Lang")) for e in elements(root["/StructTreeRoot"])}
    roles = {role for role, _ in kinds}
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/P", "/Strong", "/BlockQuote"} <= roles
    fonts = [f.get_object() for page in reader.pages for f in page["/Resources"]["/Font"].values()]
    for font in fonts:
        assert "LibertinusSerif" in font["/BaseFont"]
        inner = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(inner)


def elements(node: Any) -> Iterator[Any]:
    """The elements of a PDF's structure, in order."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object()
        if isinstance(inner, dict) and "/S" in inner:
            yield inner
            yield from elements(inner)


def test_every_character_that_pdf_is_said_to_hold_is_in_its_fonts() -> None:
    """PDF/UA refuses a character without a glyph, so that it compiles is the proof."""
    template = b"""#set document(title: "x")
#set text(font: "Libertinus Serif")
#let all = sys.inputs.all
#all #strong(all) #emph(all) #strong(emph(all))"""
    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler(template, font_paths=fonts, ignore_system_fonts=True)
    assert compiler.compile(
        format="pdf", pdf_standards=["ua-1"], sys_inputs={"all": " ".join(held())}
    )


def test_lists_in_lists_and_numbers_that_start_anew(taken: Conversation) -> None:
    text = (
        "3. tre\n4. fire\n   - inne\n     - innerst\n\n     mer\n\nSå:\n\n1. en\n\n> sitert *skrå*"
    )
    one = replace(taken.answers[0], text=text)
    both = replace(taken, answers=(one, one))
    document = Document(BytesIO(export(both, "word")))
    styled = [(p.style.name, p.text) for p in document.paragraphs]
    start = styled.index(("List Number", "tre"))
    assert styled[start : start + 8] == [
        ("List Number", "tre"),
        ("List Number", "fire"),
        ("List Bullet 2", "inne"),
        ("List Bullet 3", "innerst"),
        ("List Continue 2", "mer"),
        ("Normal", "Så:"),
        ("List Number", "en"),
        ("Quote", "sitert skrå"),
    ]
    numbered = [p._p.pPr.numPr.numId.val for p in document.paragraphs if "Number" in p.style.name]
    assert len(numbered) == 6
    assert len(set(numbered)) == 4  # each list counts on its own
    assert "3. tre" in pdf_text(export(both, "pdf"))
    made = export(both, "markdown").decode()
    again = MarkdownIt("commonmark").render(made)
    assert again.count('<ol start="3">') == 2
    assert "<em>skrå</em>" in again
