"""The shipped corpus for all rooms' tests: its real index with the real embedder, built once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant import Knowledge, open_knowledge
from ingest import Settings, build, one_for_numpy, open_embedder

# Threads wait busily for one another: where tests run side by side, one is faster.
os.environ.setdefault("OMP_NUM_THREADS", "1")
one_for_numpy()

CORPUS = Path(__file__).parents[1] / "corpus"


def _quiet(*_: object) -> None:
    """Nobody watches the progress."""


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index of the shipped corpus, built with the embeddings it carries."""
    folder = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIVISER_VAR", str(folder))
        build(CORPUS, Settings(), open_embedder(Settings(), anticipated=True), _quiet)
    return folder


@pytest.fixture(scope="session")
def knowledge(var: Path) -> Knowledge:
    """The index, open, with the real embedder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIVISER_VAR", str(var))
        return open_knowledge(Settings())
