"""An approved answer as lines for the repository's files; a person puts them there.

The same wording must not be an anticipated question and a test case: the case would test nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from rapidfuzz import fuzz

from assistant.answers import Language
from assistant.records import ApprovedAnswer, as_case_line, as_question_lines
from assistant.ui.words import words_under

WHATS = ("question", "case", "both")
# Wordings this alike (0 … 100) are the same in slightly other words.
_ALIKE = 85
_words = words_under("page.supervisor.approved")


def lines(one: ApprovedAnswer, what: str, known: Iterable[str], language: Language) -> str:
    """The box with the lines and where they belong, or why there are none.

    ``known`` are the questions that are anticipated already.
    """
    wordings, case = parted(one, what, known)
    files: list[tuple[str, str, str]] = []
    if wordings:
        for source_id in dict.fromkeys(quoted.source_id for quoted in one.approval.quotes):
            own = tuple(q for q in one.approval.quotes if q.source_id == source_id)
            of_source = replace(one, approval=replace(one.approval, quotes=own))
            text = as_question_lines(of_source, wordings)
            files.append((f"{source_id}.jsonl", text, "put_questions"))
    if case:
        asked = replace(one, approval=replace(one.approval, question=case))
        files.append(("approved.jsonl", as_case_line(asked), "put_case"))
    if not files:
        return f'<p class="problem">{_words("lines.none_" + what, language)}</p>'
    return "".join(_file(*file, language) for file in files)


def parted(one: ApprovedAnswer, what: str, known: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The wordings that become anticipated questions, and the one that becomes the case, or ""."""
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


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= _ALIKE


def _file(name: str, text: str, where: str, language: Language) -> str:
    label = _words("lines.download", language, file=name)
    return (
        f'<div class="file"><p>{_words(f"lines.{where}", language, file=name)}</p>'
        f'<pre tabindex="0" aria-label="{escape(name)}">{escape(text)}</pre>'
        f'<button type="button" class="quiet download" data-file="{escape(name)}">{label}</button>'
        "</div>"
    )
