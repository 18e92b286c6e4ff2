"""Chosen statements in, pieces of text out: one Writer for each way of writing.

A piece is Markdown in which ``{cite:ID}`` stands where the statement ID is to be cited;
``cite.py`` puts the markers there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from assistant.choose import Chosen
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.write import extractive

Writer = Callable[[Query, Chosen, Knowledge], Iterator[str]]

WRITERS: Mapping[str, Writer] = {"extractive": extractive.write}
