"""The words of a question in, the words that documents use for the same out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ingest import Index, stems

_LEAST_FOR_SPELLING = 5


class Vocabulary:
    """The words that a corpus knows, and what users say for them."""

    def __init__(self, index: Index) -> None:
        asked = [question.question for question in index.questions]
        asked += [question.question for question in index.unanswered]
        texts = (*index.texts.values(), *asked)
        self._words = frozenset(word for text in texts for word in _words(text))
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._words):
            self._by_length.setdefault(len(word), []).append(word)
        self._groups = [
            (re.compile(r"\b(?:" + "|".join(map(_pattern, group)) + ")"), group)
            for group in index.terms
        ]
        self.spelled = lru_cache(maxsize=4096)(self._spelled)

    def mended(self, question: str) -> str:
        """The question with words that the corpus does not know put as the nearest that it does."""
        return re.sub(r"\w+", lambda match: self.spelled(match.group()), question)

    def widened(self, question: str) -> list[str]:
        """Stems of what else means the same as words of the question; its own stems left out."""
        small = question.casefold()
        others = (
            word for pattern, group in self._groups if pattern.search(small) for word in group
        )
        own = set(stems(question))
        return list(dict.fromkeys(s for word in others for s in stems(word) if s not in own))

    def _spelled(self, word: str) -> str:
        small = word.casefold()
        if len(small) < _LEAST_FOR_SPELLING or small in self._words or not small.isalpha():
            return word
        if self._is_compound(small):
            return word
        allowed = 1 if len(small) < 8 else 2
        near = [
            w for n in range(len(small) - 2, len(small) + 3) for w in self._by_length.get(n, ())
        ]
        found = process.extractOne(
            small, near, scorer=DamerauLevenshtein.distance, score_cutoff=allowed
        )
        return found[0] if found else word

    def _is_compound(self, word: str) -> bool:
        """Whether two known words make it up ("hjelpetiltaksvedtak"), with an s or e between."""
        return any(
            word[:cut] in self._words and _rest_known(word[cut:], self._words)
            for cut in range(4, len(word) - 3)
        )


def _rest_known(rest: str, words: Iterable[str] | Mapping[str, object]) -> bool:
    return rest in words or (rest[0] in "se" and rest[1:] in words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _pattern(term: str) -> str:
    """A term of terms.toml: "klage*" stands for every word that begins so."""
    if term.endswith("*"):
        return re.escape(term[:-1]) + r"\w*"
    return re.escape(term) + r"\b"
