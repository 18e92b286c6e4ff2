"""The real chat in a process of its own, and visitors who ask it over HTTP as its page does."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from typing import Any
from uuid import uuid4

from gradio_client.utils import apply_diff

from ingest import IngestError

HOST = "127.0.0.1"
SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 60
# The event of the page that asks a question.
_ASKS = "submit"
_SECONDS_BETWEEN_LOOKS = 0.05


class ChatError(IngestError):
    """The chat did not start, or did not answer as it does for its page."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that runs; ``started`` is how many seconds it took until it could be asked."""

    port: int
    process: int
    started: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question: the panel of the conversation, and when, in seconds."""

    shown: dict[str, Any]
    first: float  # until the first sign of life
    whole: float  # until all of it was there


@contextmanager
def running() -> Iterator[Chat]:
    """A chat on a free port of this machine, with records that go when it ends; ChatError."""
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said.txt"
        records = f"sqlite:///{Path(folder) / 'records.sqlite'}"
        port, began = _free_port(), perf_counter()
        with said.open("wb") as output:
            chat = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "assistant", "chat", "--port", str(port)],
                stdout=output,
                stderr=output,
                env=os.environ | {"VEIVISER_RECORDS_URL": records},
            )
        try:
            if not _can_be_asked(chat, port):
                raise ChatError(f"The chat did not start: {said.read_text('utf-8')[-800:]}")
            yield Chat(port, chat.pid, perf_counter() - began)
        finally:
            chat.terminate()
            chat.wait()


class Visitor:
    """One who has the page open: a session of its own, and the conversation so far in it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._session = uuid4().hex
        self._event = _event_that_asks(_json(port, "/config")["dependencies"])

    def ask(self, question: str) -> Reply:
        """Ask, and read on until all of the answer has come; ChatError, OSError."""
        asked = self._event | {"event_data": {"text": question}, "session_hash": self._session}
        first, whole, began = None, 0.0, perf_counter()
        panel: Any = None
        shown: dict[str, Any] = {}
        _json(self._port, "/gradio_api/queue/join", asked)
        with _opened(self._port, f"/gradio_api/queue/data?session_hash={self._session}") as stream:
            for line in stream:
                message = json.loads(line[5:]) if line.startswith(b"data:") else {}
                if message.get("msg") == "process_generating":
                    # the first message has the whole panel, the others what changed in it
                    sent = message["output"]["data"][0]
                    panel = sent if first is None else apply_diff(panel, sent)
                    if panel != shown:  # the last one only tells that it is kept
                        shown, whole = panel, perf_counter() - began
                    first = first or perf_counter() - began
                if message.get("msg") == "process_completed":
                    if not message["success"] or first is None:
                        raise ChatError(f"The chat failed: {message['output']}")
                    return Reply(shown, first, whole)
        raise ChatError("The chat broke off before the answer was whole.")


def _event_that_asks(events: list[dict[str, Any]]) -> dict[str, Any]:
    for event in events:
        for component, name in event["targets"]:
            if name == _ASKS:
                return {
                    "data": [None] * len(event["inputs"]),
                    "fn_index": event["id"],
                    "trigger_id": component,
                }
    raise ChatError(f"The page has no event {_ASKS!r}.")


def _can_be_asked(chat: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the page came within the time that a start may take."""
    until = monotonic() + SECONDS_TO_START
    while monotonic() < until and chat.poll() is None:
        try:
            with _opened(port, "/") as page:
                page.read()
            return True
        except (OSError, HTTPException):
            sleep(_SECONDS_BETWEEN_LOOKS)
    return False


def _free_port() -> int:
    with socket.socket() as any_socket:
        any_socket.bind((HOST, 0))
        return int(any_socket.getsockname()[1])


def _json(port: int, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    with _opened(port, path, body) as reply:
        found: dict[str, Any] = json.load(reply)
    return found


@contextmanager
def _opened(port: int, path: str, body: dict[str, Any] | None = None) -> Iterator[HTTPResponse]:
    connection = HTTPConnection(HOST, port, timeout=SECONDS_TO_ANSWER)
    data = None if body is None else json.dumps(body).encode()
    try:
        connection.request(
            "GET" if body is None else "POST", path, data, {"Content-Type": "application/json"}
        )
        reply = connection.getresponse()
        if reply.status != 200:
            raise ChatError(f"{path} gave {reply.status}: {reply.read()[:400]!r}")
        yield reply
    finally:
        connection.close()
