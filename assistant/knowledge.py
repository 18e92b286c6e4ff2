"""All that answering needs, opened once: the index, its embedder and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.known import Known
from assistant.taught import Network, network_for
from assistant.understand.kinds import KINDS, fits
from assistant.understand.widen import Vocabulary
from ingest import (
    Embedder,
    Index,
    Settings,
    Words,
    load_settings,
    open_embedder,
    passage_words,
    read_index,
    read_manifest,
    stems,
)

# About nothing that anybody would index here.
UNRELATED = (
    "Blir det regn i morgen?",
    "Hvem vant fotballkampen i går?",
    "Kor lenge skal poteter koke?",
    "Hvilken telefon har best kamera?",
    "How far is it to the moon?",
    "What is the best way to learn the guitar?",
)

Rows = NDArray[np.intp]
_WORKED_OUT = (
    "vocabulary",
    "passage_rows",
    "passage_words",
    "question_rows",
    "asked_words",
    "said_by",
    "said_words",
    "known",
    "classes",
    "of_kind",
    "conflicts",
    "about_conflicts",
)


@dataclass(frozen=True)
class Knowledge:
    """An open index. Nothing in it changes, so any number of threads may ask at once."""

    settings: Settings
    index: Index
    embedder: Embedder

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that the corpus knows."""
        return Vocabulary(self.index)

    @cached_property
    def passage_rows(self) -> Rows:
        """The row of each statement's passage."""
        rows = self.index.passage_rows
        return np.array([rows[s.passage_id] for s in self.index.statements], dtype=np.intp)

    @cached_property
    def passage_words(self) -> Words:
        """The words of the passages, each with its title and headings."""
        sources = self.index.sources
        return Words.of([passage_words(p, sources[p.source_id]) for p in self.index.passages])

    @cached_property
    def question_rows(self) -> Rows:
        """The rows of the questions that lead to each statement, filled up with -1."""
        leading: list[list[int]] = [[] for _ in self.index.statements]
        for row, asked in enumerate(self.index.questions):
            for id_ in asked.statement_ids:
                leading[self.index.statement_rows[id_]].append(row)
        width = max((len(rows) for rows in leading), default=0)
        table = np.full((len(leading), max(width, 1)), -1, dtype=np.intp)
        for statement, rows in enumerate(leading):
            table[statement, : len(rows)] = rows
        return table

    @cached_property
    def asked_words(self) -> dict[str, Rows]:
        """For each stem, the statements that an anticipated question with it leads to."""
        rows = self.index.derived.asked_words.items()
        return {stem: np.array(of_stem, dtype=np.intp) for stem, of_stem in rows}

    @cached_property
    def said_by(self) -> tuple[frozenset[str], ...]:
        """The stems of each statement, those of its headings too."""
        return tuple(
            frozenset(stems(f"{' '.join(statement.path)} {statement.in_context}"))
            for statement in self.index.statements
        )

    @cached_property
    def said_words(self) -> dict[str, Rows]:
        """For each stem, the statements that have it, in their headings too."""
        found: dict[str, list[int]] = {}
        for row, said in enumerate(self.said_by):
            for stem in said:
                found.setdefault(stem, []).append(row)
        return {stem: np.array(rows, dtype=np.intp) for stem, rows in found.items()}

    @cached_property
    def packaged(self) -> Embedder:
        """The embedder as it is without tuning."""
        return open_embedder(self.settings) if self.index.manifest.tuned else self.embedder

    @cached_property
    def known(self) -> Known:
        """The anticipated questions, and by outcome those that are known not to be answered."""
        outcomes = np.array([question.outcome for question in self.index.unanswered], dtype=str)
        unanswered = self.index.unanswered_vectors
        return Known(
            self.index.question_vectors,
            {
                outcome: unanswered[outcomes == outcome]
                for outcome in ("not_in_corpus", "out_of_scope", "about", "unclear")
            },
        )

    @cached_property
    def network(self) -> Network | None:
        """The network for the embedder, if it was taught any of the statements."""
        network = network_for(self.embedder.name)
        if network is None or network.statements.keys().isdisjoint(self.index.statement_rows):
            return None
        return network

    @cached_property
    def classes(self) -> Rows:
        """The network's class of each statement that it was taught. Of the others, those that have
        questions have -2 and those without have -1.
        """
        taught = self.network.statements if self.network else {}
        classes = np.where(self.question_rows[:, 0] >= 0, -2, -1)
        for row, statement in enumerate(self.index.statements):
            classes[row] = taught.get(statement.id, classes[row])
        return classes

    @cached_property
    def of_kind(self) -> dict[str, NDArray[np.bool_]]:
        """For each kind of answer, which statements have one."""
        texts = [statement.text for statement in self.index.statements]
        return {kind.name: np.array([fits(kind.name, t) for t in texts], bool) for kind in KINDS}

    @cached_property
    def conflicts(self) -> tuple[tuple[frozenset[str], Rows], ...]:
        """For each confirmed conflict its words and the statements that are a side of it."""
        rows = self.index.statement_rows
        found = []
        for conflict in self.index.conflicts:
            own = [rows[id_] for side in conflict.sides for id_ in side]
            texts = [conflict.about, *conflict.says.values()]
            texts += [self.index.statements[row].text for row in own]
            found.append((frozenset(stems(" ".join(texts))), np.array(own, dtype=np.intp)))
        return tuple(found)

    @cached_property
    def about_conflicts(self) -> tuple[NDArray[np.bool_], ...]:
        """For each confirmed conflict, which known questions lead to more than one side of it."""
        return tuple(
            np.sum([self._leading_to(side) for side in conflict.sides], axis=0) > 1
            for conflict in self.index.conflicts
        )

    def _leading_to(self, statement_ids: tuple[str, ...]) -> NDArray[np.bool_]:
        """Which known questions lead to any of the statements."""
        rows = [self.index.statement_rows[id_] for id_ in statement_ids]
        leading = np.zeros(len(self.index.questions) + 1, dtype=bool)
        leading[self.question_rows[rows]] = True  # the last place is for -1, no question
        return leading[:-1]

    @cached_property
    def unrelated(self) -> float:
        """How close questions about something else come to the corpus, the mean of the closest.

        Cosines of one model mean other things than another's; this gives them a zero.
        """
        vectors = self.embedder.embed_questions(UNRELATED)
        return float((vectors @ self.index.statement_vectors.T).max(axis=1).mean())

    def rarity(self, stem: str) -> float:
        """How much a stem tells: high for a rare one (Spärck Jones 1972), most for an unknown."""
        known = len(self.said_words.get(stem, ())) + len(self.asked_words.get(stem, ()))
        return float(np.log(1 + 2 * len(self.index.statements) / (1 + known)))

    def warm(self) -> Knowledge:
        """Work out now what the first question would otherwise wait for."""
        for name in _WORKED_OUT:
            getattr(self, name)
        return self


def open_knowledge(settings: Settings | None = None, *, warm: bool = True) -> Knowledge:
    """Open the index in use; IngestError says what is missing and what to do."""
    settings = settings or load_settings()
    manifest = read_manifest(settings)
    embedder = open_embedder(settings, manifest is not None and manifest.tuned)
    opened = Knowledge(settings, read_index(settings, embedder.name), embedder)
    return opened.warm() if warm else opened
