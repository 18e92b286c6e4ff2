"""Records as text for other programs: JSON lines, CSV, and the repository's own formats."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from assistant.records.entries import ApprovedAnswer, ErrorReport, KeptQuestion, TrainingResult

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("at", "session", "topic", "question", "own_words", "found", "missed", "judgement")


def as_lines(entries: Iterable[KeptQuestion | ErrorReport]) -> str:
    """Kept questions or error reports, one JSON object a line."""
    return "".join(_line(asdict(entry)) for entry in entries)


def as_question_lines(approved: ApprovedAnswer, wordings: Iterable[str] | None = None) -> str:
    """An approved answer as anticipated questions, for a file in ``corpus/questions``.

    All wordings of its question, or those that are given. The question itself was asked by a user.
    """
    approval = approved.approval
    asked = (approval.question, *approval.wordings) if wordings is None else tuple(wordings)
    return "".join(
        _line(
            {
                **asdict(quoted),
                "question": question,
                "language": approval.language,
                "unread": question == approval.question,
            }
        )
        for quoted in approval.quotes
        for question in asked
    )


def as_case_line(approved: ApprovedAnswer, facts: Iterable[str] = ()) -> str:
    """An approved answer as a case, for a file in ``evals/cases``; ``facts`` are patterns.

    The same question must not be an anticipated one too: a case would then test nothing.
    """
    approval = approved.approval
    case = {
        "id": f"s{hashlib.sha256(approved.id.encode()).hexdigest()[:8]}",
        "category": "approved",
        "role": approval.role or "caseworker",
        "history": [],
        "question": approval.question,
        "outcome": "answered",
        "gold": [asdict(quoted) for quoted in approval.quotes],
        "facts": list(facts),
        "must_cite_all": [],
        "must_not": [],
    }
    return _line(case)


def as_csv(results: Iterable[TrainingResult]) -> str:
    """Training results as CSV with a byte order mark, as a spreadsheet opens it."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(_COLUMNS)
    for kept in results:
        values = asdict(kept.result) | {"at": kept.at.isoformat(timespec="seconds")}
        table.writerow([_cell(values[name]) for name in _COLUMNS])
    return "\ufeff" + text.getvalue()


def _cell(value: Any) -> str:
    """The value as a cell; what a trainee wrote must never be run as a formula."""
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda moment: moment.isoformat()) + "\n"
