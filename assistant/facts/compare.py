"""Which facts what somebody wrote has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.find import DUTIES, Fact, has_fact
from assistant.facts.fold import folded

_YES = re.compile(r"^\W*(?:ja|jo|jepp|yes)\b")


def missing_from(
    own_words: str, question: str, facts: Sequence[Fact]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts that are in what somebody answered to the question, and those that are not."""
    said = folded(own_words)
    if _YES.match(said):
        said = f"{said} {_duties_in(folded(question))}"
    found = tuple(fact for fact in facts if has_fact(fact.pattern, said))
    return found, tuple(fact for fact in facts if fact not in found)


def _duties_in(question: str) -> str:
    """The verbs that a "yes" to the question affirms."""
    return " ".join(
        match[0]
        for forms in DUTIES.values()
        for match in re.finditer(rf"\b(?:{forms})\b", question)
    )
