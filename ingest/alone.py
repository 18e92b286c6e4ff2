"""One build at a time is written in a folder: each sweeps away all others that are not in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from ingest.errors import NotWritable

# Writing the index of our corpus takes seconds.
PATIENCE = 300.0


@contextmanager
def alone_in(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Wait until no other build writes in ``folder``; NotWritable after ``patience`` seconds.

    The system lets go of the lock when its process ends, however it ends; the file stays.
    """
    path = folder / "index.lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch()  # says at once what is wrong, where taking the lock would go on trying
        held = filelock.FileLock(path).acquire(timeout=patience)
    except filelock.Timeout:
        raise NotWritable(
            f"Another `python -m ingest` is writing in {folder} and does not finish. Wait for it, "
            "end it, or name another folder with VEIVISER_VAR."
        ) from None
    except OSError as error:
        raise NotWritable(
            f"The index cannot be written under {folder}: {error.strerror or error}. Make the "
            "folder writable, or name another one with VEIVISER_VAR."
        ) from None
    with held:
        yield
