"""The suite ``retrieval``: what is found for each question, by each ranker and by the baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant import Knowledge, Understood, ask
from evals import norquad, ours
from evals.answers import question_of
from evals.baselines import BASELINES
from evals.cases import Case, Place, Texts, gold_spans, split_of
from evals.intervals import Estimate, estimate
from evals.norquad import by_article, opened, read_squad
from evals.ranking import MEASURES, score
from evals.remember import remembering
from evals.report import Report, Table, percent, progress
from evals.units import Ranker, Unit, within

# A statement and a chunk are not alike: what is in as many characters is a comparison that is.
CHARACTERS = (1500, 3000)

# A question as it is searched for, with the places that answer it.
Asked = Mapping[str, tuple[str, Sequence[Place]]]
# Measure by question, for each ranker.
Scores = Mapping[str, Mapping[str, Mapping[str, float]]]

TITLES = {
    "cases": "The cases, over these documents",
    "norquad_passages": "NorQuAD: the passage (baselines: the chunk) that holds the answer",
    "norquad_articles": "NorQuAD: the right article",
}

NOTE = (
    "R@k: share of all that answers which is among the first k. Success@k: share of the questions "
    "with something that answers among the first k. RR: one by the place of the first that "
    "answers. Characters: something that answers is in the first so many characters shown. Ours "
    "ranks statements (NorQuAD: passages), the baselines rank chunks of up to 1,024 tokens, so "
    "compare them by characters, or by article."
)


def asked_by(cases: Sequence[Case], knowledge: Knowledge) -> Asked:
    """The answerable cases, each as the assistant understands it, with its gold."""
    texts = knowledge.index.texts
    return {
        case.id: (standalone(case, knowledge), gold_spans(case, texts))
        for case in cases
        if case.answerable
    }


def standalone(case: Case, knowledge: Knowledge) -> str:
    """The question that the assistant would search for: a follow-up made to stand alone."""
    for event in ask(question_of(case), knowledge):
        if isinstance(event, Understood):
            return event.standalone_question
    return case.question


def rankers_of(knowledge: Knowledge) -> dict[str, Ranker]:
    """Each way of ours, then the baselines."""
    return {
        name: ours.statements(knowledge, rankers) for name, rankers in ours.WAYS.items()
    } | baselines(knowledge.index.texts, knowledge)


def baselines(texts: Texts, knowledge: Knowledge) -> dict[str, Ranker]:
    """The baselines over the same texts with the same embedder."""
    return {name: make(texts, knowledge.embedder) for name, make in BASELINES.items()}


def of_cases(cases: Sequence[Case], knowledge: Knowledge) -> Scores:
    """Every ranker asked every answerable case."""
    knowledge = remembering(knowledge)
    return score_all(rankers_of(knowledge), asked_by(cases, knowledge))


def of_squad(path: Path, split: str) -> dict[str, Scores]:
    """The same over a file of articles, by passage and by article."""
    squad = read_squad(path)
    asked = {name: it for name, it in squad.asked.items() if split in ("all", split_of(name))}
    with opened(squad.texts) as corpus:
        knowledge = remembering(corpus)
        rankers = norquad.rankers_of(knowledge, baselines(squad.texts, knowledge))
        return {
            "norquad_passages": score_all(rankers, asked),
            "norquad_articles": {
                # How many characters are shown is a matter of passages, not of articles.
                ranker: {name: measures[name] for name in MEASURES}
                for ranker, measures in score_all(by_article(rankers), asked).items()
            },
        }


def score_all(rankers: Mapping[str, Ranker], asked: Asked) -> Scores:
    """Every ranker asked every question."""
    return {
        name: score_one(ranker, asked)
        for name, ranker in progress(list(rankers.items()), "Searching")
    }


def score_one(ranker: Ranker, asked: Asked) -> dict[str, dict[str, float]]:
    """Each measure for each question."""
    found = {name: ranker.rank(text) for name, (text, _) in asked.items()}
    of_source: dict[str, list[Unit]] = {}
    for unit in ranker.units:
        of_source.setdefault(unit.source_id, []).append(unit)
    relevant = {
        name: {
            unit.id
            for source_id in {place.source_id for place in gold}
            for unit in of_source.get(source_id, ())
            if ranker.relevant(unit, gold)
        }
        for name, (_, gold) in asked.items()
    }
    ranked = {name: [unit.id for unit in units] for name, units in found.items()}
    shown = {
        _characters(n): {
            name: float(within(found[name], gold, n)) for name, (_, gold) in asked.items()
        }
        for n in CHARACTERS
    }
    return score(relevant, ranked) | shown


def report(scores: Mapping[str, Scores], about: dict[str, Any]) -> Report:
    """One table for each set of scores, by the names in TITLES."""
    estimates = {name: _estimates(found) for name, found in scores.items()}
    return Report(
        name=f"retrieval-{about['split']}",
        title="Retrieval",
        about=about,
        tables=tuple(_table(TITLES[name], found) for name, found in estimates.items()),
        data={
            name: {
                ranker: {measure: asdict(e) for measure, e in row.items() if e}
                for ranker, row in found.items()
            }
            for name, found in estimates.items()
        }
        | {"questions": {name: dict(found) for name, found in scores.items()}},
    )


def _estimates(scores: Scores) -> dict[str, dict[str, Estimate | None]]:
    return {
        ranker: {measure: estimate(list(values.values())) for measure, values in measures.items()}
        for ranker, measures in scores.items()
    }


def _table(title: str, rows: Mapping[str, Mapping[str, Estimate | None]]) -> Table:
    columns = [*MEASURES, *map(_characters, CHARACTERS)]
    cells = tuple(
        (name, *(percent(row.get(column)) for column in columns), _margin(row["RR"]))
        for name, row in rows.items()
    )
    return Table(title, ("ranker", *columns, "RR 95 %"), cells, NOTE)


def _margin(found: Estimate | None) -> str:
    return "–" if found is None else f"{100 * found.low:.0f}–{100 * found.high:.0f}"


def _characters(count: int) -> str:
    return f"{count:,} characters"
