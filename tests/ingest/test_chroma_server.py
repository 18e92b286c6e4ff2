"""The vectors on a real Chroma server on this machine, in place of a folder."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import chromadb
import numpy as np
import pytest
from made_up import PLAN, Hashed, build_quietly, run_ingest

from ingest import IndexUnusable, Settings, read_index


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has just started."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1"]
    folder = str(tmp_path_factory.mktemp("chroma"))
    with subprocess.Popen(
        [*command, "--port", str(port), "--path", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/api/v2/heartbeat", process)
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server has ended"
        try:
            with urlopen(address):  # noqa: S310
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("the server does not answer")


def collections(server: str) -> set[str]:
    """The builds that the server has."""
    host, port = server.split(":")
    client = chromadb.HttpClient(host=host, port=int(port))
    return {collection.name.rpartition(".")[0] for collection in client.list_collections()}


def test_an_index_is_written_to_a_server_and_read_from_it(
    corpus: Path, settings: Settings, server: str, tmp_path: Path
) -> None:
    on_server = replace(settings, chroma_server=server)
    assert build_quietly(corpus, on_server, Hashed()).counts
    assert build_quietly(corpus, on_server, Hashed()).counts == {}
    in_folder = Settings(var=str(tmp_path / "folder"))
    build_quietly(corpus, in_folder, Hashed())
    one, other = read_index(on_server, Hashed.name), read_index(in_folder, Hashed.name)
    assert one.statements == other.statements
    for name in ("passage_vectors", "statement_vectors", "question_vectors", "unanswered_vectors"):
        assert np.allclose(getattr(one, name), getattr(other, name), atol=1e-6)
    assert not list(settings.var_folder.glob("index/*/chroma"))


def test_builds_that_are_swept_leave_the_server_too(
    corpus: Path, settings: Settings, server: str, tmp_path: Path
) -> None:
    others = Settings(var=str(tmp_path / "others"), chroma_server=server)
    build_quietly(corpus, others, Hashed())
    before = collections(server)
    on_server = replace(settings, chroma_server=server)
    for number in range(3):
        text = f"{PLAN}\nSetning nummer {number}.\n"
        (corpus / "plan.txt").write_text(text, encoding="utf-8")
        build_quietly(corpus, on_server, Hashed())
    home = settings.var_folder / "index"
    own = {path.name for path in home.iterdir() if path.is_dir()}
    assert len(own) == 2
    assert collections(server) == before | own


def test_an_index_in_a_folder_is_built_anew_for_a_server(
    corpus: Path, settings: Settings, server: str
) -> None:
    build_quietly(corpus, settings, Hashed())
    on_server = replace(settings, chroma_server=server)
    with pytest.raises(IndexUnusable, match="Run `python -m ingest /"):
        read_index(on_server, Hashed.name)
    assert build_quietly(corpus, on_server, Hashed()).embedded == 0
    assert read_index(on_server, Hashed.name).statements


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize("address", ["127.0.0.1:{port}", "127.0.0.1:chroma"])
def test_a_server_that_does_not_answer_is_told(address: str, corpus: Path, tmp_path: Path) -> None:
    address = address.format(port=free_port())
    (tmp_path / "settings.toml").write_text(f"chroma_server = '{address}'", encoding="utf-8")
    done = run_ingest(at=tmp_path)
    assert done.returncode == 1
    assert f"The Chroma server '{address}' does not answer" in done.stderr
    assert "remove chroma_server from the settings" in done.stderr
    assert not (tmp_path / "var" / "index" / "current").exists()
