"""An approved answer as files of the repository; a person puts them there.

The same wording must not be an anticipated question and a test case: the case would test nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from rapidfuzz import fuzz

from assistant.answers import Language
from assistant.facts import facts_of, has_fact
from assistant.records import ApprovedAnswer, as_case_line, as_question_lines
from assistant.training.topics import quoted_statement
from assistant.ui.markdown import without_markers
from assistant.ui.words import words_under
from ingest import Index

WHATS = ("question", "case", "both")
# Wordings this alike (0 … 100) are the same in slightly other words.
_ALIKE = 85
_words = words_under("page.supervisor.approved")


@dataclass(frozen=True, slots=True)
class File:
    """A file; ``where`` is the key of the words that say where it belongs."""

    name: str
    text: str
    where: str


def files(one: ApprovedAnswer, what: str, index: Index) -> tuple[File, ...]:
    """The files of an approved answer; none where its wordings are anticipated already.

    Their names are new in their folders, so that putting them there replaces nothing.
    """
    wordings, case = parted(one, what, (asked.question for asked in index.questions))
    made = []
    if wordings:
        text = as_question_lines(one, wordings)
        made.append(File(f"approved-{one.id[:8]}-questions.jsonl", text, "put_questions"))
    if case:
        asked = replace(one, approval=replace(one.approval, question=case))
        text = as_case_line(asked, facts_in(asked, index))
        made.append(File(f"approved-{one.id[:8]}-case.jsonl", text, "put_case"))
    return tuple(made)


def listed_files(made: Sequence[File], what: str, language: Language) -> str:
    """The box with the files and where they belong, or why there are none."""
    if not made:
        return f'<p class="problem">{_words("files.none_" + what, language)}</p>'
    return "".join(_file(file, language) for file in made)


def parted(one: ApprovedAnswer, what: str, known: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The wordings that become anticipated questions, and the one that becomes the case, or "".

    ``known`` are the questions that are anticipated already.
    """
    taken = {question.casefold() for question in known}
    approval = one.approval
    fresh = [w for w in (approval.question, *approval.wordings) if w.casefold() not in taken]
    if what == "question" or not fresh:
        return tuple(fresh), ""
    case = fresh[0]
    if what == "case":
        return (), case
    others = tuple(wording for wording in fresh[1:] if not _alike(wording, case))
    return others, case if others else ""


def facts_in(one: ApprovedAnswer, index: Index) -> tuple[str, ...]:
    """The facts that both the answer and its quote say: any right answer must have them."""
    approval = one.approval
    said = without_markers(approval.answer)
    patterns = (
        fact.pattern
        for quoted in approval.quotes
        if (statement := quoted_statement(quoted, index))
        for fact in facts_of(approval.question, statement, index.terms)
        if has_fact(fact.pattern, said) and has_fact(fact.pattern, quoted.quote)
    )
    return tuple(dict.fromkeys(patterns))


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= _ALIKE


def _file(file: File, language: Language) -> str:
    name = escape(file.name)
    return (
        f'<div class="file"><p>{_words(f"files.{file.where}", language, file=file.name)}</p>'
        f'<pre tabindex="0" aria-label="{name}">{escape(file.text)}</pre>'
        f'<button type="button" class="quiet download" data-file="{name}">'
        f"{_words('files.download', language, file=file.name)}</button></div>"
    )
