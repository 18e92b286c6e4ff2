"""What the fixtures of this room's tests hand out."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from assistant import Answer, Knowledge

ROOT = Path(__file__).parents[2]

Ask = Callable[..., Answer]
Small = Callable[..., Knowledge]
Run = Callable[..., subprocess.CompletedProcess[str]]
