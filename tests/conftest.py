"""The shipped corpus for all rooms' tests: its real index with the real embedder, built once, also
for tests that run side by side.
"""

from __future__ import annotations

import os
from pathlib import Path

import filelock
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
    folder = _shared(tmp_path_factory) / "var"
    with pytest.MonkeyPatch.context() as patch, filelock.FileLock(f"{folder}.lock"):
        patch.setenv("VEIVISER_VAR", str(folder))
        # whoever comes second finds it built
        build(CORPUS, Settings(), open_embedder(Settings(), anticipated=True), _quiet)
    return folder


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every worker of this run has, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def knowledge(var: Path) -> Knowledge:
    """The index, open, with the real embedder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIVISER_VAR", str(var))
        return open_knowledge(Settings())
