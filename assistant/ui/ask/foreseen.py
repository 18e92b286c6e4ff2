"""Anticipated questions that go on like what somebody is writing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from assistant.answers import Language
from assistant.fold import fold
from assistant.knowledge import Knowledge
from assistant.plain import share_said
from assistant.stands_alone import LONGEST, reads_well
from assistant.ui.sent import LANGUAGES
from ingest import Joined

MOST = 5
FEWEST_LETTERS = 3
# A word in more than this share of a language's questions ("hvor", "skal") may be missing.
_COMMON = 0.02
# So many of a question's words must be those of what answers it, for it to be plain.
_PLAIN = 0.5
_WORD = re.compile(r"\w+")


class Foreseen:
    """The anticipated questions that read well, by language."""

    def __init__(self, knowledge: Knowledge) -> None:
        known: dict[str, list[Joined]] = {language: [] for language in LANGUAGES}
        for asked in knowledge.index.questions:
            if asked.language in known and reads_well(asked.question):
                known[asked.language].append(asked)

        def order(asked: Joined) -> tuple[bool, int, str]:
            return not _is_plain(asked, knowledge), len(asked.question), asked.question

        self._sheets = {
            language: _Sheet(sorted(questions, key=order)) for language, questions in known.items()
        }

    def like(self, text: str, language: Language) -> tuple[str, ...]:
        """At most five questions for what is written so far, one for each statement.

        First those that begin like it, then those that have it, then those that have its words;
        among them the plain ones first, and the short ones before the long.
        """
        typed = _spaced(text)
        if len(text) > LONGEST or len(typed.replace(" ", "")) < FEWEST_LETTERS:
            return ()
        return tuple(self._sheets[language].like(typed))


class _Sheet:
    """Questions as one text, a line each in their order: searched faster than a list."""

    def __init__(self, known: Sequence[Joined]) -> None:
        self._known = known
        folded = cache(fold)  # for these questions only: what users write is remembered nowhere
        lines = [f"\n{_spaced(asked.question, folded)}" for asked in known]
        self._text = f"{''.join(lines)}\n"
        self._begins = [0]
        for line in lines:
            self._begins.append(self._begins[-1] + len(line))
        counted = Counter(word for line in lines for word in set(line.split()))
        self._common = {word for word, n in counted.items() if n > _COMMON * len(lines)}

    def like(self, typed: str) -> Iterator[str]:
        words = [f" {word}" for word in typed.split()]
        telling = [word for word in words if word[1:] not in self._common] or words
        rarest = max(telling, key=len)
        ways = ((f"\n{typed}", ()), (typed, ()), (rarest, words), (rarest, telling))
        whole = f"\n{typed}\n"
        told: set[str] = set()
        shown = 0
        for row in (row for needle, needed in ways for row in self._rows(needle, needed)):
            asked = self._known[row]
            written = self._text.startswith(whole, self._begins[row])
            if told.isdisjoint(asked.statement_ids) and not written:
                told.update(asked.statement_ids)
                yield asked.question
                shown += 1
            if shown == MOST:
                return

    def _rows(self, needle: str, needed: Iterable[str]) -> Iterator[int]:
        """The lines that have the needle and begin a word with each that is needed, in order."""
        place = self._text.find(needle)
        while place >= 0:
            row = bisect_right(self._begins, place) - 1
            begin, end = self._begins[row : row + 2]
            if all(self._text.find(word, begin, end) >= 0 for word in needed):
                yield row
            place = self._text.find(needle, end)


def _is_plain(asked: Joined, knowledge: Knowledge) -> bool:
    rows = (knowledge.index.statement_rows[id_] for id_ in asked.statement_ids)
    return share_said(asked.question, rows, knowledge) >= _PLAIN


def _spaced(text: str, folded: Callable[[str], str] = fold) -> str:
    """The words of a text, folded, each with a space before it."""
    return "".join(f" {folded(word)}" for word in _WORD.findall(text.lower()))
