"""Anticipated questions in, each joined to the statements that its quote stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.asked import Asked, checked_unread
from ingest.documents import Anticipated, Span, Statement
from ingest.errors import QuestionsError
from ingest.json_lines import objects_in
from ingest.quotes import find_quote, overlap

_COVERED = 0.9
_KEYS = ("source_id", "quote", "question", "language")


@dataclass(frozen=True, slots=True)
class Joined(Asked):
    """An anticipated question, the ids of the statements that answer it, and the first's source."""

    source_id: str
    question: str
    language: str
    statement_ids: tuple[str, ...]
    unread: bool = False


def question_files(corpus: Path) -> tuple[Path, ...]:
    """The files of anticipated questions of a corpus folder, in name order."""
    return tuple(sorted((corpus / "questions").glob("*.jsonl")))


def load_questions(corpus: Path) -> tuple[Anticipated, ...]:
    """All anticipated questions; QuestionsError says which file and line is wrong."""
    return tuple(
        _parse(entry, place)
        for path in question_files(corpus)
        for place, entry in objects_in(path, QuestionsError)
    )


def _parse(entry: dict[str, Any], place: str) -> Anticipated:
    if any(not isinstance(entry.get(key), str) for key in _KEYS):
        raise QuestionsError(f"{place} must be an object with the texts {', '.join(_KEYS)}.")
    unread = checked_unread(entry.get("unread", False), place)
    return Anticipated(**{k: entry[k] for k in _KEYS}, unread=unread)


def join(
    questions: Sequence[Anticipated],
    statements: Sequence[Statement],
    texts: Mapping[str, str],
    sources: Collection[str],
) -> tuple[Joined, ...]:
    """Join each question to its statements; QuestionsError where a quote is not in its source.

    A quote that stands in several places belongs to the statement at each of them. A quote that
    covers a list belongs to the sentence that introduces it. A question on several lines is one
    that several statements answer. Questions of a source that is named in ``sources.toml`` but
    was not read are left out.
    """
    of_source: dict[str, list[Statement]] = {}
    for statement in statements:
        of_source.setdefault(statement.source_id, []).append(statement)
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    for question in questions:
        if question.source_id not in sources:
            raise QuestionsError(
                f"The question {question.question!r} names {question.source_id!r}, which is no "
                "source of this corpus. Mend the line or remove it."
            )
        if question.source_id not in texts:
            continue
        at = (question.source_id, question.quote)
        if at not in known:
            known[at] = _statements_of(question, of_source, texts)
    return _merged(
        Joined(q.source_id, q.question, q.language, known[q.source_id, q.quote], q.unread)
        for q in questions
        if q.source_id in texts
    )


def _merged(joined: Iterable[Joined]) -> tuple[Joined, ...]:
    """Each question once, with all that answers it."""
    merged: dict[str, Joined] = {}
    for one in joined:
        words = " ".join(one.question.casefold().split())
        first = merged.get(words, one)
        ids = dict.fromkeys((*first.statement_ids, *one.statement_ids))
        unread = first.unread or one.unread
        merged[words] = replace(first, statement_ids=tuple(ids), unread=unread)
    return tuple(merged.values())


def _statements_of(
    question: Anticipated, of_source: Mapping[str, list[Statement]], texts: Mapping[str, str]
) -> tuple[str, ...]:
    spans = find_quote(question.quote, texts[question.source_id])
    if not spans:
        raise QuestionsError(
            f"The question {question.question!r} quotes what {question.source_id!r} does not say "
            f"word for word: {question.quote!r}. Mend the quote or remove the line."
        )
    own = of_source.get(question.source_id, [])
    return tuple(dict.fromkeys(s.id for span in spans for s in _answering(span, own)))


def _answering(quote: Span, statements: list[Statement]) -> list[Statement]:
    """The statements that a quote is of.

    All that it covers, but for the parents of others among them; of a list with what introduces
    it, only what introduces it; where it covers none, the one that it shares most with.
    """
    shares = [(_shared(statement, quote), statement) for statement in statements]
    covered = [statement for share, statement in shares if share > _COVERED]
    if not covered:
        share, statement = max(shares, key=lambda pair: pair[0], default=(0.0, None))
        return [statement] if statement is not None and share > 0 else []
    for statement in covered:
        items = [s for s in covered if s.list_id and s.list_id == statement.introduces]
        if len(items) > 1:
            return [statement]
    above = {id_ for statement in covered for id_ in statement.parent_ids}
    leading = {s.list_id for s in covered if s.list_id}
    return [s for s in covered if s.id not in above and s.introduces not in leading]


def _shared(statement: Statement, quote: Span) -> float:
    """The part of a statement that the quote covers."""
    whole = sum(span.end - span.start for span in statement.spans)
    return sum(overlap(span, quote) for span in statement.spans) / whole
