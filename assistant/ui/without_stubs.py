"""Imports Gradio without the work that only its makers need, which takes half of the time.

It works out a ``.pyi`` file for each of its components, to be written where it is installed, and
leaves out those whose source it cannot find.
"""

from __future__ import annotations

import inspect
from typing import NoReturn


def _nowhere(_: object) -> NoReturn:
    raise OSError


_found = inspect.getfile
inspect.getfile = _nowhere  # type: ignore[assignment]
try:
    import gradio  # noqa: F401
finally:
    inspect.getfile = _found
