"""A child in danger now is seen every time, and ordinary questions hardly ever raise the alarm."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.danger import hear
from assistant.danger_rules import load_rules
from assistant.fold import fold

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("danger.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_sentences_are_many_and_of_all_languages() -> None:
    """Enough of both kinds to measure by."""
    assert sum(row["danger"] for row in ROWS) >= 120
    assert sum(not row["danger"] for row in ROWS) >= 150
    assert {row["language"] for row in ROWS} == {"nb", "nn", "en"}


@pytest.mark.parametrize("row", [row for row in ROWS if row["danger"]], ids=lambda row: row["text"])
def test_every_danger_is_seen(row: dict[str, Any]) -> None:
    """Recall is 100 %."""
    assert hear(row["text"]) != "nothing"


def test_false_alarms_are_few() -> None:
    """At most one in a hundred."""
    safe = [row["text"] for row in ROWS if not row["danger"]]
    alarms = [text for text in safe if hear(text) != "nothing"]
    assert len(alarms) <= len(safe) / 100, alarms


@pytest.mark.parametrize("row", [row for row in ROWS if row["danger"]], ids=lambda row: row["text"])
def test_danger_is_seen_in_other_spellings(row: dict[str, Any]) -> None:
    """Capitals, no æøå, hidden signs and a masked name make no difference."""
    text = row["text"]
    assert hear(text.upper()) != "nothing"
    assert hear(text.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")) != "nothing"
    assert hear(text.replace("å", "a").replace("ø", "o").replace("æ", "e")) != "nothing"
    assert hear("\u200b".join(text)) != "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "[navn] slår [navn] nå",
        "[navn] har kniv og [navn] er alene med ham",
        "[navn] tør ikke gå hjem i dag",
        "han slår henne nå. Hva er fristen for å evaluere et tiltak?",
        "Hei. Jeg er lærer. " * 20 + "Gutten ligger bevisstløs.",
    ],
)
def test_danger_among_other_things(text: str) -> None:
    """Masked names, other questions and long letters don't hide it."""
    assert hear(text) != "nothing"


@pytest.mark.parametrize("text", ["", " ", "?", "\x00", "[navn]", "hei", "…", "👶"])
def test_nothing_said(text: str) -> None:
    """Nothing to go by is no danger."""
    assert hear(text) == "nothing"


@pytest.mark.parametrize(
    "piece", ["a", "full ", "slår ", "a. ", "hvis et barn ", "ikke ", "x1 ", "\n"]
)
def test_linear_time(piece: str) -> None:
    """Ten thousand hostile characters take little time."""
    start = time.process_time()
    hear((piece * 10_000)[:10_000])
    assert time.process_time() - start < 2


def test_tables_are_folded_alike() -> None:
    """One word in its three spellings, and every pattern begins with a word."""
    assert fold("slår") == fold("SLAAR") == fold("slar")
    patterns = [p for group in load_rules().patterns.values() for p in group]
    assert all(pattern and not isinstance(pattern[0], int) for pattern in patterns)
