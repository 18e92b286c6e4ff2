"""The pure parts of the page: dates, Markdown, the field, the documents, what is around."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from assistant import Knowledge, Question, answer
from assistant.answers import Language
from assistant.dates import said_date
from assistant.texts import find
from assistant.ui.ask.listed import documents, ordered
from assistant.ui.ask.question import LONGEST, examples, problem
from assistant.ui.markdown import as_html, as_plain, without_markers
from assistant.ui.sent import LANGUAGES, cleaned
from assistant.ui.served import dressed
from ingest import Index

EVIL = "<script>alert(1)</script>${1}{{1}}"
LATEST = "bufdir-tjenestekatalog-2021"


# Dates


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2018-05-02", "2. mai 2018"),
        ("2021-09", "september 2021"),
        ("2021", "2021"),
        ("2026-07-01T08:00:00+00:00", "1. juli 2026"),
        (None, "Udatert"),
        ("", "Udatert"),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(date: str | None, said: str) -> None:
    assert said_date(date, "nb") == said


def test_english_dates_have_no_full_stop() -> None:
    assert said_date("2018-05-02", "en") == "2 May 2018"


# Markdown


def test_markers_become_what_is_asked_for_and_others_stay() -> None:
    html = as_html("Ja [1], nei [2].", lambda marker: "<b>1</b>" if marker == "1" else None)
    assert html == "<p>Ja&nbsp;<b>1</b>, nei [2].</p>\n"


def test_lists_and_emphasis_are_read() -> None:
    html = as_html("Skal\n\n- **ikke** slutte\n- følge", lambda _: None)
    assert "<li><strong>ikke</strong> slutte</li>" in html


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](http://example.org/x.png)",
        "<http://example.org>",
        "[1]: http://example.org 'x'\n\n[1]",
        "`<b>`",
        "# Overskrift",
        "&lt;script&gt;",
    ],
)
def test_no_link_image_code_or_heading_comes_out_of_text(text: str) -> None:
    html = as_html(text, lambda _: None)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}


def test_plain_text_has_no_emphasis() -> None:
    assert as_plain("skal **ikke** [1]") == "skal ikke [1]"
    assert without_markers("skal **ikke** [1].") == "skal ikke."


# Question


def test_cleaning_takes_control_characters_and_halves_but_keeps_lines_and_emoji() -> None:
    assert cleaned(" a\x00\x07\r\nb\ud800 😀\n") == "a\nb 😀"
    assert cleaned(None) == cleaned(17) == ""


def test_a_question_at_the_limit_is_let_through() -> None:
    assert problem("a" * LONGEST, "nb") == ""
    assert "2\u00a0001" in problem("a" * (LONGEST + 1), "nb")
    assert problem("", "nb") == find("nb", "page.question.empty")


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_questions_that_the_index_knows(index: Index, language: Language) -> None:
    known = {asked.question for asked in index.questions}
    assert len(examples(index, language)) == 4
    assert set(examples(index, language)) <= known
    assert list(examples(index, language)) == find(language, "page.examples")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_answered(knowledge: Knowledge, language: Language) -> None:
    for example in examples(knowledge.index, language):
        found = answer(Question(example), knowledge)
        assert (found.outcome, found.language) == ("answered", language), example


def test_examples_of_another_corpus_are_its_own(index: Index) -> None:
    first = index.questions[0]
    new = replace(first, question="Hva er nytt?")
    more = replace(first, question="Hva mer?")
    assert examples(replace(index, questions=(new, more)), "nb") == ("Hva er nytt?",)
    assert examples(replace(index, questions=()), "nb") == ()


# Documents


def test_finished_national_documents_come_first(index: Index) -> None:
    assert ordered(index)[0].id == LATEST
    assert ordered(index)[-1].standing != "published"
    assert said_date(index.manifest.built, "nb") in documents(index, "nb")


def test_a_documents_title_is_text(index: Index) -> None:
    sources = {"x": replace(ordered(index)[0], title=EVIL, publisher=EVIL)}
    assert "<script" not in documents(replace(index, sources=sources), "nb")


# Around the page


def test_the_document_is_ours() -> None:
    gradios = (
        '<html\n\tlang="en"\n><head><meta property="og:title" content="Gradio" /></head>'
        "<body></body></html>"
    )
    html = dressed(gradios, "nb")
    assert '<html lang="nb"' in html
    assert "og:title" not in html
    assert "<title>Veiviser</title>" in html
    assert "<noscript>" in html


def test_the_words_have_the_same_keys_in_each_language() -> None:
    def keys(table: dict[str, Any], path: str = "") -> set[str]:
        return {
            key
            for name, value in table.items()
            for key in (
                keys(value, f"{path}{name}.") if isinstance(value, dict) else {f"{path}{name}"}
            )
        }

    assert keys(find("nb", "page")) == keys(find("nn", "page")) == keys(find("en", "page"))
