"""A question that asks for two things in, each of them out."""

from __future__ import annotations

import re

from ingest import sentences

_ASKS = (
    r"(?:hva|hvem|hvor\w*|når|hvilke[nt]?|kva|kven|kor\w*|kan|skal|må|bør|får|er|har|gjelder|gjeld"
    r"|what|who|how|when|where|which|why|can|may|must|should|do|does|is|are)"
)
_AND_ASKS = re.compile(rf",?\s+(?:og|and|samt)\s+(?={_ASKS}\b)", re.IGNORECASE)
MOST = 2
_FEWEST_WORDS = 3


def parts_of(question: str) -> tuple[str, ...]:
    """What is asked, one by one, in order; nothing where only one thing is."""
    asking = [sentence for sentence in sentences(question) if sentence.endswith("?")]
    if not asking:
        return ()
    parts = [part for sentence in asking for part in _AND_ASKS.split(sentence)]
    parts = [part.strip(" ,") for part in parts if len(part.split()) >= _FEWEST_WORDS]
    return tuple(parts[:MOST]) if len(parts) > 1 else ()
