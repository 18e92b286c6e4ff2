"""What follows from the rest of an index and is worked out once, when it is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.asked import Asked
from ingest.documents import Statement
from ingest.embedded import statement_words
from ingest.questions import Joined
from ingest.unanswered import Unanswered
from ingest.words import Words, count_words, stems


@dataclass(frozen=True, slots=True)
class Derived:
    """What asking would otherwise have to work out anew at each start.

    ``statement_words`` rank the statements by words. ``asked_words`` are the stems of the
    questions, each with the rows of the statements that questions with it lead to.
    ``word_counts`` says how often documents and questions, answered or not, have each word (in
    small letters).
    """

    statement_words: Words
    asked_words: Mapping[str, Sequence[int]]
    word_counts: Mapping[str, int]


def derive(
    texts: Iterable[str],
    statements: Sequence[Statement],
    questions: Sequence[Joined],
    unanswered: Sequence[Unanswered],
) -> Derived:
    """Work it out."""
    rows = {statement.id: row for row, statement in enumerate(statements)}
    known: Sequence[Asked] = (*questions, *unanswered)
    # what nynorsk is typed as, so that it is not mended, and each question once
    asked = [words for one in known for words in dict.fromkeys((one.question, one.searched))]
    return Derived(
        Words.of([statement_words(statement) for statement in statements]),
        _asked_words(questions, rows),
        count_words([*texts, *asked]),
    )


def _asked_words(questions: Sequence[Joined], rows: Mapping[str, int]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for asked in questions:
        leads_to = [rows[id_] for id_ in asked.statement_ids]
        for stem in stems(asked.searched):
            found.setdefault(stem, set()).update(leads_to)
    return {stem: sorted(found[stem]) for stem in sorted(found)}
