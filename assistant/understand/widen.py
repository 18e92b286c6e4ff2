"""The words of a question in, the words that documents use for the same out."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from assistant.understand.spelling import Spelling
from ingest import Index, count_words, stems

_OF_DANGER = Path(__file__).parents[1] / "learn" / "danger.jsonl"


class Vocabulary:
    """The words that a corpus knows, and what users say for them."""

    def __init__(self, index: Index) -> None:
        self.mended = Spelling(
            count_words(_messages_of_danger()) + Counter(index.derived.word_counts)
        ).mended
        self._groups = [
            (re.compile(r"\b(?:" + "|".join(map(_pattern, group)) + ")"), group)
            for group in index.terms
        ]

    def widened(self, question: str) -> list[str]:
        """Stems of what else means the same as words of the question; its own stems left out."""
        small = question.casefold()
        others = (
            word for pattern, group in self._groups if pattern.search(small) for word in group
        )
        own = set(stems(question))
        return list(dict.fromkeys(s for word in others for s in stems(word) if s not in own))


def _messages_of_danger() -> list[str]:
    """What was learned of danger from: its words must not be mended away ("blør" to "bør")."""
    lines = _OF_DANGER.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def _pattern(term: str) -> str:
    """A term of terms.toml: "klage*" stands for every word that begins so."""
    if term.endswith("*"):
        return re.escape(term[:-1]) + r"\w*"
    return re.escape(term) + r"\b"
