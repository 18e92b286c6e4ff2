"""What the chat holds in memory after a question."""

from __future__ import annotations

import re
from pathlib import Path

from evals.chat import ChatError, Visitor, running


def chat_memory(question: str) -> float | None:
    """Megabytes resident in the chat after a question; None where that cannot be measured."""
    if not Path("/proc/self/status").exists():
        return None
    try:
        with running() as chat:
            Visitor(chat.port).ask(question)
            return resident(chat.process)
    except (ChatError, OSError, ValueError):
        return None


def resident(process: int) -> float:
    """Megabytes resident in a process and in those that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return (int(found[1]) / 1024 if found else 0.0) + sum(resident(int(c)) for c in children)
