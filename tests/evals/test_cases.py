"""Cases in: what is refused, how they are split, where their gold stands."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from evals.cases import (
    Case,
    CasesError,
    Quote,
    fingerprint,
    gold_spans,
    load_cases,
    split_of,
)
from evals.overlap import same
from evals.run import CASES
from ingest import Span, flat

GOOD: dict[str, Any] = {
    "id": "a-1",
    "category": "plan",
    "role": "partner",
    "history": ["Før?"],
    "question": "Hvor ofte?",
    "outcome": "answered",
    "gold": [{"source_id": "lov", "quote": "Hver måned."}],
    "facts": ["måned"],
    "must_cite_all": [[{"source_id": "lov", "quote": "Hver måned."}]],
    "must_not": [],
}


def _file(folder: Path, *rows: object) -> Path:
    path = folder / "cases.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_case_is_read(tmp_path: Path) -> None:
    quote = Quote("lov", "Hver måned.")
    assert load_cases([_file(tmp_path, GOOD, "", GOOD | {"id": "a-2"})])[0] == Case(
        "a-1",
        "plan",
        "Hvor ofte?",
        "answered",
        "partner",
        ("Før?",),
        (quote,),
        ("måned",),
        ((quote,),),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{", "is not a JSON object"),
        ("[]", "is not a JSON object"),
        (GOOD | {"golden": []}, "'golden' is not known"),
        (GOOD | {"id": ""}, "'id' must be a text"),
        (GOOD | {"question": 7}, "'question' must be a text"),
        (GOOD | {"outcome": "maybe"}, "'outcome' must be one of answered"),
        (GOOD | {"role": "boss"}, "'role' must be one of caseworker"),
        (GOOD | {"history": "Før?"}, "'history' must be a list of texts"),
        (GOOD | {"facts": ["("]}, "'facts' has '('"),
        (GOOD | {"must_not": ["["]}, "'must_not' has '['"),
        (GOOD | {"gold": [{"quote": "x"}]}, "'gold' must be a list of objects"),
        (GOOD | {"must_cite_all": [[]]}, "'must_cite_all' must be a list of groups"),
        (GOOD | {"must_cite_all": GOOD["gold"]}, "'must_cite_all' must be a list of"),
        (GOOD, "the id 'a-1' is used"),
    ],
)
def test_a_broken_case_says_where_and_what(tmp_path: Path, row: object, says: str) -> None:
    with pytest.raises(CasesError) as error:
        load_cases([_file(tmp_path, GOOD, row)])
    assert "cases.jsonl, line 2" in str(error.value)
    assert says in str(error.value)


def test_no_cases_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match="no cases"):
        load_cases([])
    with pytest.raises(CasesError, match="cannot be read"):
        load_cases([tmp_path / "none.jsonl"])
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b"\xe6")
    with pytest.raises(CasesError, match="UTF-8"):
        load_cases([latin])


def test_the_split_is_for_ever_and_half_and_half() -> None:
    assert [split_of(f"case-{n}") for n in range(8)] == [
        "dev", "dev", "dev", "test", "dev", "dev", "dev", "test",
    ]  # fmt: skip
    dev = sum(split_of(f"some-{n}") == "dev" for n in range(2000))
    assert 900 < dev < 1100


def test_gold_is_found_wherever_it_stands() -> None:
    text = "Plan.\nBarnet *skal*\n  høres. Planlagt. Barnet skal høres.1 Og *plan*"
    case = Case("x", "plan", "?", "answered", gold=(Quote("a", "Barnet skal høres."),))
    found = [text[p.span.start : p.span.end] for p in gold_spans(case, {"a": text})]
    assert found == ["Barnet *skal*\n  høres.", "Barnet skal høres."]
    short = Case("x", "plan", "?", "answered", gold=(Quote("a", "Plan"),))
    assert [p.span for p in gold_spans(short, {"a": text})] == [Span(0, 4)]


def test_gold_of_another_text_is_refused() -> None:
    case = Case("x", "plan", "?", "answered", gold=(Quote("a", "Barnet bør høres."),))
    with pytest.raises(CasesError, match="word for word"):
        gold_spans(case, {"a": "Barnet skal høres."})
    with pytest.raises(CasesError, match="not in the index"):
        gold_spans(case, {"b": "Barnet bør høres."})


def test_any_stretch_of_whole_words_is_found_again() -> None:
    pick = random.Random(1)  # noqa: S311
    for _ in range(500):
        text = "".join(pick.choices("ab.* \n", k=40))
        start, end = sorted(pick.sample(range(41), 2))
        quote = flat(text[start:end])
        before, after = flat(text[:start])[-1:], flat(text[end:])[:1]
        if not quote or (before + quote[0]).isalpha() or (quote[-1] + after).isalpha():
            continue  # it may begin or end within a word
        case = Case("x", "plan", "?", "answered", gold=(Quote("a", quote),))
        places = [p.span for p in gold_spans(case, {"a": text})]
        assert places
        assert all(flat(text[p.start : p.end]) == quote for p in places)


def test_half_of_the_shorter_is_the_same_place() -> None:
    assert same([Span(0, 10)], Span(5, 100))
    assert not same([Span(0, 10)], Span(6, 100))
    assert same([Span(0, 4), Span(20, 24)], Span(20, 60))
    assert not same([Span(3, 3)], Span(0, 10))


def test_the_fingerprint_knows_every_word_and_no_order() -> None:
    one, two = (Case(name, "plan", "?", "answered") for name in "ab")
    other = Case("b", "plan", "!", "answered")
    assert fingerprint([one, two]) == fingerprint([two, one]) != fingerprint([one, other])


def test_the_cases_of_the_project_can_be_read() -> None:
    files = sorted(CASES.glob("*.jsonl"))
    cases = load_cases(files)
    assert len(cases) >= 200
    assert all(case.gold for case in cases if case.answerable)
    assert not any(case.gold for case in cases if not case.answerable)
