"""What was embedded once is not embedded again; what the corpus carries is what the model gives."""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import numpy as np
import pytest
from made_up import SHIPPED, Hashed

from ingest import Embedder, Settings, open_embedder
from ingest.embed.cache import CARRIED, CachedEmbedder, _read_carried, key, normalised
from ingest.embedded import passage_words, statement_words
from ingest.errors import EmbedderError, NotWritable
from ingest.nynorsk import searched
from ingest.questions import load_questions
from ingest.read import read_all
from ingest.sources import load_sources
from ingest.split import split_all
from ingest.unanswered import load_unanswered

TEXTS = ["Barnet skal høres.", "Planen evalueres.", "Barnet skal høres."]


def ignore(count: int) -> None:
    """Nobody wants to hear of the progress."""


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    model = Hashed()
    cached = CachedEmbedder(model, tmp_path, tmp_path / "var")
    progress: list[int] = []
    first = cached.passages(TEXTS, progress.append)
    assert (cached.computed, sum(progress)) == (2, 3)
    again = CachedEmbedder(model, tmp_path, tmp_path / "var")
    assert np.array_equal(again.passages(TEXTS, ignore), first)
    assert again.computed == 0
    assert model.asked == TEXTS[:2]


def test_rows_belong_to_their_texts_and_have_length_one(tmp_path: Path) -> None:
    rows = CachedEmbedder(Hashed(), tmp_path, tmp_path / "var").passages(TEXTS, ignore)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert np.allclose(rows, Hashed().embed_passages(TEXTS), atol=1e-2)


def test_no_text_means_no_row(tmp_path: Path) -> None:
    rows = CachedEmbedder(Hashed(), tmp_path, tmp_path / "var").questions([], ignore)
    assert rows.shape == (0, Hashed.dimensions)


def test_another_model_or_use_is_embedded_anew(tmp_path: Path) -> None:
    cached = CachedEmbedder(Hashed(), tmp_path, tmp_path / "var")
    cached.passages(TEXTS, ignore)
    cached.questions(TEXTS, ignore)
    assert cached.computed == 4
    other = Hashed()
    other.name = "made-up/other"
    cached = CachedEmbedder(other, tmp_path, tmp_path / "var")
    cached.passages(TEXTS, ignore)
    assert cached.computed == 2


def test_what_the_corpus_carries_needs_no_model(tmp_path: Path) -> None:
    cached = CachedEmbedder(Hashed(), tmp_path, tmp_path / "var")
    rows = cached.passages(TEXTS, ignore)
    cached.carry(tmp_path)
    elsewhere = CachedEmbedder(Hashed(), tmp_path, tmp_path / "other")
    assert np.array_equal(elsewhere.passages(TEXTS, ignore), rows)
    assert elsewhere.computed == 0


def test_what_is_carried_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name, texts in (("a", TEXTS), ("b", TEXTS[::-1])):
        (tmp_path / name).mkdir()
        cached = CachedEmbedder(Hashed(), tmp_path / name, tmp_path / "var")
        cached.passages(texts, ignore)
        cached.carry(tmp_path / name)
        os.utime(tmp_path / name / CARRIED, (0, 0))
    first, second = ((tmp_path / name / CARRIED).read_bytes() for name in "ab")
    assert first == second


def test_an_interrupted_build_keeps_what_it_had(tmp_path: Path) -> None:
    class Stops(Hashed):
        def embed_passages(self, texts):  # type: ignore[no-untyped-def]
            if len(self.asked) >= 32:
                raise KeyboardInterrupt
            return super().embed_passages(texts)

    texts = [f"Tekst {number}" for number in range(40)]
    with pytest.raises(KeyboardInterrupt):
        CachedEmbedder(Stops(), tmp_path, tmp_path / "var").passages(texts, ignore)
    resumed = CachedEmbedder(Hashed(), tmp_path, tmp_path / "var")
    resumed.passages(texts, ignore)
    assert resumed.computed == 8


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs.github.com/spec/v1\n", None])
def test_damaged_carried_embeddings_are_told(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / CARRIED
    if content is None:  # an archive of something else
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("x", "")
    else:
        path.write_bytes(content)
    with pytest.raises(EmbedderError) as error:
        CachedEmbedder(Hashed(), tmp_path, tmp_path / "var")
    assert f"{path} is damaged" in str(error.value)
    assert "remove it" in str(error.value)


def test_carried_embeddings_cut_short_are_told(tmp_path: Path) -> None:
    (tmp_path / CARRIED).write_bytes((SHIPPED / CARRIED).read_bytes()[:10_000])
    with pytest.raises(EmbedderError, match="is damaged"):
        CachedEmbedder(Hashed(), tmp_path, tmp_path / "var")


def test_a_damaged_cache_is_told(tmp_path: Path) -> None:
    (tmp_path / "embeddings.sqlite").write_text("not a database", encoding="utf-8")
    with pytest.raises(NotWritable) as error:
        CachedEmbedder(Hashed(), tmp_path, tmp_path).passages(TEXTS, ignore)
    assert f"{tmp_path / 'embeddings.sqlite'} cannot be used" in str(error.value)
    assert "remove the file if it is damaged" in str(error.value)


@pytest.mark.parametrize("below", ["file", "/proc"])
def test_a_folder_that_cannot_be_written_is_told(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    var = tmp_path / below / "var"
    with pytest.raises(NotWritable, match="Make the folder writable") as error:
        CachedEmbedder(Hashed(), tmp_path, var).passages(TEXTS, ignore)
    assert str(var) in str(error.value)
    assert "VEIVISER_VAR" in str(error.value)


def test_a_corpus_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    cached = CachedEmbedder(Hashed(), tmp_path, tmp_path / "var")
    cached.passages(TEXTS, ignore)
    with pytest.raises(NotWritable, match="/proc"):
        cached.carry(Path("/proc"))


def shipped_texts() -> dict[str, list[str]]:
    """All texts of the shipped corpus that are embedded, by use."""
    documents, _ = read_all(SHIPPED, load_sources(SHIPPED))
    passages, statements = split_all(documents)
    sources = {document.source.id: document.source for document in documents}
    questions = [*load_questions(SHIPPED), *load_unanswered(SHIPPED)]
    return {
        "passage": [
            *(passage_words(passage, sources[passage.source_id]) for passage in passages),
            *(statement_words(statement) for statement in statements),
        ],
        "question": [searched(question.question, question.language) for question in questions],
    }


@pytest.fixture(scope="module")
def tuned(var: Path) -> Embedder:
    """What the shipped corpus is embedded with."""
    return open_embedder(Settings(var=str(var)), anticipated=True)


def test_the_shipped_corpus_carries_all_its_embeddings_in_few_megabytes(tuned: Embedder) -> None:
    carried = _read_carried(SHIPPED / CARRIED)
    keys = {key(tuned.name, use, t) for use, texts in shipped_texts().items() for t in texts}
    missing = keys - carried.keys()
    assert not missing, f"{len(missing)} are missing: run `python -m ingest --carry`"
    assert (SHIPPED / CARRIED).stat().st_size <= 30_000_000


def test_the_shipped_embeddings_are_what_the_model_gives(tuned: Embedder) -> None:
    carried = _read_carried(SHIPPED / CARRIED)
    texts = [(use, text) for use, all_ in shipped_texts().items() for text in all_]
    sample = random.Random(1).sample(texts, 25)  # noqa: S311
    embed = {"passage": tuned.embed_passages, "question": tuned.embed_questions}
    for use, text in sample:
        (given,) = embed[use]([text])
        (kept,) = normalised(carried[key(tuned.name, use, text)][None].astype(np.float32))
        assert given @ kept >= 0.999, text
