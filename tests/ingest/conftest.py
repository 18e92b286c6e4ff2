"""What many tests of the room start from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up import build_quietly, write_corpus

from ingest import Embedder, Index, Settings, open_embedder, read_index


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_ours() -> Iterator[None]:
    """Whoever runs the tests may have settings of their own; no index of theirs is touched."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("VEIVISER_VAR", "VEIVISER_SETTINGS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The built-in model."""
    return open_embedder(Settings())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two made-up documents, to be changed at will."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings under which nothing has been built yet."""
    return Settings(var=str(tmp_path / "var"))


@pytest.fixture(scope="session")
def built_var(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A folder for data with an index of the made-up corpus; look, don't touch."""
    folder = tmp_path_factory.mktemp("built")
    build_quietly(write_corpus(folder / "corpus"), Settings(var=str(folder / "var")), embedder)
    return folder / "var"


@pytest.fixture
def embedded(built_var: Path, settings: Settings) -> None:
    """Under ``settings`` all texts of the made-up corpus have been embedded before."""
    settings.var_folder.mkdir()
    shutil.copy(built_var / "embeddings.sqlite", settings.var_folder)


@pytest.fixture
def built(built_var: Path, settings: Settings) -> Path:
    """The build in use under ``settings``: a copy, to be damaged at will."""
    shutil.copytree(built_var, settings.var_folder)
    home = settings.var_folder / "index"
    return home / (home / "current").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def index(var: Path) -> Index:
    """The index of the shipped corpus."""
    settings = Settings(var=str(var))
    return read_index(settings, open_embedder(settings, anticipated=True).name)
