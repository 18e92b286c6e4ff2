"""The network that names the statement which answers a question, or none."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fixture_types import ROOT, Small
from seen import hits_of, query_for

from assistant import Knowledge
from assistant.judge import closeness, signals
from assistant.learn.taught import train_network
from assistant.retrieve import taught
from assistant.taught import Network, network_for, unpacked
from ingest import Index

STATEMENTS = 6
EPOCHS = 40


def split(index: Index) -> tuple[Index, Index]:
    """Few statements with their questions, and unanswered ones; each fifth is held back."""
    leads_to = defaultdict(list)
    for row, known in enumerate(index.questions):
        if len(known.statement_ids) == 1:
            leads_to[known.statement_ids[0]].append(row)
    most = sorted(leads_to.values(), key=len)[-STATEMENTS:]
    answered = [row for rows in most for row in rows[:60]]
    unanswered = list(range(0, len(index.unanswered), len(index.unanswered) // 300))

    def part(held_back: bool) -> Index:
        own, others = (
            [row for place, row in enumerate(rows) if (place % 5 == 0) == held_back]
            for rows in (answered, unanswered)
        )
        return replace(
            index,
            questions=tuple(index.questions[row] for row in own),
            question_vectors=index.question_vectors[own],
            unanswered=tuple(index.unanswered[row] for row in others),
            unanswered_vectors=index.unanswered_vectors[others],
        )

    return part(held_back=False), part(held_back=True)


@pytest.fixture(scope="module")
def kept(knowledge: Knowledge) -> Network:
    """The network that is kept beside the code."""
    network = network_for(knowledge.embedder.name)
    assert network, "python -m assistant train"
    return network


def test_it_tells_new_questions_from_each_other_and_from_those_that_nothing_answers(
    knowledge: Knowledge,
) -> None:
    learned_from, held_back = split(knowledge.index)
    name, network = unpacked(train_network(learned_from, "any", EPOCHS, listeners=2))
    assert name == "any"
    assert len(network.statements) == STATEMENTS
    class_of = network.statements
    named, answered = [], []
    for known, vector in zip(held_back.questions, held_back.question_vectors, strict=True):
        heard = network.hears(known.question, vector)
        assert np.exp(heard).sum() == pytest.approx(1, abs=1e-3)
        named.append(heard[:-1].argmax() == class_of[known.statement_ids[0]])
        answered.append(network.hears_an_answer(known.question, vector) > 0)
    refused = [
        network.hears_an_answer(known.question, vector) < 0
        for known, vector in zip(held_back.unanswered, held_back.unanswered_vectors, strict=True)
    ]
    assert min(len(named), len(refused)) > 40
    assert np.mean(named) > 0.8
    assert np.mean(answered) > 0.8
    assert np.mean(refused) > 0.8


def test_where_writers_disagree_it_goes_by_those_who_had_not_read(knowledge: Knowledge) -> None:
    learned_from, _ = split(knowledge.index)
    ids = sorted({known.statement_ids for known in learned_from.questions})
    another = dict(zip(ids, [*ids[1:], ids[0]], strict=True))
    unread = [replace(known, unread=True) for known in learned_from.questions]
    others = [replace(k, unread=False, statement_ids=another[k.statement_ids]) for k in unread]
    vectors = learned_from.question_vectors
    twice = replace(
        learned_from,
        questions=(*others, *unread),
        question_vectors=np.concatenate([vectors, vectors]),
    )
    _, network = unpacked(train_network(twice, "any", EPOCHS, listeners=1))
    named = [
        network.hears(known.question, vector)[:-1].argmax()
        == network.statements[known.statement_ids[0]]
        for known, vector in zip(unread, vectors, strict=True)
    ]
    assert np.mean(named) > 0.9


def test_it_learns_the_same_at_every_run(knowledge: Knowledge) -> None:
    learned_from, _ = split(knowledge.index)
    first, second = (train_network(learned_from, "any", epochs=2) for _ in range(2))
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_what_is_kept_was_taught_the_corpus_as_it_is(knowledge: Knowledge, kept: Network) -> None:
    asked = {id_ for known in knowledge.index.questions for id_ in known.statement_ids}
    assert kept.statements.keys() == asked, "python -m assistant train, python -m evals fit"
    assert network_for("another embedder") is None


def test_a_question_of_nothing_that_it_knows_is_heard_all_the_same(kept: Network) -> None:
    nothing = np.zeros(kept.from_vector.shape[-1], dtype=np.float32)
    for question in ("", "???", "xyzzy"):
        assert np.isfinite(kept.hears_an_answer(question, nothing))


def test_another_corpus_is_neither_ranked_nor_judged_by_it(
    small: Small, knowledge: Knowledge
) -> None:
    other = small({"a": "# Leker\n\nBarnet skal ha tre leker. Mor skal ha fri.\n"})
    other = replace(other, embedder=knowledge.embedder)
    query = query_for("Hvor mange leker skal barnet ha?", other)
    assert not taught.rank(query, other).any()
    hits = hits_of(other.index.statements[0])
    assert "sounds_answered" not in signals(query, hits, other, closeness(query))


def test_a_statement_that_came_later_has_what_the_others_leave(
    knowledge: Knowledge, kept: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = query_for("Fra hvilken alder kan MST tilbys?", knowledge)
    row = int(taught.rank(query, knowledge).argmax())
    later = knowledge.index.statements[row]
    assert "sounds_answered" in signals(query, hits_of(later), knowledge, closeness(query))
    others = {id_: place for id_, place in kept.statements.items() if id_ != later.id}
    monkeypatch.setattr(
        "assistant.knowledge.network_for", lambda _: replace(kept, statements=others)
    )
    knowledge = replace(knowledge)  # nothing worked out yet
    heard = kept.hears(query.mended, query.vector)
    assert taught.rank(query, knowledge)[row] == pytest.approx(heard[-1])
    assert "sounds_answered" not in signals(query, hits_of(later), knowledge, closeness(query))


@pytest.mark.parametrize(
    ("missing", "module", "command"),
    [("torch", "assistant", "train"), ("scipy", "evals", "fit")],
)
def test_what_is_not_installed_is_told(
    missing: str, module: str, command: str, var: Path, tmp_path: Path
) -> None:
    (tmp_path / f"{missing}.py").write_text(f"raise ImportError('No module named {missing}')")
    done = subprocess.run(
        [sys.executable, "-m", module, command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "VEIVISER_VAR": str(var)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert f"No module named {missing}. Run `pip install -e '.[models]'`." in done.stderr
    assert "Traceback" not in done.stderr
