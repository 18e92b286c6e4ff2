"""The suite ``answers``: every case asked, every measure taken, added up over groups of cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant import Answer, Knowledge, Language, Question, answer
from evals.cases import Case, Evidence, evidence_of
from evals.intervals import Estimate, Statistic, estimate, mean, median, p95
from evals.measure import LESS_IS_BETTER, MEASURES
from evals.report import Entry, Report, Table, percent, percent_interval, progress

LANGUAGES: dict[Language, str] = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}

# How cases add up: a mean, but for the words.
STATISTICS: dict[str, tuple[str, Statistic]] = {
    name: (name, mean) for name in MEASURES if name != "words"
} | {"words_median": ("words", median), "words_p95": ("words", p95)}

# What another wording can change of an answer.
IN_OTHER_WORDS = (
    "correct",
    "first_citation_right",
    "some_citation_right",
    "citation_precision",
    "refused",
    "false_refusal",
)
# What the tables of groups show; the rest concerns one category, or is in the JSON.
IN_GROUPS = (*IN_OTHER_WORDS, "outcome_right", "words_median")
LESSER: frozenset[str] = frozenset(
    name for name, (measure, _) in STATISTICS.items() if measure in LESS_IS_BETTER
)

Summary = Mapping[str, Estimate | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, its answer, and what each measure that applies says of it."""

    case: Case
    answer: Answer
    values: dict[str, float]


def answer_all(cases: Sequence[Case], knowledge: Knowledge) -> tuple[Judged, ...]:
    """Every case asked and judged."""
    texts = knowledge.index.texts
    evidence = [evidence_of(case, texts) for case in cases]  # a broken case shows before the wait
    return tuple(
        judge(case, answer(question_of(case), knowledge), found)
        for case, found in progress(list(zip(cases, evidence, strict=True)), "Answering")
    )


def question_of(case: Case) -> Question:
    """The case as the assistant is asked it."""
    return Question(case.question, case.history, case.role, case.id)


def judge(case: Case, given: Answer, evidence: Evidence) -> Judged:
    """What each measure says of one answer."""
    values = {name: measure(case, given, evidence) for name, measure in MEASURES.items()}
    return Judged(case, given, {name: v for name, v in values.items() if v is not None})


def summarise(judged: Sequence[Judged]) -> Summary:
    """Each statistic with its interval; None where it applies to no case."""
    return {
        name: estimate([j.values[measure] for j in judged if measure in j.values], statistic)
        for name, (measure, statistic) in STATISTICS.items()
    }


def grouped(judged: Sequence[Judged], key: Callable[[Judged], str]) -> dict[str, Summary]:
    """A summary for each group, by name."""
    names = sorted({key(j) for j in judged})
    return {name: summarise([j for j in judged if key(j) == name]) for name in names}


def language_of(judged: Judged) -> str:
    """The language that the case was taken to be asked in."""
    return LANGUAGES[judged.answer.language]


def failed(judged: Judged) -> tuple[str, ...]:
    """The measures that say less than the best of this case, words apart."""
    return tuple(
        name
        for name, value in judged.values.items()
        if name != "words" and value != (0.0 if name in LESS_IS_BETTER else 1.0)
    )


def lost(judged: Sequence[Judged], reworded: Sequence[Judged]) -> tuple[Judged, ...]:
    """The reworded cases that are judged worse: refused instead of answered, say, or wrong."""
    before = {j.case.id: j for j in judged}
    return tuple(j for j in reworded if set(failed(j)) - set(failed(before[j.case.id])))


def report(
    judged: Sequence[Judged],
    about: dict[str, Any],
    worst: int,
    reworded: Sequence[Judged] = (),
) -> Report:
    """All of it, ready to be shown and written.

    ``reworded`` are some of the cases once more, in other words (``about`` tells which); only what
    is lost by that is written out then.
    """
    overall = summarise(judged)
    categories = grouped(judged, lambda j: j.case.category)
    languages = grouped(judged, language_of)
    sizes = {name: sum(j.case.category == name for j in judged) for name in categories}
    of_language = {name: sum(language_of(j) == name for j in judged) for name in languages}
    shown = lost(judged, reworded) if reworded else judged
    bad = sorted((j for j in shown if failed(j)), key=lambda j: (-len(failed(j)), j.case.id))
    return Report(
        name=f"answers-{about['split']}",
        title="Answers",
        about=about,
        tables=(
            _overall(overall),
            *([_in_other_words(judged, reworded)] if reworded else []),
            _groups("By category", categories, sizes),
            _groups("By language", languages, of_language),
        ),
        entries=tuple(_entry(j) for j in bad[:worst]),
        data={
            "overall": _plain(overall),
            "categories": {name: _plain(summary) for name, summary in categories.items()},
            "languages": {name: _plain(summary) for name, summary in languages.items()},
            "in other words": _plain(summarise(reworded)),
            "judged": _all(judged),
            "reworded": _all(reworded),
        },
    )


def _all(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    return [
        {"case": asdict(j.case), "answer": j.answer.as_json(), "values": j.values} for j in judged
    ]


def _plain(summary: Summary) -> dict[str, Any]:
    return {name: asdict(found) for name, found in summary.items() if found}


def _overall(summary: Summary) -> Table:
    rows = []
    for name, found in summary.items():
        if found and name.startswith("words"):
            row = (f"{found.value:.0f}", f"{found.low:.0f}–{found.high:.0f}", str(found.n))
        else:
            row = (percent(found), percent_interval(found), str(found.n if found else 0))
        rows.append((_title(name), *row))
    note = "Less is better: " + ", ".join(_title(name) for name in summary if name in LESSER) + "."
    return Table("Overall", ("measure", "value", "95 %", "cases"), tuple(rows), note)


def _in_other_words(judged: Sequence[Judged], reworded: Sequence[Judged]) -> Table:
    ids = {j.case.id for j in reworded}
    before, after = summarise([j for j in judged if j.case.id in ids]), summarise(reworded)
    rows = tuple(
        (_title(name), percent(before[name]), percent(after[name]), percent_interval(after[name]))
        for name in IN_OTHER_WORDS
    )
    columns = ("measure", "as written", "in other words", "95 %")
    note = f"{len(reworded)} cases; {len(lost(judged, reworded))} of them are judged worse."
    return Table("In other words", columns, rows, note)


def _groups(title: str, groups: Mapping[str, Summary], sizes: Mapping[str, int]) -> Table:
    rows = tuple(
        (group, str(sizes[group]), *(_cell(name, summary[name]) for name in IN_GROUPS))
        for group, summary in groups.items()
    )
    return Table(title, ("group", "cases", *map(_title, IN_GROUPS)), rows)


def _cell(name: str, found: Estimate | None) -> str:
    return f"{found.value:.0f}" if found and name.startswith("words") else percent(found)


def _title(name: str) -> str:
    return name.replace("_", " ")


def _entry(judged: Judged) -> Entry:
    case, given = judged.case, judged.answer
    heading = f"{case.id} ({case.category}): {', '.join(map(_title, failed(judged)))}"
    cited = [f"[{c.marker}] {c.source_id} {c.start}–{c.end}: {c.quote}" for c in given.citations]
    parts = [
        ("Question", "\n".join([*(f"(before) {text}" for text in case.history), case.question])),
        ("Understood as", given.standalone_question),
        (f"Answer: {given.outcome}, expected {case.outcome}", given.text),
        ("Citations", "\n".join(cited)),
        ("Notices", "\n".join(f"{notice.kind}: {notice.text}" for notice in given.notices)),
        ("Gold", "\n".join(f"{quote.source_id}: {quote.quote}" for quote in case.gold)),
        ("Facts", "\n".join(case.facts)),
    ]
    return Entry(heading, tuple((label, text) for label, text in parts if text))
