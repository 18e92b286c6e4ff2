"""The language of a question is told by its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.language import language_of

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Hva er aldersgrensen for MST?"),
        ("nb", "Hvem har ansvar i saken i dag?"),
        ("nb", "Er MST for to barn i en familie?"),
        ("nb", "Kan et barn bo i institusjon i to år?"),
        ("nb", "Blir det regn i Bergen i morgen?"),
        ("nb", "Plan for MST?"),
        ("nb", "tiltaksplan"),
        ("nb", "Skal vi melde?"),
        ("nb", "Skal barnehagen melde?"),
        ("nn", "Kva er aldersgrensa for MST?"),
        ("nn", "Kven har ansvaret for planen?"),
        ("nn", "Eg er lærar og lurer på kor ofte tiltaket skal evaluerast"),
        ("nn", "Må begge foreldra samtykkje?"),
        ("nn", "Må tiltaket evaluerast skriftleg?"),
        ("nn", "Finst det hjelp for familiane?"),
        ("nb", "Hva står CAN for i MST-CAN?"),
        ("nb", "Går det an å gå på Circle of Security hos dere?"),
        ("en", "Who pays for MST?"),
        ("en", "who decides"),
        ("en", "Is PMTO free?"),
        ("en", "How old must a young person be for MST?"),
        ("en", "Can the family appeal?"),
        ("en", "What is a tiltaksplan?"),
        ("en", "Who decides when barnevernet ends a measure?"),
    ],
)
def test_clear_cases(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", " ", "?", "MST", "👶", "12-18", "…", "\x00"])
def test_bokmaal_where_nothing_tells(text: str) -> None:
    assert language_of(text) == "nb"


@pytest.mark.parametrize(
    ("language", "text", "history"),
    [
        ("en", "MST?", ("Who pays for PMTO?",)),
        ("nn", "MST?", ("Who pays for PMTO?", "Kven betaler?", "FFT?")),
        ("nb", "Hva med MST?", ("Who pays for PMTO?",)),
        ("en", "And then?", ("Hva er MST?", "Who decides?")),
    ],
)
def test_words_that_do_not_tell_are_in_the_language_of_before(
    language: str, text: str, history: tuple[str, ...]
) -> None:
    assert language_of(text, history) == language


def test_capitals_make_no_difference() -> None:
    assert language_of("KVA ER ALDERSGRENSA FOR MST?") == "nn"


@given(st.text(max_size=80))
def test_any_text_has_one(text: str) -> None:
    assert language_of(text) in ("nb", "nn", "en")


def test_most_anticipated_questions_are_told_right() -> None:
    rows = [
        json.loads(line)
        for path in sorted((CORPUS / "questions").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]
    for language, at_least in (("nb", 0.97), ("nn", 0.9), ("en", 0.98)):
        own = [row["question"] for row in rows if row["language"] == language]
        right = sum(language_of(text) == language for text in own)
        assert right >= at_least * len(own), language
