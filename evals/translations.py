"""Cases in, those that are translated out, asked in another language.

What a difference a language makes shows only when the same thing is asked in both. People wrote the
translations: as somebody would type it, not word for word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from evals.cases import Case, CasesError, text_of
from ingest import objects_in

Language = Literal["en", "nn"]
TRANSLATIONS = Path(__file__).parent / "translations.jsonl"


def translated(
    cases: Iterable[Case], language: Language, path: Path = TRANSLATIONS
) -> tuple[Case, ...]:
    """The cases that have a translation, asked in that language, in their order.

    Raises CasesError where none has one, and where a line of the file is broken.
    """
    found = _questions(path, language)
    asked = [replace(case, question=found[case.id]) for case in cases if case.id in found]
    if not asked:
        raise CasesError(f"None of the cases has a line in {path} with the language {language!r}.")
    return tuple(asked)


def _questions(path: Path, language: Language) -> dict[str, str]:
    """The questions of the language, by the id of their case."""
    found: dict[str, str] = {}
    for where, row in objects_in(path, CasesError):
        id_, question, told = (text_of(row, key, where) for key in ("id", "question", "language"))
        if told not in get_args(Language):
            raise CasesError(
                f"{where}: 'language' must be {' or '.join(get_args(Language))}, not {told!r}."
            )
        if told == language:
            if id_ in found:
                raise CasesError(f"{where}: {id_!r} is in {language!r} already. Drop one of them.")
            found[id_] = question
    return found
