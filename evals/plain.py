"""An answer's Markdown as the words that a reader sees."""

from __future__ import annotations

import re

from ingest import flat

_MARKERS = re.compile(r"\s*\[\d+\]")
_LINE_STARTS = re.compile(r"^[ \t]*(?:>|[-+*] |#+ )[ \t]*", re.MULTILINE)


def plain(text: str) -> str:
    """The text without markers, emphasis and what begins list items, quotations and headings."""
    return flat(_LINE_STARTS.sub("", _MARKERS.sub("", text)))
