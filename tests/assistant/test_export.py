"""What is taken along opens, holds all that is needed to check an answer, and loses no quote."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdf
import pypdfium2
import pytest
import typst
from docx import Document
from docx.oxml.ns import qn
from fixture_types import ROOT, Ask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from seen import LANGUAGES

from assistant import Answer, Citation, Knowledge, Notice
from assistant.answers import Language, NoticeKind, Outcome
from assistant.dates import said_date
from assistant.export import FORMATS, Conversation, export, file_name
from assistant.export.pdf import held
from assistant.texts import find, say
from ingest import Source

SAVED = datetime(2026, 11, 22, 14, 5, 33, 123456, timezone(timedelta(hours=1)))
QUESTIONS = (
    ("Hvor ofte må vi evaluere tiltaksplanen?", ()),
    ("Hva med MST?", ("Fra hvilken alder kan FFT tilbys?",)),
    ("Korleis evaluerer ein plan?", ()),
    ("Far slår barnet nå, hva gjør jeg?", ()),
    ("Hva koster en hund?", ()),
    ("Ola Nordmann (fnr. 01010112345) vil vite: gjelder MST fra 12 år?", ()),
)


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


def dense(text: str) -> str:
    """Without white space and what may break a long word; letter and accent one character."""
    return "".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


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


@pytest.fixture(scope="module")
def answers(ask_one: Ask) -> tuple[Answer, ...]:
    return tuple(ask_one(question, history) for question, history in QUESTIONS)


@pytest.fixture(scope="module")
def taken(knowledge: Knowledge, answers: tuple[Answer, ...]) -> Conversation:
    return Conversation.over(knowledge.index, answers, "nb", SAVED)


@every_format
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_needed_to_check_an_answer_is_in_it(
    taken: Conversation, name: str, language: Language
) -> None:
    text = TEXTS[name](export(replace(taken, language=language), name))
    found = dense(text)
    place = 0
    for number, answer in enumerate(taken.answers, 1):
        parts = [say(language, "export.turn", number=number), answer.question]
        if answer.standalone_question != answer.question:
            parts.append(f"{say(language, 'export.standalone')}: {answer.standalone_question}")
        parts += [line.strip("- ") for line in answer.text.replace("**", "").splitlines()]
        parts += [notice.text for notice in answer.notices]
        for citation in answer.citations:
            parts += [f"[{citation.marker}] {citation.title}", citation.publisher]
            parts.append(say(language, f"level.{citation.level}"))
            undated = say(language, "export.undated")
            parts.append(said_date(citation.dated, language) if citation.dated else undated)
            parts.append(say(language, f"standing.{citation.standing}"))
            parts += citation.section
            parts.append(f"«{citation.quote}»")
        for part in parts:  # in this order
            place = found.find(dense(part), place)
            assert place >= 0, part
    for limit in find(language, "export.limits"):
        assert dense(limit) in found[place:]
    for source in taken.sources.values():
        assert dense(source.title) in found[place:]
    assert taken.version in text
    assert dense(said_date("2026-11-22", language)) in found
    assert ("14:05" if language == "en" else "14.05") in text
    assert dense(said_date(taken.built, language)) in found
    assert "01010112345" not in text
    assert "Nordmann" not in text


@every_format
def test_the_headings_in_order(taken: Conversation, name: str) -> None:
    expected: list[tuple[int, str]] = []
    for number, answer in enumerate(taken.answers, 1):
        expected += [(1, f"Spørsmål {number}"), (2, "Svar")]
        expected += [(2, "Merk")] * bool(answer.notices)
        expected += [(2, "Kilder")] * bool(answer.citations)
        expected += [(3, f"[{c.marker}] {c.title}") for c in answer.citations]
    expected += [(1, "Om dette dokumentet"), (2, "Hva Veiviser ikke er")]
    expected.append((2, "Dokumentene svarene bygger på (5)"))
    assert [
        (level, " ".join(text.split())) for level, text in HEADINGS[name](export(taken, name))
    ] == expected


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


EVIL = (
    "# Overskrift\n## To\n- punkt\n1. en\n> sitat\n```\nkode\n```\n===\n---\n    innrykk\n"
    "<img src=x onerror=alert(1)> <!-- x --> [lenke](javascript:alert(1)) ![b](x) <http://a.no>"
    " **fet** _kursiv_ `kode` &lt; $x$ ~~gammel~~ https://a.no www.a.no\n| a | b |\n|---|---|\n"
    "[1]: http://a.no\n[1](http://a.no) #let x = 1 #emph[a] \\ @ref <label> *stjerne*"
)


@every_format
def test_what_a_question_says_is_never_markup(taken: Conversation, name: str) -> None:
    plain = replace(taken.answers[0], question=EVIL, standalone_question=f"{EVIL} Og?")
    citation = replace(plain.citations[0], quote=EVIL, title=EVIL, publisher=EVIL, section=(EVIL,))
    plain = replace(plain, citations=(citation, *plain.citations[1:]))
    made = export(replace(taken, answers=(plain,)), name)
    assert dense(TEXTS[name](made)).count(dense(shown(EVIL, name))) == 6
    assert len(HEADINGS[name](made)) == len(
        HEADINGS[name](export(replace(taken, answers=taken.answers[:1]), name))
    )
    if name == "markdown":
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(made.decode())
        inner = [child for token in tokens for child in token.children or ()]
        kinds = {token.type.removesuffix("_open") for token in [*tokens, *inner]}
        assert not kinds & {"html_block", "html_inline", "link", "image", "code_inline", "fence"}
        assert not kinds & {"code_block", "hr", "table", "s", "em", "ordered_list"}
        assert not re.search(r"(?<!\\):(?=//)|www\.", made.decode())  # GitHub would make links


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


odd_text = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.text(
        st.sampled_from("ab [1]*_#<>&\\`\n\t\r\x00\x0b\x85\u2028\u200bæøå«»–…\u0301é"), max_size=40
    ),
    st.sampled_from(
        [
            "",
            " ",
            "\n\n",
            "שלום עולם",
            "مرحبا",
            "👩‍👩‍👧 🇳🇴",
            "\ud800",
            "x" * 3000,
            "\u202eabc",
            EVIL,
            "\ufffe",
        ]
    ),
)
citations = st.builds(
    Citation,
    marker=st.one_of(st.integers(1, 99).map(str), odd_text),
    source_id=st.one_of(st.just("bufdir-tjenestekatalog-2021"), odd_text),
    title=odd_text,
    publisher=odd_text,
    level=st.one_of(st.sampled_from(["national", "local"]), odd_text),
    section=st.lists(odd_text, max_size=3).map(tuple),
    quote=odd_text,
    start=st.just(0),
    end=st.just(1),
    dated=st.one_of(
        st.none(), st.sampled_from(["2021", "2021-09", "2021-13", "2021-02-31"]), odd_text
    ),
    standing=st.one_of(st.sampled_from(["published", "draft"]), odd_text),
)
notices = st.builds(
    Notice,
    kind=st.sampled_from(NoticeKind.__args__),
    text=odd_text,
    markers=st.lists(odd_text, max_size=2).map(tuple),
)
answers_of_any_kind = st.builds(
    Answer,
    id=odd_text,
    question=odd_text,
    standalone_question=odd_text,
    language=st.sampled_from(LANGUAGES),
    role=st.just("caseworker"),
    outcome=st.sampled_from(Outcome.__args__),
    text=odd_text,
    citations=st.lists(citations, max_size=3).map(tuple),
    notices=st.lists(notices, max_size=2).map(tuple),
)
sources = st.builds(
    Source,
    id=odd_text,
    file=odd_text,
    title=odd_text,
    publisher=odd_text,
    level=st.just("local"),
    standing=st.just("draft"),
    language=st.one_of(st.sampled_from(["nb", "nn", "en", "se", "sma"]), odd_text),
    url=st.one_of(st.none(), odd_text),
)


@every_format
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(answers_of_any_kind, max_size=3).map(tuple), sources, st.sampled_from(LANGUAGES))
@example((), Source("x", "x", "x", "x", "local", "draft"), "nb")
def test_whatever_the_answers_no_quote_is_lost(
    taken: Conversation,
    name: str,
    answers: tuple[Answer, ...],
    source: Source,
    language: Language,
) -> None:
    known = {"bufdir-tjenestekatalog-2021": source}
    made = export(replace(taken, answers=answers, language=language, sources=known), name)
    found = dense(TEXTS[name](made))
    place = 0
    for answer in answers:
        for citation in answer.citations:
            wanted = dense("«" + shown(citation.quote, name) + "»")
            place = found.find(wanted, place) + 1
            assert place, wanted


def test_file_names() -> None:
    assert [file_name(name, SAVED) for name in FORMATS] == [
        "veiviser-2026-11-22.md",
        "veiviser-2026-11-22.docx",
        "veiviser-2026-11-22.pdf",
    ]


def test_the_libraries_are_loaded_when_a_file_is_made_and_not_before() -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, assistant.cli; print({'docx', 'typst', 'lxml'} & set(sys.modules))",
        ],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert loaded.stdout == "set()\n"
