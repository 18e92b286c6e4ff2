"""The questions that are known, answered or not, and how like another one is to each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest import Vectors


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of one question: with each anticipated question, in their order, and with those that
    are known not to be answered, by their outcome.
    """

    answered: Vectors
    unanswered: Mapping[str, Vectors]


@dataclass(frozen=True, slots=True)
class Known:
    """The vectors of the known questions."""

    answered: Vectors
    unanswered: Mapping[str, Vectors]

    def likeness_to(self, vector: Vectors) -> Likeness:
        """Compare a question with all of them."""
        return Likeness(
            self.answered @ vector,
            {outcome: vectors @ vector for outcome, vectors in self.unanswered.items()},
        )
