"""How ``danger.toml`` is read, and where its patterns stand among the words of a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from assistant.fold import fold

TABLES = Path(__file__).with_name("danger.toml")


@dataclass(frozen=True, slots=True)
class Word:
    """One place of a pattern: any of these words, or a word that begins like this."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Whether this word may stand here."""
        return word in self.words or word.startswith(self.beginnings)


Place = tuple[int, int]
Pattern = tuple[Word | int, ...]  # a number is a gap of up to so many words


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of ``danger.toml``, folded and read."""

    patterns: dict[str, tuple[Pattern, ...]]
    lists: dict[str, Word]
    known: Word
    by_letter: dict[str, tuple[str, ...]]


@cache
def load_rules() -> Rules:
    """Read ``danger.toml`` once."""
    tables: dict[str, Any] = tomllib.loads(TABLES.read_text(encoding="utf-8"))
    lists = {name: read_words(words) for name, words in tables["words"].items()}
    patterns = {
        kind: tuple(read_pattern(pattern, lists) for pattern in written)
        for kind, written in tables["patterns"].items()
    }
    harmful = [lists[name] for name in tables["mended"]]
    by_letter: dict[str, list[str]] = {}
    for word in sorted({w for group in harmful for w in (*group.words, *group.beginnings)}):
        if len(word) > 4:
            by_letter.setdefault(word[0], []).append(word)
    places = [word for kind in patterns.values() for p in kind for word in words_of(p)]
    known = join([*lists.values(), *places])
    return Rules(patterns, lists, known, {k: tuple(v) for k, v in by_letter.items()})


def found_in(words: tuple[str, ...], kind: str) -> list[Place]:
    """Where any of the patterns of a kind begins and ends among the words."""
    return sorted(
        (start, end)
        for start, word in enumerate(words)
        for pattern in _beginning_with(word, kind)
        if (end := end_of(pattern, words, start))
    )


@lru_cache(maxsize=4096)  # the same few words stand in most questions
def _beginning_with(word: str, kind: str) -> tuple[Pattern, ...]:
    """The patterns of a kind that can begin with this word."""
    patterns = ((pattern, pattern[0]) for pattern in load_rules().patterns[kind])
    return tuple(p for p, first in patterns if isinstance(first, Word) and first.fits(word))


def end_of(pattern: Pattern, words: tuple[str, ...], start: int) -> int:
    """Where the pattern that begins here ends at the latest; 0 if it doesn't fit."""
    reached = {start}
    for part in pattern:
        if isinstance(part, int):
            reached = {place + gap for place in reached for gap in range(part + 1)}
        else:
            reached = {p + 1 for p in reached if p < len(words) and part.fits(words[p])}
        if not reached:
            return 0
    return max(reached)


def mend(word: str, rules: Rules) -> str:
    """The word of the tables that this one is a typing error of, or the word itself."""
    if len(word) < 5 or rules.known.fits(word):
        return word
    slips = 2 if len(word) > 8 else 1
    for candidate in rules.by_letter.get(word[0], ()):
        if OSA.distance(word, candidate, score_cutoff=slips) <= slips:
            return candidate
    return word


def read_words(written: list[str]) -> Word:
    """A list of words, where a star stands for any ending."""
    folded = [fold(word) for word in written]
    beginnings = tuple(word[:-1] for word in folded if word.endswith("*"))
    return Word(frozenset(word for word in folded if not word.endswith("*")), beginnings)


def read_pattern(written: str, lists: dict[str, Word]) -> Pattern:
    """A pattern as ``danger.toml`` writes it: ``{list}|word ~3 word``."""
    return tuple(
        int(part[1:])
        if part.startswith("~")
        else join(
            [
                lists[word[1:-1]] if word.startswith("{") else read_words([word])
                for word in part.split("|")
            ]
        )
        for part in written.split()
    )


def words_of(pattern: Pattern) -> Iterator[Word]:
    """The places of a pattern that are words."""
    return (part for part in pattern if isinstance(part, Word))


def join(groups: list[Word]) -> Word:
    """Several lists of words as one."""
    words = frozenset(word for group in groups for word in group.words)
    return Word(words, tuple({b for group in groups for b in group.beginnings}))
