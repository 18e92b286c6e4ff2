"""Everything that a person reads, in bokmål, nynorsk and English, by key.

The words stand in ``nb.toml``, ``nn.toml`` and ``en.toml`` beside this file; the three have the
same keys (tested). A key is a path with dots: ``say("nb", "page.title")``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(language: str) -> Mapping[str, Any]:
    """All the words of a language ("nb", "nn" or "en") as nested tables."""
    file = resources.files(__package__).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def find(language: str, key: str) -> Any:
    """What stands at ``key``: a string, a list or a table; KeyError where there is nothing."""
    value: Any = words(language)
    for part in key.split("."):
        value = value[part]
    return value


def say(language: str, key: str, **values: object) -> str:
    """The words at ``key``, with ``{name}`` filled in from ``values``."""
    return str(find(language, key)).format(**values)
