"""Which of the builds of an index is in use.

    var/index/current     the name of the build in use
    var/index/<build>/    one build, laid out by ``index.py``

A build is written beside the one in use; renaming ``current`` into place is what swaps it in, so a
crash at any moment leaves the old one working.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ingest.chroma import forget_vectors
from ingest.errors import IndexUnusable

_REBUILD = "Run `python -m ingest` to build it."


def build_in_use(home: Path) -> Path:
    """The folder of the build in use; IndexUnusable if there is none, or not a whole one."""
    try:
        name = _current(home)
    except OSError:
        raise IndexUnusable(f"There is no index in {home}. {_REBUILD}") from None
    if not name or not (home / name / "manifest.json").is_file():
        raise IndexUnusable(f"The index in {home} is not whole. {_REBUILD}")
    return home / name


def new_build(home: Path, version: str) -> Path:
    """An empty folder for a build that is not in use yet; OSError if it cannot be made."""
    home.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{version}-", dir=home))


def swap_in(build: Path, server: str) -> None:
    """Use a build that is whole from now on, and remove all others but the one before it, which a
    chat may still have open; ``server`` is where Chroma keeps their vectors.
    """
    home = build.parent
    before = _current(home) if (home / "current").exists() else ""
    beside = home / f".current-{build.name}"
    beside.write_text(build.name, encoding="utf-8")
    os.replace(beside, home / "current")
    _sweep(home, (build.name, before), server)


def _current(home: Path) -> str:
    return (home / "current").read_text(encoding="utf-8", errors="replace").strip()


def _sweep(home: Path, kept: Sequence[str], server: str) -> None:
    others = [folder for folder in home.iterdir() if folder.is_dir() and folder.name not in kept]
    forget_vectors(others, server)
    for folder in others:
        shutil.rmtree(folder, ignore_errors=True)
