"""Cases in, the same in other words out: in another language, with typing errors, or both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from evals.answers import LANGUAGES
from evals.cases import Case
from evals.translations import Language, translated
from evals.typos import mistyped


class Wording(NamedTuple):
    """How cases are to be asked once more; neither language nor typing errors: not at all."""

    language: Language | None = None
    typos: int = 0

    def __str__(self) -> str:
        """What a report calls it: ``in English, 1 typing error a question``."""
        told = [f"in {LANGUAGES[self.language]}"] if self.language else []
        if self.typos:
            told.append(
                f"{self.typos} typing {'error' if self.typos == 1 else 'errors'} a question"
            )
        return ", ".join(told)


AS_IT_IS = Wording()


def reworded(cases: Iterable[Case], wording: Wording, texts: Iterable[str]) -> tuple[Case, ...]:
    """The cases that can be worded so: translated ones; of those with errors the answerable.

    ``texts`` have the words that compounds are made of.
    """
    if not any(wording):
        return ()
    asked = translated(cases, wording.language) if wording.language else tuple(cases)
    return mistyped(asked, wording.typos, texts) if wording.typos else asked
