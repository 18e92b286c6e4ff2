"""What the chat holds in memory, asked as a browser asks it: over Gradio's queue."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen
from uuid import uuid4

SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 60
# The event of the page that asks a question.
ASKS = "submit"


def chat_memory(question: str) -> float | None:
    """Megabytes resident in the chat after a question; None where that cannot be measured."""
    if not Path("/proc/self/status").exists():
        return None
    port = _free_port()
    chat = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "assistant", "chat", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        if not _started(chat, address):
            return None
        return resident(chat.pid) if _asked(address, question) else None
    except (OSError, ValueError):
        return None
    finally:
        chat.terminate()
        chat.wait()


def resident(process: int) -> float:
    """Megabytes resident in a process and in those that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return (int(found[1]) / 1024 if found else 0.0) + sum(resident(int(c)) for c in children)


def _free_port() -> int:
    with socket.socket() as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        return int(any_socket.getsockname()[1])


def _started(chat: subprocess.Popen[bytes], address: str) -> bool:
    until = monotonic() + SECONDS_TO_START
    while monotonic() < until and chat.poll() is None:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - see _json
            return True
        except URLError:
            sleep(0.2)
    return False


def _asked(address: str, question: str) -> bool:
    """Whether the chat took the question and answered to the end, as it does for its page."""
    session = uuid4().hex
    for event in _json(f"{address}/config")["dependencies"]:
        sent = [component for component, name in event["targets"] if name == ASKS]
        if sent:
            asked = {
                "data": [None] * len(event["inputs"]),
                "event_data": {"text": question},
                "fn_index": event["id"],
                "trigger_id": sent[0],
                "session_hash": session,
            }
            _json(f"{address}/gradio_api/queue/join", asked)
            return _answered(f"{address}/gradio_api/queue/data?session_hash={session}")
    return False


def _answered(address: str) -> bool:
    with urlopen(address, timeout=SECONDS_TO_ANSWER) as stream:  # noqa: S310 - see _json
        for line in stream:
            message = json.loads(line[5:]) if line.startswith(b"data:") else {}
            if message.get("msg") == "process_completed":
                return bool(message["success"])
    return False


def _json(address: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    data = None if body is None else json.dumps(body).encode()
    # Every address is the chat's own, on this machine.
    request = Request(address, data, {"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request, timeout=SECONDS_TO_ANSWER) as reply:  # noqa: S310
        found: dict[str, Any] = json.load(reply)
    return found
