"""One build at a time is written in a folder."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from made_up import Hashed, build_quietly, environment, write_corpus

from ingest import NotWritable, Settings, read_index
from ingest import index as index_module
from ingest.alone import alone_in

HOLD = """\
import sys, time
from pathlib import Path
from ingest.alone import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_two_builds_at_once_do_not_sweep_each_other_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(var=str(tmp_path / "var"))
    corpora = [write_corpus(tmp_path / name) for name in ("one", "two", "three")]
    failed: list[BaseException] = []
    write = index_module.write_vectors

    def write_slowly(*arguments: Any) -> None:
        time.sleep(0.3)  # long enough for the others to sweep
        write(*arguments)

    def build_one(corpus: Path) -> None:
        try:
            build_quietly(corpus, settings, Hashed())
        except BaseException as error:
            failed.append(error)

    monkeypatch.setattr(index_module, "write_vectors", write_slowly)
    threads = [Thread(target=build_one, args=(corpus,)) for corpus in corpora]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(read_index(settings, Hashed.name).statements) == 8


def test_who_waits_too_long_is_told_and_a_crash_lets_go(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], env=environment(), stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        told = "Another `python -m ingest` is writing in"
        with pytest.raises(NotWritable, match=told), alone_in(tmp_path, patience=0.2):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with alone_in(tmp_path, patience=5):
        assert (tmp_path / "index.lock").exists()


def test_a_folder_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", Path("/proc/nothing")):
        with pytest.raises(NotWritable, match="cannot be written under"), alone_in(folder):
            pass
