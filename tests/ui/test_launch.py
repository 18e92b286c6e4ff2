"""Listening: a taken port, a wrong host, and what the server gives out."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fakes import free_port

from assistant.ui import Backing, CannotListen, PortTaken, launch
from assistant.ui.launch import check_free
from ingest import IngestError


def test_a_taken_port_is_said_with_what_to_do(stands_on: Backing) -> None:
    with taken_port() as port, pytest.raises(PortTaken, match=rf"Port {port} .*--port") as caught:
        launch(stands_on, "127.0.0.1", port, open_browser=False)
    assert isinstance(caught.value, IngestError)


def test_a_corpus_that_is_gone_is_told_on_the_terminal(var: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(var, tmp_path / "var")
    (manifest,) = copied.glob("index/*/manifest.json")
    kept = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(kept | {"corpus": str(tmp_path / "moved")}), encoding="utf-8")
    with taken_port() as port:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "chat", "--port", str(port)],
            env={**os.environ, "VEIVISER_VAR": str(copied)},
            capture_output=True,
            text=True,
            timeout=60,
        )
    said = "".join(done.stderr.split())
    assert str(tmp_path / "moved") in said
    assert "python-mingestFOLDER" in said
    assert f"Port{port}" in said  # it would have gone on


@contextmanager
def taken_port() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_is_none_is_said(port: int) -> None:
    with pytest.raises(CannotListen, match="--port"):
        check_free("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_said() -> None:
    with pytest.raises(CannotListen, match="--host"):
        check_free("192.0.2.1", free_port())


def test_the_page_may_fetch_from_nowhere_else(url: str) -> None:
    answer = httpx.get(url)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert '<html lang="nb"' in answer.text
    assert "raw.githubusercontent.com" not in answer.text


@pytest.mark.parametrize("path", ["docs", "redoc", "openapi.json", "gradio_api/runs"])
def test_gradios_own_pages_are_shut(url: str, path: str) -> None:
    assert httpx.get(url + path).status_code == httpx.codes.NOT_FOUND
