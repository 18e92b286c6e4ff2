"""What is taken along opens, and holds all that is needed to check an answer."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from exported import EVIL, HEADINGS, SAVED, TEXTS, dense, every_format, shown
from fixture_types import ROOT
from markdown_it import MarkdownIt
from seen import LANGUAGES

from assistant.answers import Language
from assistant.dates import said_date
from assistant.export import FORMATS, Conversation, export, file_name
from assistant.texts import find, say


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
